import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { expect, it, onTestFinished } from 'vitest'
import type { Upload, UploadChoice } from '../../../server/contract/upload.ts'
import { createJobs } from '../../../server/job/createJobs.ts'
import { refusalIn } from '../../../server/job/refusalIn.ts'
import { openDatabase, type Store } from '../../../server/store/index.ts'
import { importChecks } from '../../../server/upload/Checks.ts'
import { createUploads } from '../../../server/upload/createUploads.ts'
import { until } from '../job/startJobs.ts'
import { readIn } from './startUploads.ts'

const FILES = {
  'clinics.csv': 'id\nnorr\n',
  'patients.csv': 'id,birth\np1,1950-01-01\n',
  'listings.csv': 'patient,clinic,from\np1,norr,2025-01-01\n',
}
const CHOICE: UploadChoice = {
  name: 'ours',
  title: 'Our clinics',
  invented: true,
  asOf: '2026-01-31',
  mapping: 'own',
  files: [
    { file: 'clinics.csv', table: 'clinics', columns: { id: 'id' }, values: {} },
    { file: 'patients.csv', table: 'patients', columns: { id: 'id', birth: 'birth' }, values: {} },
    {
      file: 'listings.csv',
      table: 'listings',
      columns: { patient: 'patient', clinic: 'clinic', from: 'from' },
      values: {},
    },
  ],
}

/** A server's uploads with their jobs; ended, it leaves what a server leaves that is stopped. */
async function startServer(store: Store, folder: string) {
  const logged: string[] = []
  const { kind, checksBy } = importChecks()
  const jobs = await createJobs({ store, kinds: [kind], place: 'here', refusalIn, log: () => undefined })
  const uploads = createUploads({
    store: folder,
    taken: () => [],
    serve: ({ dataset }) => void dataset.warehouse.close(),
    log: (line) => logged.push(line),
    checks: checksBy(jobs),
  })
  let isOver = false
  const stop = async (): Promise<void> => {
    if (isOver) return
    isOver = true
    uploads.close()
    await jobs.close()
  }
  onTestFinished(stop)
  return { jobs, uploads, logged, stop }
}

async function place(): Promise<{ readonly store: Store; readonly folder: string }> {
  const root = mkdtempSync(join(tmpdir(), 'kapitera-restart-'))
  const store = await openDatabase({ dialect: 'sqlite', file: join(root, 'kapitera.sqlite') })
  onTestFinished(async () => {
    await store.close()
    rmSync(root, { recursive: true, force: true })
  })
  return { store, folder: join(root, 'datasets') }
}

type Server = Pick<Awaited<ReturnType<typeof startServer>>, 'uploads'>

async function settled({ uploads }: Server, id: string): Promise<Upload> {
  await until(() => !['looking', 'checking'].includes(uploads.find(id).state))
  return uploads.find(id)
}

async function received(server: Server): Promise<Upload> {
  const { id } = await server.uploads.begin()
  for (const [name, text] of Object.entries(FILES))
    await server.uploads.receive(id, name, Readable.from([Buffer.from(text)]), undefined)
  return server.uploads.find(id)
}

it('has what was received after a restart, goes on with its check, and becomes the dataset that it would have been', async () => {
  const { store, folder } = await place()
  const first = await startServer(store, folder)
  const upload = await received(first)
  await first.stop()

  const second = await startServer(store, folder)
  expect(second.uploads.all()).toEqual([upload])
  expect((await second.uploads.check(upload.id, CHOICE, undefined)).state).toBe('checking')
  await until(async () => (await second.jobs.list({ limit: 1 })).items[0]?.state === 'running')
  await second.stop()

  const third = await startServer(store, folder)
  expect(third.uploads.all()).toMatchObject([{ id: upload.id, state: 'checking', choice: CHOICE }])
  const { hash } = readIn(await settled(third, upload.id))
  const { items } = await third.jobs.list({ limit: 9 })
  expect(items).toMatchObject([{ kind: 'import', title: 'Our clinics', state: 'finished', attempts: 2 }])
  const whole = await received(third)
  await third.uploads.check(whole.id, CHOICE, undefined)
  expect(readIn(await settled(third, whole.id)).hash).toBe(hash)
  await third.uploads.approve(upload.id, 0)
  await third.stop()

  const fourth = await startServer(store, folder)
  expect(fourth.uploads.find(upload.id)).toMatchObject({ state: 'saved', dataset: 'ours' })
})

