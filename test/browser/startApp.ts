import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createApp } from '../../server/createApp.ts'
import { createJobs } from '../../server/job/createJobs.ts'
import { refusalIn } from '../../server/job/refusalIn.ts'
import { listen } from '../../server/listen.ts'
import { createRegion, type Region } from '../../server/region/createRegion.ts'
import { openCounty } from '../../server/region/openCounty.ts'
import { openDemonstration } from '../../server/region/openDemonstration.ts'
import type { ServedDataset } from '../../server/region/ServedDataset.ts'
import { warmUp } from '../../server/region/warmUp.ts'
import { createObjects, type Objects, openDatabase } from '../../server/store/index.ts'
import { beginExamples, EXAMPLE_WORK, keepExamples } from './examples.ts'

/** The app as a person meets it: the built page on a free port. */
export interface RunningApp {
  readonly address: string
  /** What the page asks, to hold the page against. */
  readonly region: Region
  readonly stop: () => Promise<void>
}

/** With the demonstration county, and with something saved and something at work. */
export interface WholeApp extends RunningApp {
  readonly objects: Objects
  /** The county's files in a folder of its own, so that no note is kept among the county's. */
  readonly county: string
}

const root = join(import.meta.dirname, '..', '..')

/** Starts the app with the page as `test/beforeTests.ts` built it. What it keeps is in a temporary folder. */
export async function startApp(): Promise<WholeApp> {
  const folder = mkdtempSync(join(tmpdir(), 'kapitera-app-'))
  const county = await openCounty({ say: console.info })
  const data = join(folder, 'county')
  linkCounty(county, data)
  const region = createRegion([{ ...county, data }, await openDemonstration()])
  const store = await openDatabase({ dialect: 'sqlite', file: join(folder, 'kapitera.sqlite') })
  let examples = 0
  const objects = createObjects(store, {
    now: () => new Date(),
    // The first have addresses that are known beforehand.
    newId: () => (examples < 9 ? `00000000-0000-4000-8000-00000000000${(examples += 1)}` : randomUUID()),
  })
  await keepExamples(objects)
  const jobs = await createJobs({
    store,
    place: 'here',
    log: () => undefined,
    kinds: [EXAMPLE_WORK],
    refusalIn,
  })
  await beginExamples(jobs)
  const app = createApp({
    clientFolder: join(root, 'dist', 'client'),
    region,
    objects,
    jobs,
    store: join(folder, 'imports'),
    // A conflict is what one of the pages is about.
    log: (line) => (line.includes('StoreTrouble') ? undefined : console.error(line)),
  })
  // Else the first page waits until the county is counted, on a machine with much to do for longer than a test waits.
  await warmUp(region)
  const { server, address } = await listen(app, 0)
  return {
    address,
    region,
    objects,
    county: data,
    stop: async () => {
      server.close()
      server.closeAllConnections()
      await jobs.close()
      await store.close()
      await region.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function linkCounty({ data }: ServedDataset, folder: string): void {
  mkdirSync(folder)
  for (const name of readdirSync(data)) if (name !== 'notes') symlinkSync(resolve(data, name), join(folder, name))
}
