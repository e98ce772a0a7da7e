import { randomUUID } from 'node:crypto'
import { delimiter, join } from 'node:path'
import { dayOf } from '../models/index.ts'
import { boundHeap } from './boundHeap.ts'
import { createApp } from './createApp.ts'
import { asDisclosed } from './disclosure/asDisclosed.ts'
import { DisclosureTrouble } from './disclosure/readDisclosure.ts'
import { openJobs } from './job/openJobs.ts'
import { listen } from './listen.ts'
import { projectRoot } from './projectRoot.ts'
import { createRegion } from './region/createRegion.ts'
import { openCounty } from './region/openCounty.ts'
import { openDemonstration } from './region/openDemonstration.ts'
import { openFolder } from './region/openFolder.ts'
import { problemIn } from './region/problemIn.ts'
import { warmUp } from './region/warmUp.ts'
import { StartTrouble } from './StartTrouble.ts'
import { createObjects, openDatabase, storeSettings } from './store/index.ts'
import { registerDatasets, registeredFolders, registering } from './store/registerDatasets.ts'
import { openStore, storeFolder } from './upload/openStore.ts'

// Reads the environment, and listens. PORT: the port; without it, the first free one from 4321 on. KAPITERA_DATA: folders of
// datasets of the user's own, as PATH separates them. KAPITERA_STORE: the folder where the page keeps what is imported on it.
// KAPITERA_DATABASE: the file of the embedded store of what users keep; DATABASE_URL: a PostgreSQL instead of it.
// KAPITERA_JOBS_WAITING, KAPITERA_JOBS_MINUTES, KAPITERA_FILE_DAYS: the limits of long work (`server/job/jobSettings.ts`).
// KAPITERA_DISCLOSURE: the rules by which small groups are hidden, `k=5`; without it the server answers the data's owner.

boundHeap()

const today = dayOf(new Date().toISOString().slice(0, 10))
const folders = (process.env['KAPITERA_DATA'] ?? '').split(delimiter).filter((folder) => folder !== '')

/** What is open, and is closed in this order; a start that fails leaves nothing running either. */
const open: (() => Promise<void>)[] = []
let closing: Promise<void> | undefined
const close = (): Promise<void> => (closing ??= closeAll())

try {
  const kept = await openDatabase(storeSettings(process.env))
  open.unshift(kept.close)
  const own = await Promise.all(folders.map((folder) => openFolder(folder, today)))
  const imported = await openStore(storeFolder(), { today, say: (line) => console.error(line) })
  const served = [
    ...own,
    await openCounty({ say: (line) => console.info(line) }),
    await openDemonstration(),
    ...imported,
  ]
  const objects = createObjects(kept, { now: () => new Date(), newId: randomUUID })
  const registry = { objects, by: 'local', log: (line: string) => console.error(line) }
  await registerDatasets([...own, ...imported], registry)
  const registered = await registeredFolders(objects)
  const absent = { folders: registered, open: (folder: string) => openFolder(folder, today) }
  const region = registering(createRegion(served, absent), registry)
  const { jobs, checks } = await openJobs({
    store: kept,
    objects,
    region,
    folder: storeFolder(),
    log: (line) => console.error(line),
  })
  open.unshift(jobs.close)
  const app = createApp({
    clientFolder: join(projectRoot(), 'dist', 'client'),
    objects,
    jobs,
    checks,
    region: asDisclosed(region, (line) => console.info(line)),
    log: (line) => console.error(line),
  })
  const { server, address } = await listen(app, readPort(process.env['PORT']))
  console.info(`Kapitera is at ${address}`)
  warmUp(region).catch(() => undefined)
  let isStopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isStopping) return
      isStopping = true
      jobs.close().catch(() => undefined) // while the last answers are sent
      server.close(() => void close())
      server.closeIdleConnections()
      region.close().catch(tell)
    })
  }
} catch (error) {
  console.error(wordsOf(error) ?? error)
  process.exitCode = 3
  await close()
}

async function closeAll(): Promise<void> {
  for (const one of open) await one().catch(tell)
}

/** What its user can mend, and how; nothing for a fault of ours. */
function wordsOf(error: unknown): string | undefined {
  if (error instanceof StartTrouble) return `${error.message}\n  ${error.hint}`
  if (error instanceof DisclosureTrouble) return error.message
  const problem = problemIn(error)
  return problem && `${problem.title}${problem.detail === undefined ? '' : `\n  ${problem.detail}`}`
}

function tell(error: unknown): void {
  console.error(error)
}

function readPort(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port
  console.error(`PORT is '${text}'. It must be a whole number from 0 to 65535.`)
  process.exit(2)
}
