import type { DuckDBConnection } from '@duckdb/node-api'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Day, Delivered } from '../../models/index.ts'
import { duckdbWarehouse } from '../warehouse/duckdb.ts'
import { duckdbDialect } from '../warehouse/duckdbDialect.ts'
import { deliveredOf, type ReadWords } from '../warehouse/deliveredOf.ts'
import { rangesOf, readRanges } from '../warehouse/listed/ListedRange.ts'
import { LISTED, type ListedTable } from '../warehouse/listed/ListedTable.ts'
import { openWarehouse, warehouseFileAt } from '../warehouse/openWarehouse.ts'
import { type OpenCodes, openCodes } from './codes/openCodes.ts'
import { DataError, type DataProblemCode } from './DataProblem.ts'
import type { Dataset } from './Dataset.ts'
import { descriptionOf, Descriptor } from './descriptor.ts'
import { hashFile } from './hashFile.ts'
import type { Memory } from './openMemory.ts'
import { schemaOf, wordsOfTables } from './schemaOf.ts'
import { temporaryFolder } from './temporaryFolder.ts'

const { name: quoteName, word: quoteWord } = duckdbDialect

/**
 * Opens an imported dataset. A folder that was not imported is imported first, to a folder that is taken away when the
 * dataset is closed, or the process ends.
 *
 * @throws DataError where it is no dataset, or not as it was stored
 */
export async function openDataset(
  folder: string,
  { today, isLasting }: { readonly today: Day; readonly isLasting?: boolean },
): Promise<Dataset> {
  const inDatabase = warehouseFileAt(folder)
  if (inDatabase !== undefined) return openWarehouse(inDatabase, { isLasting, today })
  if (!existsSync(folder)) throw wrong('not-a-dataset', folder, 'There is no such folder.')
  const descriptor = readDescriptor(folder)
  if (descriptor) return openStored(folder, descriptor, () => undefined)
  if (!statSync(folder).isDirectory())
    throw wrong(
      'not-a-dataset',
      folder,
      'A dataset is a folder.',
      'Import the file first: kapitera import FILE --out DIR.',
    )

  const { folder: temporary, remove } = temporaryFolder()
  try {
    const imported = join(temporary, 'dataset')
    // Whoever opens what was imported needs none of it.
    const { importDataset } = await import('./importDataset.ts')
    await importDataset(folder, imported, { today })
    return await openStored(imported, readDescriptor(imported) as Descriptor, remove)
  } catch (error) {
    remove()
    throw error
  }
}

/** Is it an imported dataset, so that opening it takes no longer than reading its files? */
export function isStored(folder: string): boolean {
  return warehouseFileAt(folder) === undefined && existsSync(join(folder, 'datapackage.json'))
}

/** The descriptor of an imported dataset; nothing where the folder was never imported. */
function readDescriptor(folder: string): Descriptor | undefined {
  const path = join(folder, 'datapackage.json')
  if (!existsSync(path) || statSync(path).size > 1 << 24) return undefined
  let data: unknown
  try {
    data = JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined // the import says what is wrong with it
  }
  if (typeof data !== 'object' || data === null || !('kapitera' in data)) return undefined
  const read = Descriptor.safeParse(data)
  if (!read.success)
    throw wrong(
      'not-a-dataset',
      path,
      'The dataset was imported by another version of the program.',
      'Import it again.',
    )
  return read.data
}

async function openStored(folder: string, descriptor: Descriptor, afterClose: () => void): Promise<Dataset> {
  // The files are hashed while the engine is loaded and started; until they are proven, nothing of them is given to anybody.
  const proof = checkFiles(folder, descriptor)
  proof.catch(() => undefined)
  const engine = engineOf(folder, descriptor)
  try {
    const codes = await codesOf(folder, descriptor)
    // Where there are codes, the engine is started for what they do not hold.
    const listed = codes ? listedWith(codes, descriptor) : (await engine.start()).listed
    const delivered = await deliveredOf(descriptionOf(descriptor), wordsOf(engine, codes))
    await proof
    return datasetOf(descriptor, { codes, listed, delivered, engine, afterClose })
  } catch (error) {
    await engine.close()
    // A damaged file is told as what it is, and not by what is said of it.
    await proof
    throw error
  }
}

async function codesOf(folder: string, { kapitera: { listed } }: Descriptor): Promise<OpenCodes | undefined> {
  return listed?.codes && openCodes(folder, listed.codes.path)
}

function listedWith({ listed: { columns } }: OpenCodes, { kapitera: { listed } }: Descriptor): ListedTable | undefined {
  return listed && { words: listed.words, conditions: listed.conditions, ranges: rangesOf(columns) }
}

