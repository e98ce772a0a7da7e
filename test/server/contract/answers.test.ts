import express, { type Express } from 'express'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Problem } from '../../../server/contract/Problem.ts'
import { listen, type Listening } from '../../../server/listen.ts'
import { answerWithProblem } from '../../../server/routes/answerWithProblem.ts'
import { cutLong } from '../../../server/routes/cutLong.ts'
import { openFolderOfTest } from './openFolderOfTest.ts'
import { startWhole, type Whole } from './startWhole.ts'

const { folder, remove } = openFolderOfTest()
let whole: Whole

beforeAll(async () => {
  whole = await startWhole(folder)
})
afterAll(async () => {
  await whole.close()
  remove()
})

const ask = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${whole.address}${path}`, { headers })

const problemIn = async (response: Response): Promise<Problem> => Problem.parse(await response.json())

describe('a problem', () => {
  it.each([
    ['', {}, 'What is asked for is not there.', 'en'],
    ['', { 'accept-language': 'sv-SE,sv;q=0.9,en;q=0.5' }, 'Det som efterfrågas finns inte.', 'sv'],
    ['&lang=sv', { 'accept-language': 'en' }, 'Det som efterfrågas finns inte.', 'sv'],
    ['&lang=en', { 'accept-language': 'sv' }, 'What is asked for is not there.', 'en'],
    ['', { 'accept-language': 'fi' }, 'What is asked for is not there.', 'en'],
  ] as const)('has its title in the language of the reader: %s %o', async (query, headers, title, language) => {
    const response = await ask(`/api/region?dataset=demonstratio&period=2026${query}`, headers)
    expect(response.status).toBe(404)
    expect(response.headers.get('content-language')).toBe(language)
    expect(await problemIn(response)).toMatchObject({
      type: '/problems/unknown-name',
      title,
      detail: 'There is no dataset `demonstratio` here. Did you mean `demonstration`?',
    })
  })

  it('of a conflict has both versions', async () => {
    const origin = { origin: whole.address, 'content-type': 'application/json' }
    const draft = { kind: 'note', name: 'A', content: 'one' }
    const made = await fetch(`${whole.address}/api/objects`, {
      method: 'POST',
      headers: origin,
      body: JSON.stringify(draft),
    })
    const { id } = (await made.json()) as { readonly id: string }
    const change = (): Promise<Response> =>
      fetch(`${whole.address}/api/objects/${id}`, {
        method: 'PUT',
        headers: { ...origin, 'if-match': '"1"' },
        body: JSON.stringify({ name: 'A', content: 'two' }),
      })
    expect((await change()).status).toBe(200)
    const refused = await change()
    expect(refused.status).toBe(412)
    const problem = await problemIn(refused)
    expect(problem.type).toBe('/problems/version-conflict')
    expect(JSON.stringify(problem)).toContain('"version":2')
  })
})

describe('what can be kept by the reader', () => {
  it.each([
    '/api/openapi.json',
    '/api/problems',
    '/api/catalogue?dataset=demonstration&period=2026',
    '/api/models?dataset=demonstration&period=2026',
    '/api/rules?model=chronic_care_pilot&language=sv',
  ])('%s has an ETag, and is not sent twice', async (path) => {
    const first = await ask(path)
    const tag = first.headers.get('etag') ?? ''
    expect(tag).toMatch(/^(W\/)?".+"$/)
    expect((await rawStatus(path, tag)).startsWith('HTTP/1.1 304')).toBe(true)
    expect((await rawStatus(path, '"another"')).startsWith('HTTP/1.1 200')).toBe(true)
  })
})

describe('a request', () => {
  it.each([
    ['of 65 levels', `${'['.repeat(65)}${']'.repeat(65)}`, 400, 'too-deep'],
    ['of a hundred thousand levels', '['.repeat(100_000), 400, 'too-deep'],
    ['of 300 kB', JSON.stringify({ text: 'x'.repeat(300_000) }), 413, 'body-too-large'],
    ['of brackets in a text', JSON.stringify({ text: `"\\${'['.repeat(1000)}` }), 400, 'unreadable-request'],
    ['that is no JSON', '{"a":', 400, 'unreadable-request'],
  ] as const)('%s is refused before it is read', async (_, body, status, code) => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${whole.address}/api/pricing`, { method: 'POST', headers, body })
    expect(response.status).toBe(status)
    expect((await problemIn(response)).type).toBe(`/problems/${code}`)
  })

  it('that hangs is cut, and what comes after it is answered', async () => {
    const app = express().use('/api', cutLong(50))
    app.get('/api/hangs', async (_request, response) => {
      await new Promise((resolve) => setTimeout(resolve, 150))
      response.json('late')
    })
    app.get('/api/quick', (_request, response) => void response.json('quick'))
    await onApp(app, async (address) => {
      const cut = await fetch(`${address}/api/hangs`)
      expect([cut.status, (await problemIn(cut)).type]).toEqual([503, '/problems/took-too-long'])
      await new Promise((resolve) => setTimeout(resolve, 200))
      expect(await (await fetch(`${address}/api/quick`)).json()).toBe('quick')
    })
  })
})

describe('a period', () => {
  // Found by the fuzzer: months before the year 0 have no order, and the server counted them until its memory was full.
  it.each(['0000', '0001-01', '0999-Q4'])('%s is refused', async (period) => {
    const response = await ask(`/api/catalogue?dataset=demonstration&period=${period}`)
    expect([response.status, (await problemIn(response)).type]).toEqual([400, '/problems/unreadable-request'])
  })
})

describe('what creates', () => {
  it('begins one import', async () => {
    const headers = { origin: whole.address, 'idempotency-key': 'import-1', 'content-type': 'application/json' }
    const begin = () => fetch(`${whole.address}/api/upload`, { method: 'POST', headers, body: '{}' })
    const [a, b] = [await (await begin()).json(), await (await begin()).json()] as [{ id: string }, { id: string }]
    expect(b.id).toBe(a.id)
  })
})

async function onApp(app: Express, look: (address: string) => Promise<void>): Promise<void> {
  app.use(answerWithProblem(() => undefined))
  const { server, address }: Listening = await listen(app, 0)
  try {
    await look(address)
  } finally {
    server.close()
    server.closeAllConnections()
  }
}

/** The first line of an answer, without the words about caching that `fetch` adds to a request. */
function rawStatus(path: string, tag: string): Promise<string> {
  const { hostname, port } = new URL(whole.address)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\nIf-None-Match: ${tag}\r\nConnection: close\r\n\r\n`)
    })
    socket.once('data', (bytes) => {
      resolve(bytes.toString('latin1').split('\r\n')[0] ?? '')
      socket.destroy()
    })
    socket.once('error', reject)
  })
}

