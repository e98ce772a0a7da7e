import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { type Correction, generateRegion, type RegionOptions } from '../../../models/index.ts'
import { DataError } from '../DataProblem.ts'
import { storeListed } from '../storeListed.ts'
import { datasetHash, hashTable, type StoredTable, storeTable } from '../storeTables.ts'
import { TABLE_NAMES } from '../tables.ts'
import { generatedPackage, nameOf } from './generatedPackage.ts'
import { type GenerateEngine, openGenerateEngine } from './openGenerateEngine.ts'
import { beginStaging } from './stageBatches.ts'
import { typeRaw } from './typeRaw.ts'

/** What was generated. */
export interface Generated {
  readonly name: string
  readonly hash: string
  readonly tables: readonly StoredTable[]
  readonly corrections: readonly Correction[]
}

/**
 * Generates a region into a folder, stored as an import would store it. All or nothing: the folder gets its name when
 * everything in it is whole.
 *
 * @throws DataError where the folder exists
 */
export async function generateDataset(options: RegionOptions, out: string): Promise<Generated> {
  refuseExisting(out)
  const folder = generatingFolder(out)
  const spill = join(folder, 'spill')
  mkdirSync(spill, { recursive: true })
  const engine = await openGenerateEngine(spill)
  try {
    const { columns, planted } = await stageRegion(options, engine)
    const tables = await storeStaged(columns, folder, engine)
    const hash = datasetHash(tables)
    const listed = await storeListed(tables, folder, engine)
    const text = generatedPackage(options, { hash, tables, listed }, planted)
    writeFileSync(join(folder, 'datapackage.json'), text)
    rmSync(spill, { recursive: true, force: true })
    nameAs(folder, out)
    return { name: nameOf(options), hash, tables, corrections: planted }
  } finally {
    engine.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function stageRegion(options: RegionOptions, { connection }: GenerateEngine) {
  const staging = beginStaging(connection)
  const batches = generateRegion(options)
  for (;;) {
    const step = batches.next()
    if (step.done) return { columns: staging.finish(), planted: step.value }
    await staging.add(step.value)
  }
}

async function storeStaged(
  columns: Awaited<ReturnType<typeof stageRegion>>['columns'],
  folder: string,
  engine: GenerateEngine,
): Promise<readonly StoredTable[]> {
  const stored: StoredTable[] = []
  for (const table of TABLE_NAMES) {
    const own = columns.get(table)
    if (!own) continue
    const typed = await typeRaw(table, own, engine)
    stored.push(await hashTable(await storeTable(typed, folder, engine), folder, engine))
  }
  return stored
}

/**
 * The folder that a generation fills: beside the one that shall be, on the same disk, so that renaming it is one step.
 */
export function generatingFolder(out: string): string {
  return join(dirname(resolve(out)), `.${basename(resolve(out))}.generating-${process.pid}`)
}

/** Another process may have made it in the meantime: what it made stays. */
function nameAs(folder: string, out: string): void {
  try {
    renameSync(folder, out)
  } catch (error) {
    refuseExisting(out)
    throw error
  }
}

function refuseExisting(out: string): void {
  const message = 'It exists already, and nothing is ever written over.'
  const hint = 'Name another folder, or take this one away first.'
  if (existsSync(out)) throw new DataError([{ code: 'out-exists', file: out, message, hint }])
}
