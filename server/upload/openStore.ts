import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Day } from '../../models/index.ts'
import { DataError } from '../dataset/DataProblem.ts'
import { projectRoot } from '../projectRoot.ts'
import { openFolder } from '../region/openFolder.ts'
import type { ServedDataset } from '../region/ServedDataset.ts'

/** The folder of the datasets that were imported on the page, unless KAPITERA_STORE names another. */
export function storeFolder(): string {
  const named = process.env['KAPITERA_STORE']
  return named === undefined || named === '' ? join(projectRoot(), '.kapitera', 'datasets') : named
}

/** Opens them again after a start. One that is damaged is told and left out: the others are served. */
export async function openStore(
  store: string,
  { today, say }: { readonly today: Day; readonly say: (line: string) => void },
): Promise<readonly ServedDataset[]> {
  if (!existsSync(store)) return []
  const opened: ServedDataset[] = []
  for (const name of readdirSync(store)
    .filter((one) => existsSync(join(store, one, 'datapackage.json')))
    .toSorted()) {
    try {
      opened.push(await openFolder(join(store, name), today))
    } catch (error) {
      if (!(error instanceof DataError)) throw error
      say(`${join(store, name)} is not served. ${error.message}`)
    }
  }
  return opened
}