// Each says what was sent, and what to send.
describe('what is refused at the door', () => {
  it('names the methods that an address takes', async () => {
    const origin = whole.address
    expect(await refusal('PATCH', '/api/objects', { origin })).toMatchObject({
      status: 405,
      type: '/problems/unknown-method',
      detail: 'It takes GET, POST, and this was PATCH.',
      allow: 'GET, POST',
    })
    const one = '/api/objects/00000000-0000-4000-8000-000000000001'
    expect((await refusal('PATCH', one, { origin })).allow).toBe('DELETE, GET, PUT')
    expect(await refusal('GET', '/api/nothing')).toMatchObject({ status: 404, type: '/problems/unknown-address' })
  })

  it('names the header that a program must send', async () => {
    const content = { 'content-type': 'application/json', body: '{}' }
    expect(await refusal('POST', '/api/jobs', content)).toMatchObject({
      status: 403,
      type: '/problems/other-origin',
      detail: `The header \`Origin\` must be \`${whole.address}\`.`,
    })
  })

  it('says that a body is no JSON and where, or that none came', async () => {
    const origin = whole.address
    const broken = { origin, 'content-type': 'application/json', body: '{"kind": }' }
    const found = await refusal('POST', '/api/jobs', broken)
    expect(found).toMatchObject({ status: 400, type: '/problems/unreadable-request' })
    expect(found.detail).toMatch(/^The body is not JSON: .*\}/)
    const other = { origin, 'content-type': 'text/plain', body: '{}' }
    expect((await refusal('POST', '/api/jobs', other)).detail).toMatch(
      /with the header `Content-Type: application\/json`/,
    )
  })
})

async function refusal(method: string, path: string, { body, ...headers }: Readonly<Record<string, string>> = {}) {
  const response = await fetch(`${whole.address}${path}`, { method, headers, ...(body !== undefined && { body }) })
  const { type, detail } = (await response.json()) as Problem
  return { status: response.status, type, detail, allow: response.headers.get('allow') }
}
