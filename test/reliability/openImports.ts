import { randomUUID } from 'node:crypto'
import type { Jobs } from '../../server/job/Jobs.ts'
import { openJobs } from '../../server/job/openJobs.ts'
import { createRegion } from '../../server/region/createRegion.ts'
import { createObjects, type Objects, openDatabase, type Store, type StoreSettings } from '../../server/store/index.ts'
import { registerDatasets, registering } from '../../server/store/registerDatasets.ts'
import { createUploads, type Uploads } from '../../server/upload/createUploads.ts'
import { openStore } from '../../server/upload/openStore.ts'

/** All of a server by which a delivery becomes a dataset: what the program starts, without a page and without datasets of its own. */
export interface Imports {
  readonly store: Store
  readonly objects: Objects
  readonly jobs: Jobs
  readonly uploads: Uploads
  /** The names and hashes of what is served. */
  readonly served: ReadonlyMap<string, string>
  /** What the start had to say: nothing, where all is well. */
  readonly said: readonly string[]
  readonly close: () => Promise<void>
}

const TODAY = 20261122

/** Starts it as `server/main.ts` does. */
export async function openImports(settings: StoreSettings, folder: string): Promise<Imports> {
  const said: string[] = []
  const log = (line: string): void => void said.push(line)
  const store = await openDatabase(settings)
  const imported = await openStore(folder, { today: TODAY, say: log })
  const objects = createObjects(store, { now: () => new Date(), newId: randomUUID })
  const registry = { objects, by: 'local', log }
  await registerDatasets(imported, registry)
  const region = registering(createRegion(imported), registry)
  const { jobs, checks } = await openJobs({ store, objects, region, folder, log })
  const taken = () => region.datasets().map(({ name }) => name)
  const uploads = createUploads({ store: folder, taken, serve: region.serve, log, checks })
  return {
    store,
    objects,
    jobs,
    uploads,
    served: new Map(imported.map(({ name, dataset }) => [name, dataset.hash])),
    said,
    close: async () => {
      uploads.close()
      await jobs.close()
      await region.close()
      await store.close()
    },
  }
}
