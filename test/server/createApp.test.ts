import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract } from '../../server/contract/contract.ts'
import { Problem } from '../../server/contract/Problem.ts'
import { createApp } from '../../server/createApp.ts'
import { listen, type Listening } from '../../server/listen.ts'
import { createRegion } from '../../server/region/createRegion.ts'
import { openDemonstration } from '../../server/region/openDemonstration.ts'

const folder = mkdtempSync(join(tmpdir(), 'kapitera-'))
const logged: string[] = []
let works = true
let listening: Listening

beforeAll(async () => {
  const region = createRegion([await openDemonstration()])
  const app = createApp({
    clientFolder: folder,
    region: {
      ...region,
      datasets: () => {
        if (!works) throw new Error('the disk is full of secrets')
        return region.datasets()
      },
    },
    log: (line) => logged.push(line),
  })
  listening = await listen(app, 0)
})

afterAll(() => {
  listening.server.close()
  rmSync(folder, { recursive: true })
})

const ask = (path: string, body?: unknown): Promise<Response> =>
  fetch(
    `${listening.address}${path}`,
    body === undefined
      ? {}
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        },
  )

const PILOT = { dataset: 'demonstration', period: '2026', model: 'chronic_care_pilot' }
const ORDER = {
  dataset: 'demonstration',
  period: '2026',
  entries: [{ model: 'chronic_care_pilot', clinics: 'all' }],
}

describe('every call', () => {
  it.each([
    ['GET /api/datasets', '/api/datasets', undefined],
    ['GET /api/region', '/api/region?dataset=demonstration&period=2026', undefined],
    ['GET /api/models', '/api/models?dataset=demonstration&period=2026', undefined],
    ['POST /api/pricing', '/api/pricing', PILOT],
    ['POST /api/statement', '/api/statement', { order: ORDER, clinic: 'alvstranden' }],
  ] as const)('%s answers as the contract says', async (endpoint, path, body) => {
    const response = await ask(path, body)
    const answer: unknown = await response.json()
    expect(response.status, JSON.stringify(answer)).toBe(200)
    expect(contract[endpoint].response.parse(answer)).toEqual(answer)
  })

  it.each([
    [
      'a dataset that is not here',
      '/api/region?dataset=demonstratio&period=2026',
      undefined,
      404,
      'Did you mean `demonstration`?',
    ],
    ['no period', '/api/region?dataset=demonstration&period=soon', undefined, 400, 'period'],
    [
      'a model that is not in the catalogue',
      '/api/pricing',
      { ...PILOT, model: 'chronic_care_pilots' },
      404,
      'Did you mean `chronic_care_pilot`?',
    ],
    [
      'a file instead of a model',
      '/api/pricing',
      { ...PILOT, model: './package.json' },
      404,
      'Choose one from the list of models.',
    ],
    [
      'a figure that the model does not read',
      '/api/pricing',
      { ...PILOT, changes: { visit_feee: 1 } },
      404,
      'Did you mean',
    ],
    ['a rate in letters', '/api/pricing', { ...PILOT, changes: { visit_fee: 'ten' } }, 400, 'visit_fee'],
    [
      'a clinic that is not there',
      '/api/statement',
      { order: ORDER, clinic: 'nowhere' },
      404,
      'Choose one of its clinics.',
    ],
    ['what is not JSON', '/api/pricing', '{"dataset":', 400, ''],
    ['a model with open rates', '/api/pricing', { ...PILOT, model: 'vastra_gotaland' }, 422, 'Fill each in a scenario'],
  ] as const)('refuses %s, and says what to do', async (_, path, body, status, words) => {
    const response = await ask(path, body)
    const text = await response.text()
    expect(response.status, text).toBe(status)
    expect(response.headers.get('content-type')).toMatch('application/problem+json')
    const { title, detail } = Problem.parse(JSON.parse(text))
    expect(`${title} ${detail ?? ''}`).toContain(words)
  })

  it('answers a failure with a problem document that keeps the cause in the log', async () => {
    works = false
    const response = await fetch(`${listening.address}/api/datasets`)
    works = true
    const text = await response.text()
    const problem = Problem.parse(JSON.parse(text))
    expect(response.status).toBe(500)
    expect(response.headers.get('content-type')).toMatch('application/problem+json')
    expect(text).not.toContain('secrets')
    expect(logged.find((line) => line.startsWith(problem.instance))).toContain('the disk is full of secrets')
  })
})

describe('the app', () => {
  it('says that there is nothing at an unknown address', async () => {
    const response = await fetch(`${listening.address}/api/nothing`)
    expect(response.status).toBe(404)
    expect(Problem.parse(await response.json()).detail).toBe('GET /api/nothing is not part of the contract.')
  })

  it('says what to do while the page is not built', async () => {
    const response = await fetch(`${listening.address}/`)
    expect(response.status).toBe(503)
    expect(await response.text()).toContain('npm run build')
  })

  it('gives each page a nonce of its own, and runs nothing inline', async () => {
    writeFileSync(join(folder, 'index.html'), '<meta property="csp-nonce" nonce="KAPITERA_NONCE">')
    const pages = await Promise.all([1, 2].map(() => fetch(`${listening.address}/clinics/lindangen?language=en`)))
    const nonces = await Promise.all(pages.map(async (page) => /nonce="([^"]+)"/.exec(await page.text())?.[1]))
    const policies = pages.map((page) => page.headers.get('content-security-policy') ?? '')
    expect(new Set(nonces).size).toBe(2)
    expect(policies[0]).toContain(`style-src 'self' 'nonce-${nonces[0]}'`)
    expect(policies[0]).toContain("script-src 'self';")
    expect(policies.join()).not.toMatch(/unsafe|https?:|\*/)
  })
})
