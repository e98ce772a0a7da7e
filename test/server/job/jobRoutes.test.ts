import { strFromU8, unzipSync } from 'fflate'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { jobCalls, type JobCard } from '../../../server/contract/jobs.ts'
import type { StoredObject } from '../../../server/contract/objects.ts'
import { createApp } from '../../../server/createApp.ts'
import { DrawsInput } from '../../../server/contract/jobInput.ts'
import { drawsInWorker } from '../../../server/job/draws/drawsInWorker.ts'
import { openJobs } from '../../../server/job/openJobs.ts'
import type { Jobs } from '../../../server/job/Jobs.ts'
import { listen, type Listening } from '../../../server/listen.ts'
import { createRegion, type Region } from '../../../server/region/createRegion.ts'
import { openDemonstration } from '../../../server/region/openDemonstration.ts'
import { createObjects, openDatabase, type Store } from '../../../server/store/index.ts'
import { runCommand } from '../command/runCommand.ts'
import { until } from './startJobs.ts'

const folder = mkdtempSync(join(tmpdir(), 'kapitera-jobs-'))
const logged: string[] = []
const log = (line: string): void => void logged.push(line)
let store: Store
let jobs: Jobs
let region: Region
let listening: Listening

beforeAll(async () => {
  store = await openDatabase({ dialect: 'sqlite', file: join(folder, 'kapitera.sqlite') })
  const objects = createObjects(store, { now: () => new Date(), newId: () => crypto.randomUUID() })
  region = createRegion([await openDemonstration()])
  jobs = (await openJobs({ store, objects, region, folder, log })).jobs
  const app = createApp({ clientFolder: folder, region, store: folder, objects, jobs, log })
  listening = await listen(app, 0)
})

afterAll(async () => {
  listening.server.close()
  listening.server.closeAllConnections()
  await jobs.close()
  await store.close()
  await region.close()
  rmSync(folder, { recursive: true })
})

