import { randomUUID } from 'node:crypto'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Express } from 'express'
import { dayOf } from '../../../models/index.ts'
import { deliveredDemonstration } from '../../../server/dataset/demonstrationFolder.ts'
import { createApp } from '../../../server/createApp.ts'
import { openDataset } from '../../../server/dataset/openDataset.ts'
import { createJobs } from '../../../server/job/createJobs.ts'
import { refusalIn } from '../../../server/job/refusalIn.ts'
import { bundleKind } from '../../../server/job/bundle/bundleKind.ts'
import { drawsKind } from '../../../server/job/draws/drawsKind.ts'
import { runKind } from '../../../server/job/run/runKind.ts'
import { listen } from '../../../server/listen.ts'
import { createRegion } from '../../../server/region/createRegion.ts'
import { createObjects, openDatabase } from '../../../server/store/index.ts'

/** A whole server: every route of the contract answers. */
export interface Whole {
  readonly app: Express
  readonly address: string
  readonly logged: readonly string[]
  readonly close: () => Promise<void>
}

/** The last lines of the log are kept. */
const MOST_LOGGED = 100

/**
 * Starts it in a folder, on the demonstration region with one amount that was paid. Its jobs are read and refused as a server's
 * are, and done at once: what they compute is not what is tested here.
 */
export async function startWhole(folder: string): Promise<Whole> {
  const data = paidDemonstration(folder)
  const dataset = await openDataset(data, { today: dayOf('2026-12-31') })
  const label = { sv: 'Åtta påhittade vårdcentraler', en: 'Eight invented clinics' }
  const region = createRegion([
    { name: 'demonstration', label, dataset, data, assignments: [], suggested: ['chronic_care_pilot'] },
  ])
  const logged: string[] = []
  const log = (line: string): void => {
    logged.push(line)
    if (logged.length > MOST_LOGGED) logged.shift()
  }
  const store = await openDatabase({ dialect: 'sqlite', file: join(folder, 'kept.sqlite') })
  const objects = createObjects(store, { now: () => new Date(), newId: randomUUID })
  const done = { name: 'run.json', type: 'application/json', bytes: Buffer.from('[]') }
  const work = async () => ({ result: null, file: done })
  const served = { served: region.served, objects }
  const kinds = [runKind(served), drawsKind(served), bundleKind(objects)].map((kind) => ({ ...kind, work }))
  const jobs = await createJobs({ store, kinds, place: 'here', refusalIn, log })
  const datasets = join(folder, 'datasets')
  mkdirSync(datasets)
  const app = createApp({ clientFolder: folder, region, objects, jobs, log, store: datasets, mostUploaded: 1_000_000 })
  const { server, address } = await listen(app, 0)
  return {
    app,
    address,
    logged,
    close: async () => {
      server.close()
      server.closeAllConnections()
      await jobs.close()
      await store.close()
      await region.close()
    },
  }
}

/** A copy of the demonstration region with what one clinic was paid for visits in January. */
function paidDemonstration(folder: string): string {
  const copy = join(folder, 'demonstration')
  cpSync(deliveredDemonstration(), copy, { recursive: true })
  writeFileSync(join(copy, 'paid.csv'), 'clinic,payment,period,amount\nalvstranden,visit_payment,2026-01,1000.00\n')
  const file = join(copy, 'datapackage.json')
  const described = JSON.parse(readFileSync(file, 'utf8')) as { resources: object[] }
  described.resources.push({ name: 'paid', path: 'paid.csv' })
  writeFileSync(file, JSON.stringify(described))
  return copy
}
