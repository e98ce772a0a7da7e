import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { objectCalls } from '../../../server/contract/objects.ts'
import { Problem } from '../../../server/contract/Problem.ts'
import { createApp } from '../../../server/createApp.ts'
import { listen, type Listening } from '../../../server/listen.ts'
import { createRegion } from '../../../server/region/createRegion.ts'
import { createObjects, openDatabase, type Store } from '../../../server/store/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'kapitera-'))
let store: Store
let listening: Listening

beforeAll(async () => {
  store = await openDatabase({ dialect: 'sqlite', file: join(folder, 'kapitera.sqlite') })
  const objects = createObjects(store, { now: () => new Date(), newId: () => crypto.randomUUID() })
  const app = createApp({
    clientFolder: folder,
    region: createRegion([]),
    store: folder,
    objects,
    log: () => undefined,
  })
  listening = await listen(app, 0)
})

afterAll(async () => {
  listening.server.close()
  await store.close()
  rmSync(folder, { recursive: true })
})

interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
}

async function call(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${listening.address}${path}`, {
    method,
    headers: { origin: listening.address, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) }
}

type Call = keyof typeof objectCalls

/** What a call answered, after it was held against the contract. */
function read<K extends Call>(name: K, { body }: Answer) {
  const answer = objectCalls[name].response.parse(body)
  expect(answer).toEqual(body)
  return answer as ReturnType<(typeof objectCalls)[K]['response']['parse']>
}

const DRAFT = { name: 'Fewer visits', description: 'for May', content: 'extends: stockholm_2026\n' }
const create = async (body: object = { kind: 'scenario', ...DRAFT }, headers = {}) =>
  read('POST /api/objects', await call('POST', '/api/objects', body, headers))
const said = ({ status, body }: Answer) => [status, Problem.parse(body).type]

it('creates, changes, deletes, restores, undoes and duplicates, each as the contract says', async () => {
  const created = await call('POST', '/api/objects', { kind: 'scenario', ...DRAFT })
  expect([created.status, created.headers.get('etag')]).toEqual([201, '"1"'])
  const { id, ...made } = read('POST /api/objects', created)
  expect(created.headers.get('location')).toBe(`/api/objects/${id}`)
  expect(made).toMatchObject({ ...DRAFT, version: 1, by: 'local' })

  const at = `/api/objects/${id}`
  const changed = await call('PUT', at, { ...DRAFT, name: 'Fewer still' }, { 'if-match': '"1"' })
  expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"2"'])
  expect(read('PUT /api/objects/{id}', changed)).toMatchObject({ name: 'Fewer still', version: 2 })
  const removed = await call('DELETE', at, undefined, { 'if-match': '"2"' })
  expect(read('DELETE /api/objects/{id}', removed)).toMatchObject({ isDeleted: true, version: 3 })
  const restored = await call('POST', `${at}/restore`, undefined, { 'if-match': '"3"' })
  expect(read('POST /api/objects/{id}/restore', restored)).toMatchObject({ isDeleted: false, version: 4 })
  const undone = await call('POST', `${at}/undo`, { version: 1 }, { 'if-match': '"4"' })
  expect(read('POST /api/objects/{id}/undo', undone)).toMatchObject({ name: 'Fewer visits', of: 1, version: 5 })
  const copied = await call('POST', `${at}/duplicate`, { name: 'Copy' })
  expect(read('POST /api/objects/{id}/duplicate', copied)).toMatchObject({ name: 'Copy', of: 5, version: 1 })
  expect(read('GET /api/objects/{id}', await call('GET', at)).version).toBe(5)
  expect(read('GET /api/objects/{id}/versions', await call('GET', `${at}/versions`)).length).toBe(5)
  const part = read('GET /api/objects/{id}/versions', await call('GET', `${at}/versions?after=5&limit=2`))
  expect(part.map(({ version }) => version)).toEqual([4, 3])
  const old = read('GET /api/objects/{id}/versions/{version}', await call('GET', `${at}/versions/2`))
  expect(old.name).toBe('Fewer still')
  const page = read('GET /api/objects', await call('GET', '/api/objects?kind=scenario&search=visits&limit=1'))
  expect(page.items.map(({ name }) => name)).toEqual(['Fewer visits'])
})

it('answers 304 to one who has the version already', async () => {
  const { id } = await create()
  const again = await call('GET', `/api/objects/${id}`, undefined, { 'if-none-match': '"1"' })
  expect([again.status, again.body]).toEqual([304, undefined])
  expect((await call('GET', `/api/objects/${id}`, undefined, { 'if-none-match': '"2"' })).status).toBe(200)
})

it('shows both versions to one who saw an older one', async () => {
  const saved = await create()
  await call('PUT', `/api/objects/${saved.id}`, { ...DRAFT, content: 'theirs' }, { 'if-match': '"1"' })
  const late = await call('PUT', `/api/objects/${saved.id}`, { ...DRAFT, content: 'mine' }, { 'if-match': '"1"' })
  expect(said(late)).toEqual([412, '/problems/version-conflict'])
  expect(late.headers.get('content-type')).toMatch('application/problem+json')
  expect(late.body).toMatchObject({
    saved: { id: saved.id, version: 2, content: 'theirs' },
    yours: { version: 1, ...DRAFT, content: 'mine' },
  })
})

it.each([
  ['no version', {}, 428, 'version-not-said'],
  ['any version', { 'if-match': '*' }, 400, 'unreadable-version'],
  ['a weak version', { 'if-match': 'W/"1"' }, 400, 'unreadable-version'],
  ['version zero', { 'if-match': '"0"' }, 400, 'unreadable-version'],
] as const)('refuses a change that says %s', async (_what, headers, status, problem) => {
  const { id } = await create()
  for (const [method, path, body] of [
    ['PUT', '', DRAFT],
    ['DELETE', '', undefined],
    ['POST', '/restore', undefined],
    ['POST', '/undo', { version: 1 }],
  ] as const)
    expect(said(await call(method, `/api/objects/${id}${path}`, body, headers))).toEqual([
      status,
      `/problems/${problem}`,
    ])
})

it('creates once for a key that comes twice, and refuses it for another body', async () => {
  const key = { 'idempotency-key': crypto.randomUUID() }
  const body = { kind: 'note', ...DRAFT }
  const first = await call('POST', '/api/objects', body, key)
  const second = await call('POST', '/api/objects', body, key)
  expect([second.status, second.body, second.headers.get('etag')]).toEqual([201, first.body, '"1"'])
  const other = await call('POST', '/api/objects', { ...body, name: 'Other' }, key)
  expect(said(other)).toEqual([422, '/problems/key-used-before'])
  const unreadable = await call('POST', '/api/objects', body, { 'idempotency-key': 'a b' })
  expect(said(unreadable)).toEqual([400, '/problems/unreadable-key'])
})

it('takes five million characters, and refuses one more', async () => {
  const content = 'x'.repeat(5_000_000)
  const made = await create({ kind: 'run', ...DRAFT, content })
  expect([made.bytes, made.content.length]).toEqual([5_000_000, 5_000_000])
  expect((await call('POST', '/api/objects', { kind: 'run', ...DRAFT, content: `${content}x` })).status).toBe(400)
})

it('refuses what is not as the contract says, and who is not the page', async () => {
  expect((await call('GET', '/api/objects/7')).status).toBe(400)
  expect((await call('POST', '/api/objects', { kind: 'wish', ...DRAFT })).status).toBe(400)
  expect((await call('POST', '/api/objects', [1])).status).toBe(400)
  expect((await call('GET', '/api/objects?limit=201')).status).toBe(400)
  let deep: unknown = 1
  for (let level = 0; level < 70; level += 1) deep = [deep]
  expect(said(await call('POST', '/api/objects', { kind: 'note', ...DRAFT, more: deep }))).toEqual([
    400,
    '/problems/too-deep',
  ])
  expect(said(await call('GET', '/api/objects?after=x'))).toEqual([400, '/problems/unreadable-page'])
  const nobody = '00000000-0000-4000-8000-000000000000'
  expect(said(await call('GET', `/api/objects/${nobody}`))).toEqual([404, '/problems/unknown-object'])
  const { id } = await create()
  expect((await call('GET', `/api/objects/${id}/versions/9`)).status).toBe(404)
  const foreign = await call('DELETE', `/api/objects/${id}`, undefined, {
    'if-match': '"1"',
    origin: 'https://evil.example',
  })
  expect(said(foreign)).toEqual([403, '/problems/other-origin'])
  expect((await call('GET', `/api/objects/${id}`)).status).toBe(200)
})
