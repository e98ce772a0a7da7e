import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../server/createApp.ts'
import { createJobs } from '../../server/job/createJobs.ts'
import type { Jobs } from '../../server/job/Jobs.ts'
import { refusalIn } from '../../server/job/refusalIn.ts'
import { listen, type Listening } from '../../server/listen.ts'
import { createRegion } from '../../server/region/createRegion.ts'
import { openDemonstration } from '../../server/region/openDemonstration.ts'
import { createObjects, type Objects, openDatabase } from '../../server/store/index.ts'
import { heldWork, kindOf } from '../server/job/startJobs.ts'
import type { RunningApp } from './startApp.ts'

/** The app with a store of its own in a temporary folder: a server that can be stopped and started again at its address. */
export interface SavedApp extends RunningApp {
  readonly objects: Objects
  readonly jobs: Jobs
  /** Work of the kind `run`, which ends when the test says so. */
  readonly work: ReturnType<typeof heldWork>
  /** Closes the port and every connection: to a browser the server is gone. */
  readonly leave: () => Promise<void>
  readonly comeBack: () => Promise<void>
}

const root = join(import.meta.dirname, '..', '..')

/** Starts it with the eight invented clinics alone: what is saved does not depend on how large the region is. */
export async function startSavedApp(): Promise<SavedApp> {
  const folder = mkdtempSync(join(tmpdir(), 'kapitera-saved-'))
  const store = await openDatabase({ dialect: 'sqlite', file: join(folder, 'kapitera.sqlite') })
  const region = createRegion([await openDemonstration()])
  const objects = createObjects(store, { now: () => new Date(), newId: randomUUID })
  const work = heldWork()
  const jobs = await createJobs({ store, place: 'here', log: () => undefined, kinds: [kindOf(work.work)], refusalIn })
  const app = createApp({
    clientFolder: join(root, 'dist', 'client'),
    region,
    objects,
    jobs,
    store: join(folder, 'imports'),
    // A conflict is what some tests are about.
    log: (line) => (line.includes('StoreTrouble') ? undefined : console.error(line)),
  })
  let listening: Listening = await listen(app, 0)
  const { address } = listening
  const leave = async (): Promise<void> => {
    const { server } = listening
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeAllConnections()
    await closed
  }

  return {
    address,
    region,
    objects,
    jobs,
    work,
    leave,
    comeBack: async () => {
      listening = await listen(app, Number(new URL(address).port))
    },
    stop: async () => {
      await leave()
      await jobs.close()
      await store.close()
      await region.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