const call = (method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${listening.address}${path}`, {
    method,
    headers: { origin: listening.address, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

/** A card as the contract has it, with nothing beside. */
async function cardIn(response: Response): Promise<JobCard> {
  const body: unknown = await response.json()
  const card = jobCalls['GET /api/jobs/{id}'].response.parse(body)
  expect(card).toEqual(body)
  return card
}

async function ended({ id }: Pick<JobCard, 'id'>): Promise<JobCard> {
  const read = async () => cardIn(await call('GET', `/api/jobs/${id}`))
  await until(async () => !['waiting', 'running'].includes((await read()).state))
  return read()
}

/** Kills the working process with -9 as soon as it is there, where the system tells whose children are whose; says how many. */
async function killWorker(): Promise<number> {
  if (!existsSync('/proc/self/stat')) return 0
  const children = () =>
    readdirSync('/proc').filter((id) => {
      try {
        const parent = /\) \S (\d+)/.exec(readFileSync(`/proc/${id}/stat`, 'utf8'))?.[1]
        return (
          Number(parent) === process.pid &&
          /(job.worker\.ts|dist.worker\.js)/.test(readFileSync(`/proc/${id}/cmdline`, 'utf8'))
        )
      } catch {
        return false // no process, or one that has just ended
      }
    })
  await until(() => children().length > 0)
  const [id] = children()
  process.kill(Number(id), 'SIGKILL')
  return 1
}

const ALL = [{ model: 'chronic_care_pilot', clinics: 'all' }]
const RUN = { dataset: 'demonstration', period: '2026', entries: ALL }
const draft = (input: object, title = 'Piloten 2026') => ({ kind: 'run', title, input })

it('computes a run that is, to the byte, what the command writes, and keeps it once, though its worker is killed', async () => {
  const key = { 'idempotency-key': 'the-pilot' }
  const first = await call('POST', '/api/jobs', draft(RUN), key)
  expect(first.status).toBe(201)
  const begun = await cardIn(first)
  expect((await cardIn(await call('POST', '/api/jobs', draft(RUN), key))).id).toBe(begun.id)
  const killed = await killWorker()
  const done = await ended(begun)
  expect([done.state, done.attempts, done.problem]).toEqual(['finished', 1 + killed, null])
  const saved = (await (await call('GET', done.result ?? '')).json()) as StoredObject
  expect([saved.kind, saved.name, saved.by, saved.version]).toEqual(['run', 'Piloten 2026', 'local', 1])
  const file = await call('GET', `/api/jobs/${begun.id}/file`)
  expect([file.status, await file.text()]).toEqual([404, expect.stringContaining(`GET ${done.result}`)])
  const { out } = await runCommand('run', 'chronic_care_pilot', '--data', 'demonstration', '--period', '2026')
  expect(saved.content).toBe(out)
  const list = (await (await call('GET', '/api/objects?kind=run')).json()) as { readonly items: readonly unknown[] }
  expect(list.items.length).toBe(1)
})

it('bundles what is kept, each to the byte, with a manifest that says its hash', async () => {
  const note = { kind: 'note', name: 'Om: åäö', content: 'rad 1\nrad 2' }
  await call('POST', '/api/objects', note)
  const begun = await cardIn(
    await call('POST', '/api/jobs', { kind: 'bundle', title: 'Allt', input: { objects: 'all' } }),
  )
  const done = await ended(begun)
  const files = unzipSync(new Uint8Array(await (await call('GET', done.result ?? '')).arrayBuffer()))
  const { objects } = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array())) as {
    readonly objects: readonly { readonly kind: string; readonly hash: string; readonly files: readonly string[] }[]
  }
  expect(objects.map(({ kind }) => kind).toSorted()).toEqual(['note', 'run'])
  for (const { hash, files: names } of objects)
    expect(
      createHash('sha256')
        .update(files[names[0] ?? ''] ?? '')
        .digest('hex'),
    ).toBe(hash)
  expect(objects.flatMap((one) => one.files).toSorted()).toEqual(
    Object.keys(files)
      .filter((name) => name !== 'manifest.json')
      .toSorted(),
  )
  expect(Object.values(files).map((bytes) => strFromU8(bytes))).toContain('rad 1\nrad 2')
})

it('draws: the same seed gives the same file', async () => {
  const input = {
    dataset: 'demonstration',
    period: '2026',
    model: 'chronic_care_pilot',
    seed: 7,
    count: 200,
    spreads: { visit_fee: { kind: 'normal', deviation: 0.05 } },
    quantiles: [0.1, 0.9],
  }
  const begun = await cardIn(await call('POST', '/api/jobs', { kind: 'draws', title: 'Osäkert', input }))
  const done = await ended(begun)
  expect(done.problem).toBeNull()
  const text = await (await call('GET', done.result ?? '')).text()
  const drawn = JSON.parse(text) as {
    readonly manifest: { readonly command: string }
  }
  expect(drawn.manifest.command).toBe('kapitera run chronic_care_pilot --data demonstration --period 2026')
  const { dataset, ...order } = DrawsInput.parse(input)
  const { command } = drawn.manifest
  const again = await drawsInWorker(
    { kind: 'draws', ...order, data: dataset, today: 20261122, command },
    () => undefined,
  )
  expect(text).toBe(again)
  expect(
    await drawsInWorker({ kind: 'draws', ...order, seed: 8, data: dataset, today: 20261122, command }, () => undefined),
  ).not.toBe(text)
})

it('refuses at once what cannot be begun, and tells what failed in the reader’s language', async () => {
  const refused = async (body: object, headers = {}) => {
    const response = await call('POST', '/api/jobs', body, headers)
    return [response.status, ((await response.json()) as { readonly type: string }).type]
  }
  expect(await refused(draft({ ...RUN, dataset: 'nowhere' }))).toEqual([404, '/problems/unknown-name'])
  expect(await refused(draft({ ...RUN, period: '26' }))).toEqual([400, '/problems/unreadable-request'])
  expect(await refused(draft({ ...RUN, entries: [{ model: '../x', clinics: 'all' }] }))).toEqual([
    404,
    '/problems/unknown-name',
  ])
  expect(await refused(draft(RUN), { 'idempotency-key': 'två ord' })).toEqual([400, '/problems/unreadable-key'])
  expect(await refused({ kind: 'import', title: 'x', input: {} })).toEqual([400, '/problems/unreadable-request'])
  expect(await refused(draft(RUN), { origin: 'https://elsewhere.example' })).toEqual([403, '/problems/other-origin'])

  const begun = await cardIn(await call('POST', '/api/jobs', draft({ ...RUN, ratesOf: '1971-01-01' })))
  const failed = await ended(begun)
  expect(failed).toMatchObject({ state: 'failed', attempts: 1, problem: { status: 422 } })
  const swedish = await cardIn(await call('GET', `/api/jobs/${begun.id}?lang=sv`))
  expect(swedish.problem?.title).not.toBe(failed.problem?.title)
})

it('lists, pages and cancels', async () => {
  const list = async (query: string) =>
    jobCalls['GET /api/jobs'].response.parse(await (await call('GET', `/api/jobs?${query}`)).json())
  const { items, next } = await list('limit=2')
  expect(items.length).toBe(2)
  expect(new Set([...items, ...(await list(`limit=2&after=${next}`)).items].map(({ id }) => id)).size).toBe(4)
  const { id } = await cardIn(await call('POST', '/api/jobs', draft(RUN)))
  expect((await cardIn(await call('POST', `/api/jobs/${id}/cancel`, {}))).state).toMatch(/cancelled|running/)
  expect((await ended({ id })).state).toBe('cancelled')
  expect((await list('state=cancelled')).items.map((one) => one.id)).toEqual([id])
  const unknown = await call('GET', `/api/jobs/${crypto.randomUUID()}`)
  expect(unknown.status).toBe(404)
})
