import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { JobCard } from '../../server/contract/jobs.ts'
import type { StoredObject } from '../../server/contract/objects.ts'
import { jobDatabase } from '../../server/job/JobTables.ts'
import { listen } from '../../server/listen.ts'
import { openDatabase } from '../../server/store/index.ts'
import { effort } from '../effort.ts'
import { needPostgres, type Postgres, sharedPostgres } from '../postgres.ts'
import { until } from '../server/job/startJobs.ts'
import { recordFigure } from './figures.ts'
import { failProgram, type Program, startProgram } from './startProgram.ts'

// The server as its users start it: processes of their own, asked over HTTP.

const UPDATES = effort(6, 500)
const folder = mkdtempSync(join(tmpdir(), 'kapitera-programs-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let postgres: Postgres | undefined
beforeAll(async () => {
  postgres = await sharedPostgres()
})
afterAll(() => postgres?.stop())

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- who asks knows what the contract answers
async function ask<T>(
  { address }: Program,
  method: string,
  path: string,
  { body, ...headers }: { readonly body?: object; readonly [header: string]: unknown } = {},
): Promise<{ readonly status: number; readonly content: T }> {
  const response = await fetch(`${address}${path}`, {
    method,
    headers: { origin: address, 'content-type': 'application/json', ...(headers as Record<string, string>) },
    ...(body && { body: JSON.stringify(body) }),
  })
  return { status: response.status, content: (await response.json()) as T }
}

it('loses no update of two programs that change the same object, and lets go of what runs when it is told to end', async () => {
  const { connection } = needPostgres(postgres)
  const start = (name: string): Promise<Program> =>
    startProgram({ PORT: '0', DATABASE_URL: connection, KAPITERA_STORE: join(folder, name) })
  const servers = await Promise.all([start('first'), start('second')])
  const note = { kind: 'note', name: 'sum', content: '0' }
  const made = await ask<StoredObject>(servers[0], 'POST', '/api/objects', { body: note })
  const path = `/api/objects/${made.content.id}`
  let conflicts = 0
  const addUp = async (server: Program): Promise<void> => {
    for (let done = 0; done < UPDATES; ) {
      const { content: seen } = await ask<StoredObject>(server, 'GET', path)
      const body = { name: 'sum', description: '', content: String(Number(seen.content) + 1) }
      const { status } = await ask(server, 'PUT', path, { body, 'if-match': `"${seen.version}"` })
      if (status === 200) done += 1
      else if (status === 412) conflicts += 1
      else throw new Error(`It was answered by ${status}.`)
    }
  }
  await Promise.all(servers.map(addUp))
  const last = (await ask<StoredObject>(servers[1], 'GET', path)).content
  expect([last.content, last.version]).toEqual([String(2 * UPDATES), 2 * UPDATES + 1])
  // Few updates may miss each other by chance.
  expect(conflicts).toBeGreaterThanOrEqual(effort(0, 1))
  recordFigure('two-servers', `${2 * UPDATES} updates over HTTP, ${conflicts} conflicts told, 0 lost`)

  const entries = [{ model: 'chronic_care_pilot', clinics: 'all' }]
  const run = { kind: 'run', title: 'a year', input: { dataset: 'demonstration', period: '2026', entries } }
  const { content: job } = await ask<JobCard>(servers[0], 'POST', '/api/jobs', { body: run })
  await until(async () => (await ask<JobCard>(servers[1], 'GET', `/api/jobs/${job.id}`)).content.state === 'running')
  expect(await Promise.all(servers.map(({ stop }) => stop()))).toEqual([0, 0])
  const store = await openDatabase({ dialect: 'postgres', connection })
  const row = await jobDatabase(store).selectFrom('job').selectAll().where('id', '=', job.id).executeTakeFirstOrThrow()
  await store.close()
  // Let go by the one that had it; the other may have taken it once more before it was told as well.
  expect([row.state, row.failures]).toEqual(['waiting', 0])
})

it('says whose its port is, ends by itself, and leaves nothing open', async () => {
  const file = join(folder, 'kapitera.sqlite')
  const { server, address } = await listen(() => undefined, 0)
  const port = new URL(address).port
  const place = { PORT: port, KAPITERA_DATABASE: file, KAPITERA_STORE: join(folder, 'third') }
  const { code, said } = await failProgram(place)
  server.close()
  expect(code).toBe(3)
  expect(said).toContain(`Port ${port} is taken by another program, most likely by a Kapitera that runs already`)
  expect(said).toContain('choose another port by PORT or `kapitera serve --port`')
  expect(said).not.toContain('at listenOn')
  await (await openDatabase({ dialect: 'sqlite', file })).close()
  recordFigure('port', `ended with code ${code} and words, its store free`)
})
