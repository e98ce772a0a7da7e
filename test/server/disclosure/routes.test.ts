import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Endpoint } from '../../../server/contract/contract.ts'
import { createApp } from '../../../server/createApp.ts'
import { asDisclosed } from '../../../server/disclosure/asDisclosed.ts'
import type { Jobs } from '../../../server/job/Jobs.ts'
import { listen } from '../../../server/listen.ts'
import { createRegion, type Region } from '../../../server/region/createRegion.ts'
import { openFolder } from '../../../server/region/openFolder.ts'
import type { ServedDataset } from '../../../server/region/ServedDataset.ts'
import type { Objects } from '../../../server/store/Objects.ts'
import { routesOf } from '../contract/routesOf.ts'
import { NORTH, SOUTH, writeRegion } from './smallRegion.ts'

/**
 * By which rule each call answers others, where rules of disclosure hold. `none`: it has no figure of a dataset's patients; `kept`: what
 * users put there themselves; `controlled`: small groups are hidden in it; `own`: it is the owner's work and refused, or empty;
 * `paying`: controlled, and refused where payouts are.
 */
const RULE: Readonly<Record<Endpoint, 'none' | 'kept' | 'controlled' | 'paying' | 'own'>> = {
  'GET /api/datasets': 'none',
  'GET /api/region': 'controlled',
  'GET /api/models': 'none',
  'POST /api/pricing': 'paying',
  'POST /api/statement': 'paying',
  'POST /api/origin': 'paying',
  'GET /api/catalogue': 'none',
  'GET /api/catalogue/comparison': 'none',
  'POST /api/models/check': 'none',
  'GET /api/rules': 'none',
  'GET /api/reconciliation': 'own',
  'GET /api/reconciliation/share': 'own',
  'POST /api/reconciliation/note': 'own',
  'GET /api/upload/tables': 'none',
  'GET /api/uploads': 'own',
  'GET /api/upload': 'own',
  'POST /api/upload': 'own',
  'PUT /api/upload/file': 'own',
  'GET /api/upload/rejected.csv': 'own',
  'GET /api/upload/mapping.yaml': 'own',
  'POST /api/upload/look': 'own',
  'POST /api/upload/check': 'own',
  'POST /api/upload/stop': 'own',
  'POST /api/upload/approve': 'own',
  'POST /api/upload/cancel': 'own',
  'GET /api/content': 'none',
  'GET /api/quality': 'own',
  'POST /api/suffices': 'own',
  'GET /api/objects': 'kept',
  'POST /api/objects': 'kept',
  'GET /api/objects/{id}': 'kept',
  'PUT /api/objects/{id}': 'kept',
  'DELETE /api/objects/{id}': 'kept',
  'POST /api/objects/{id}/restore': 'kept',
  'POST /api/objects/{id}/duplicate': 'kept',
  'POST /api/objects/{id}/undo': 'kept',
  'GET /api/objects/{id}/versions': 'kept',
  'GET /api/objects/{id}/versions/{version}': 'kept',
  'GET /api/jobs': 'kept',
  'POST /api/jobs': 'own',
  'GET /api/jobs/{id}': 'kept',
  'POST /api/jobs/{id}/cancel': 'kept',
  'GET /api/jobs/{id}/file': 'own',
  'GET /api/problems': 'none',
  'GET /api/openapi.json': 'none',
}

const folder = mkdtempSync(join(tmpdir(), 'kapitera-routes-'))
const data = writeRegion({ north: NORTH, south: SOUTH })
const begun: string[] = []
const servers: Server[] = []
let open: Region
let close: () => Promise<void>
let owner = ''
let others = ''
let routes: readonly string[] = []

const named = (served: ServedDataset, name: string, disclosure?: string): ServedDataset => ({
  ...served,
  name,
  dataset: { ...served.dataset, description: { ...served.dataset.description, name, disclosure } },
})

/** A server; what is begun as a job is written down and not done. */
async function start(region: Region): Promise<string> {
  const jobs = {
    begin: async ({ kind }: { readonly kind: string }) => (begun.push(kind), {}),
    file: async () => ({ name: 'draws.json', type: 'application/json', bytes: Buffer.from('[]') }),
  } as unknown as Jobs
  const app = createApp({
    clientFolder: folder,
    region,
    objects: {} as Objects,
    jobs,
    log: () => undefined,
    store: folder,
  })
  routes = routesOf(app)
  const { server, address } = await listen(app, 0)
  servers.push(server)
  return address
}

beforeAll(async () => {
  process.env['KAPITERA_RELEASES'] = join(folder, 'releases.jsonl')
  const served = await openFolder(data, 20261231)
  close = () => served.dataset.warehouse.close()
  open = createRegion([named(served, 'counted')])
  owner = await start(open)
  const disclosed = asDisclosed(open, () => undefined)
  others = await start(disclosed)
  // Imported while they are served: they say of themselves how they are shown.
  disclosed.serve(named(served, 'stated', 'k=5'))
  disclosed.serve(named(served, 'unpaid', 'k=5,payouts=controlled'))
})
afterAll(async () => {
  delete process.env['KAPITERA_RELEASES']
  for (const server of servers) server.close().closeAllConnections()
  await close()
  for (const one of [folder, data]) rmSync(one, { recursive: true, force: true })
})