/** The words that models name, from the file of codes or the engine. */
function wordsOf(engine: Engine, codes: OpenCodes | undefined): ReadWords {
  return async (table, column) => {
    const known = codes?.words[table]?.[column]
    if (known) return known
    const connection = await engine.connect()
    try {
      const from = `SELECT DISTINCT ${quoteName(column)} FROM ${quoteName(table)}`
      return ((await connection.runAndReadAll(from)).getColumns()[0] ?? []).map(String)
    } finally {
      connection.closeSync()
    }
  }
}

interface Engine {
  readonly start: () => Promise<{ readonly memory: Memory; readonly listed: ListedTable | undefined }>
  readonly connect: () => Promise<DuckDBConnection>
  readonly close: () => Promise<void>
}

/** The engine that sees the files of a dataset, from when it is needed. */
function engineOf(folder: string, descriptor: Descriptor): Engine {
  let started: ReturnType<Engine['start']> | undefined
  let isClosed = false
  const start: Engine['start'] = () => {
    if (isClosed) throw new Error('The dataset is closed.') // an engine that is started now would be closed by nobody
    return (started ??= begin())
  }
  return {
    start,
    connect: async () => (await start()).memory.connect(),
    close: async () => {
      isClosed = true
      await started?.then(
        ({ memory }) => memory.close(),
        () => undefined,
      )
    },
  }

  async function begin(): ReturnType<Engine['start']> {
    const { openMemory } = await import('./openMemory.ts')
    const memory = await openMemory()
    try {
      return { memory, listed: await viewsOf(folder, descriptor, memory) }
    } catch (error) {
      await memory.close()
      throw error
    }
  }
}

/** Names the files for the engine, and reads what is known of `listed` before anything is counted. */
async function viewsOf(folder: string, descriptor: Descriptor, memory: Memory): Promise<ListedTable | undefined> {
  const connection = await memory.connect()
  try {
    for (const { name, path } of descriptor.resources)
      await connection.run(
        `CREATE VIEW ${quoteName(name)} AS SELECT * FROM read_parquet(${quoteWord(join(folder, path))})`,
      )
    return await listedOf(folder, descriptor, connection)
  } finally {
    connection.closeSync()
  }
}

async function listedOf(
  folder: string,
  { kapitera: { listed } }: Descriptor,
  connection: DuckDBConnection,
): Promise<ListedTable | undefined> {
  if (!listed) return undefined
  const file = quoteWord(join(folder, listed.path))
  await connection.run(`CREATE VIEW ${LISTED} AS SELECT * FROM read_parquet(${file})`)
  const ranges = await readRanges(file, async (sql) => (await connection.runAndReadAll(sql)).getRows())
  return { words: listed.words, conditions: listed.conditions, ranges }
}

function datasetOf(
  descriptor: Descriptor,
  {
    codes,
    listed,
    delivered,
    engine,
    afterClose,
  }: {
    readonly codes: OpenCodes | undefined
    readonly listed: ListedTable | undefined
    readonly delivered: Delivered
    readonly engine: Engine
    readonly afterClose: () => void
  },
): Dataset {
  const description = descriptionOf(descriptor)
  return {
    warehouse: duckdbWarehouse({
      connect: engine.connect,
      schema: schemaOf(description, wordsOfTables(descriptor)),
      listed,
      columns: codes?.listed,
      tables: codes?.tables,
      close: async () => {
        await engine.close()
        afterClose()
      },
    }),
    description,
    hash: descriptor.kapitera.hash,
    has: (table) => description.tables[table] !== undefined,
    columns: (table) => description.tables[table]?.columns ?? [],
    delivered,
  }
}

/** A manifest names a dataset by its hash, so a file must be what it was when the hash was taken. */
async function checkFiles(folder: string, { resources, kapitera: { listed } }: Descriptor): Promise<void> {
  const beside = [listed, listed?.codes].filter((file) => file !== undefined)
  for (const { path, hash } of [...resources, ...beside]) await checkFile(folder, path, hash)
}

async function checkFile(folder: string, path: string, hash: string): Promise<void> {
  const file = join(folder, path)
  if (!existsSync(file))
    throw wrong('dataset-damaged', file, 'The file of the dataset is gone.', 'Import the dataset again.')
  const found = await hashFile(file).catch(() => undefined)
  if (hash === `sha256:${found}`) return
  const message = found === undefined ? 'The file cannot be read.' : 'The file is not as it was imported.'
  throw wrong('dataset-damaged', file, message, 'Import the dataset again.')
}

function wrong(code: DataProblemCode, file: string, message: string, hint?: string): DataError {
  return new DataError([{ code, file, message, hint }])
}
