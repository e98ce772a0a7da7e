import { createJobs } from '../../server/job/createJobs.ts'
import type { Kind } from '../../server/job/Kind.ts'
import { createObjects, openDatabase, type StoreSettings } from '../../server/store/index.ts'

// A server with jobs alone, to be killed. It begins what it is sent, says what it has acknowledged and where each job is,
// and works at them: it keeps an object for each, as a run does, and gives its address as the result.

/** What it is started with. */
export interface Begun {
  readonly settings: StoreSettings
  /** Kills itself when the job of this title has kept its result, before that is acknowledged. */
  readonly dieAfter?: string
}

/** The points of a job's life that it tells of. */
export type Point = 'started' | 'begun' | 'working' | 'kept' | 'drained'
export interface Told {
  readonly point: Point
  readonly job?: string
  readonly title?: string
}

const { settings, dieAfter } = JSON.parse(process.argv[2] ?? '') as Begun
const tell = (told: Told): void => void process.send?.(told)

const store = await openDatabase(settings)
const objects = createObjects(store, { now: () => new Date(), newId: () => crypto.randomUUID() })
const kind: Kind = {
  kind: 'run',
  isSafe: true,
  mostFailures: 1000,
  read: (input) => ({ input }),
  work: async ({ id, title, by, input, tell: say }) => {
    tell({ point: 'working', job: id, title })
    for (let step = 0; step < 4; step += 1) {
      say(`step ${step}`, step / 4)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    const content = JSON.stringify({ title, input })
    const draft = { kind: 'run' as const, name: title, description: '', content }
    const saved = await objects.create(draft, { by, key: `job-${id}` })
    tell({ point: 'kept', job: id, title })
    if (title === dieAfter) process.kill(process.pid, 'SIGKILL')
    return { result: saved.id, file: { name: title, type: 'text/plain', bytes: Buffer.from(content) } }
  },
}
const jobs = await createJobs({
  store,
  kinds: [kind],
  place: 'here',
  most: 4,
  refusalIn: () => undefined,
  log: () => undefined,
})
tell({ point: 'started' })

process.on('message', ({ title, by }: { readonly title?: string; readonly by: string }) => {
  if (title === undefined) return void drain()
  void jobs.begin({ kind: 'run', title, by, input: { of: title }, key: title }).then(
    ({ id }) => tell({ point: 'begun', job: id, title }),
    () => undefined, // not acknowledged: it is sent again
  )
})
/** Tells when every job has ended. */
async function drain(): Promise<void> {
  for (const state of ['waiting', 'running'] as const)
    while ((await jobs.list({ state, limit: 1 })).items.length > 0)
      await new Promise((resolve) => setTimeout(resolve, 20))
  tell({ point: 'drained' })
}

process.on('disconnect', () => process.exit(0))
process.on('SIGTERM', () => void jobs.close().then(() => process.exit(0)))
