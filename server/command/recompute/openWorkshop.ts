import { join } from 'node:path'
import { importDataset } from '../../dataset/importDataset.ts'
import type { Dataset } from '../../dataset/Dataset.ts'
import { openDataset } from '../../dataset/openDataset.ts'
import { temporaryFolder } from '../../dataset/temporaryFolder.ts'
import { projectRoot } from '../../projectRoot.ts'
import type { Workshop } from './Workshop.ts'

/** The published data is complete; nothing in it is later than this. */
const TODAY = { today: 20261231 }

/** A workshop over the folder of published data, and how to take away what was put together in it. */
export function openWorkshop(shared: string): Workshop & { readonly close: () => Promise<void> } {
  const { folder: root, remove } = temporaryFolder()
  const opened: Dataset[] = []
  let count = 0
  const folder = (): string => {
    count += 1
    return join(root, String(count))
  }
  return {
    shared,
    folder,
    open: async (source, mapping) => {
      const out = folder()
      const file = mapping && join(projectRoot(), 'server', 'dataset', 'mappings', `${mapping}.yaml`)
      await importDataset(source, out, { ...TODAY, mapping: file })
      const dataset = await openDataset(out, TODAY)
      opened.push(dataset)
      return dataset
    },
    close: async () => {
      for (const dataset of opened) await dataset.warehouse.close()
      remove()
    },
  }
}