it('asks again for the key of pseudonyms, which no file and no database has', async () => {
  const { store, folder } = await place()
  const first = await startServer(store, folder)
  const { id } = await received(first)
  await first.uploads.check(id, CHOICE, 'a key of twenty bytes')
  await until(async () => (await first.jobs.list({ limit: 1 })).items[0]?.state === 'running')
  await first.stop()

  const second = await startServer(store, folder)
  expect(await settled(second, id)).toMatchObject({ state: 'receiving', checked: null, choice: CHOICE })
  const [job] = (await second.jobs.list({ limit: 1 })).items
  expect([job?.state, job?.problem?.detail]).toEqual([
    'failed',
    'The key of pseudonyms is kept nowhere, and the server was started again. Check the files again with the key.',
  ])
  await second.uploads.check(id, CHOICE, 'a key of twenty bytes')
  expect(readIn(await settled(second, id)).rejected).toBe(0)
})

it('begins one import for a key, also after a restart', async () => {
  const { store, folder } = await place()
  const first = await startServer(store, folder)
  const { id } = await first.uploads.begin('a-key')
  expect((await first.uploads.begin('a-key')).id).toBe(id)
  await first.stop()
  const second = await startServer(store, folder)
  expect((await second.uploads.begin('a-key')).id).toBe(id)
  expect((await second.uploads.begin('another')).id).not.toBe(id)
})

it('waits for a file that is on its way, and is not there for one that comes after it was cancelled', async () => {
  const { store, folder } = await place()
  const { uploads } = await startServer(store, folder)
  const { id } = await uploads.begin()
  const slow = new PassThrough()
  const sending = uploads.receive(id, 'clinics.csv', slow, undefined)
  slow.write('id\n')
  const refusal = { code: 'not-now', message: 'A file of this import is on its way.' }
  await expect(uploads.look(id)).rejects.toMatchObject(refusal)
  await expect(uploads.check(id, CHOICE, undefined)).rejects.toMatchObject(refusal)
  await uploads.cancel(id)
  slow.end('norr\n')
  await expect(sending).rejects.toMatchObject({ message: 'This import is not there any more.' })
  expect(uploads.all()).toEqual([])
})

it('goes on where the server died between asking for the check and knowing which job it is, and checks once', async () => {
  const { store, folder } = await place()
  const first = await startServer(store, folder)
  const { id } = await received(first)
  await first.uploads.check(id, CHOICE, undefined)
  await first.stop()
  const file = join(folder, '.uploads-1', id, 'session.json')
  const kept = JSON.parse(readFileSync(file, 'utf8')) as { readonly check: { job: string | null } }
  expect(kept.check.job).not.toBeNull()
  kept.check.job = null
  writeFileSync(file, JSON.stringify(kept))
  const second = await startServer(store, folder)
  expect(readIn(await settled(second, id)).rejected).toBe(0)
  expect((await second.jobs.list({ limit: 9 })).items).toMatchObject([{ kind: 'import', state: 'finished' }])
})

it('does not end the server where what a check found cannot be written', async () => {
  const { store, folder } = await place()
  const { uploads, logged } = await startServer(store, folder)
  const { id } = await received({ uploads })
  await uploads.check(id, CHOICE, undefined)
  // A folder in its place, for root may write whatever is read-only.
  mkdirSync(join(folder, '.uploads-1', id, 'session.json.part'))
  expect(readIn(await settled({ uploads }, id)).rejected).toBe(0)
  expect(logged.join()).toContain('EISDIR')
})
