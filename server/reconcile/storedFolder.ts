import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Day } from '../../models/index.ts'
import { DataError } from '../dataset/DataProblem.ts'
import { Descriptor } from '../dataset/descriptor.ts'
import { hashFile } from '../dataset/hashFile.ts'
import { importDataset } from '../dataset/importDataset.ts'
import { temporaryFolder } from '../dataset/temporaryFolder.ts'

/** Where the files of a dataset lie. */
export interface DatasetPlace {
  readonly folder: string
  /** By which the dataset that was opened is known: the files must be of the same. */
  readonly hash: string
  readonly today: Day
}

/**
 * Gives the Parquet file of a table, as it was stored, to some work. A folder that was never imported is imported to a
 * temporary one for the time.
 *
 * @throws DataError where the file is not as it was when the dataset was opened
 */
export async function withStoredTable<T>(
  { folder, hash, today }: DatasetPlace,
  table: string,
  work: (file: string) => Promise<T>,
): Promise<T> {
  const stored = descriptorIn(folder)
  if (stored) return work(await fileOf(folder, stored, hash, table))
  const { folder: temporary, remove } = temporaryFolder()
  try {
    const imported = join(temporary, 'dataset')
    await importDataset(folder, imported, { today })
    return await work(await fileOf(imported, descriptorIn(imported), hash, table))
  } finally {
    remove()
  }
}

function descriptorIn(folder: string): Descriptor | undefined {
  const path = join(folder, 'datapackage.json')
  if (!existsSync(path)) return undefined
  const read = Descriptor.safeParse(jsonIn(path))
  return read.success ? read.data : undefined
}

/** A description that is no JSON is not one of an import; the import says what is wrong with it. */
function jsonIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

async function fileOf(
  folder: string,
  descriptor: Descriptor | undefined,
  hash: string,
  table: string,
): Promise<string> {
  const resource = descriptor?.resources.find(({ name }) => name === table)
  const file = join(folder, resource?.path ?? table)
  const isSame =
    descriptor?.kapitera.hash === hash && resource?.hash === `sha256:${existsSync(file) ? await hashFile(file) : ''}`
  if (isSame) return file
  const message = 'The dataset has changed since it was opened.'
  throw new DataError([
    { code: 'dataset-damaged', file, message, hint: 'Start again; if it stays so, import it again.' },
  ])
}