async function ask(address: string, endpoint: string, request: object): Promise<{ status: number; text: string }> {
  const [method = '', path = ''] = endpoint.replace(/\{\w+\}/g, '00000000-0000-4000-8000-000000000000').split(' ')
  const query = new URLSearchParams(Object.entries(request).map(([key, value]) => [key, String(value)]))
  const answer = await fetch(`${address}${path}${method === 'GET' ? `?${query}` : ''}`, {
    method,
    headers: { origin: address, 'content-type': 'application/json' },
    ...(method === 'GET' ? {} : { body: JSON.stringify(request) }),
  })
  return { status: answer.status, text: await answer.text() }
}

/** What can be asked of each call that has figures, and what differs from it by a rate, a day or a period. */
function asked(endpoint: string, dataset: string): readonly object[] {
  const [model, period] = ['chronic_bundle', '2026']
  const order = { dataset, period, entries: [{ model, clinics: 'all' }] }
  const of = { type: 'table', name: 'bundle_fee', row: 0 }
  switch (endpoint) {
    case 'POST /api/pricing':
      return ['2026', '2026-Q1', '2026-02'].flatMap((one) => [
        { dataset, period: one, model },
        { dataset, period: one, model, changes: { base_fee: 120 } },
      ])
    case 'POST /api/statement':
      return [order, { ...order, period: '2026-Q1' }, { ...order, changes: { [model]: { base_fee: 120 } } }].map(
        (one) => ({ order: one, clinic: 'north' }),
      )
    case 'POST /api/origin':
      return [{ order, clinic: 'north', model, payment: 'bundle_payment', of, first: '2026-01' }]
    case 'POST /api/jobs':
      return [
        { kind: 'run', title: 'run', input: { dataset, period, entries: order.entries, facts: ['bundled_patients'] } },
        { kind: 'draws', title: 'draws', input: { dataset, period, model, spreads: {}, seed: 1, count: 1 } },
      ]
    case 'POST /api/reconciliation/note':
      return [
        { dataset, period, model, residual: 'north/bundle_payment/2026-01', class: 'data', note: '', author: 'a' },
      ]
    case 'POST /api/suffices':
      return [{ dataset, period, model, files: [{ name: 'patients.csv', text: 'clinic,month,n\nnorth,2026-01,1\n' }] }]
    default:
      return [{ dataset, period, model, id: '00000000-0000-4000-8000-000000000000', name: 'a.csv' }]
  }
}

const withRule = (...rules: readonly string[]): readonly string[] =>
  Object.entries(RULE).flatMap(([endpoint, rule]) => (rules.includes(rule) ? [endpoint] : []))

describe('every call of the server', () => {
  it('has a rule by which it answers others', () => {
    expect([...routes].toSorted()).toEqual(Object.keys(RULE).toSorted())
  })

  it.each(withRule('own'))('%s is refused, or empty, where a dataset is shown by rules', async (endpoint) => {
    for (const request of asked(endpoint, 'stated')) {
      const { status, text } = await ask(others, endpoint, request)
      const isEmpty = status === 200 && ['[]', '{"hasPaid":false,"share":null}'].includes(text)
      expect([text, isEmpty || (status === 409 && text.includes('is not shown here'))]).toEqual([text, true])
    }
    expect(begun).toEqual([])
  })

  it.each(['GET /API/Quality', 'GET /api/quality/', 'POST /api/Jobs/'])('is no other, written %s', async (written) => {
    const [request = {}] = asked(written.replace(/\/$/, '').replace('Jobs', 'jobs'), 'stated')
    expect((await ask(others, written, request)).status).toBe(409)
  })

  it('is not refused to the owner', async () => {
    expect((await ask(owner, 'GET /api/quality', { dataset: 'counted' })).status).toBe(200)
    expect((await ask(owner, 'POST /api/jobs', asked('POST /api/jobs', 'counted')[0] ?? {})).status).toBe(201)
    begun.length = 0
  })
})

describe('a dataset whose payouts are controlled', () => {
  it('gives no payout by any call, and nothing to subtract one from', async () => {
    // The owner is shown them by the same words.
    const { text } = await ask(owner, 'POST /api/statement', asked('POST /api/statement', 'counted')[0] ?? {})
    const { payments } = JSON.parse(text) as { payments: { windows: { ore: number }[] }[] }
    const paid = payments.flatMap(({ windows }) => windows.flatMap(({ ore }) => (ore > 10_000 ? [String(ore)] : [])))
    expect(paid).toContain('5380000') // 3 × 1 000 + 9 × 1 200 + 20 × 2 000 kr
    for (const endpoint of [...withRule('paying', 'own', 'controlled'), 'GET /api/content'])
      for (const request of asked(endpoint, 'unpaid')) {
        const answer = await ask(others, endpoint, request)
        for (const amount of paid) expect(answer.text, endpoint).not.toMatch(new RegExp(`\\b${amount}\\b`))
      }
  })

  it.each(withRule('paying'))('refuses %s with the remedy', async (endpoint) => {
    for (const request of asked(endpoint, 'unpaid'))
      expect(await ask(others, endpoint, request)).toEqual({
        status: 409,
        text: expect.stringContaining('`payouts=controlled`'),
      })
  })

  it('does not keep the others from being shown, and hides what is small in them', async () => {
    const [request = {}] = asked('POST /api/statement', 'stated')
    const { status, text } = await ask(others, 'POST /api/statement', request)
    expect([status, text]).toEqual([200, expect.stringContaining('small_groups')])
  })
})
