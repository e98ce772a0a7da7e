import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { type Day, dayOf } from '../../models/index.ts'
import { checkColumns, checkHeader } from './checkColumns.ts'
import { checkTables } from './checkTables.ts'
import { DataError } from './DataProblem.ts'
import { descriptorOf } from './descriptor.ts'
import { findSource } from './findSource.ts'
import { type ImportEngine, openImportEngine } from './ImportEngine.ts'
import { planColumns } from './planColumns.ts'
import { collectProblems, type Problems } from './Problems.ts'
import type { Source } from './Source.ts'
import { spellsOfPatients } from './spellsOfPatients.ts'
import { stageTable } from './stageTable.ts'
import { datasetHash, type StoredTable, storeTable } from './storeTables.ts'
import { type TableName, TABLE_NAMES } from './tables.ts'
import { type Typed, typeTable } from './typeTable.ts'

/** What an import may be told beside the source. */
export interface ImportOptions {
  /** The file that says which columns fill which tables; without it, a `mapping.yaml` beside the source. */
  readonly mapping?: string | undefined
  /** Nobody is born after it, where the source does not say up to which day it goes. */
  readonly today: Day
  /** Is told what is being done, for who waits. */
  readonly onStep?: ((step: string) => void) | undefined
}

/** What was imported. */
export interface Imported {
  readonly name: string
  readonly hash: string
  readonly tables: readonly StoredTable[]
}

/**
 * Imports a dataset: reads, checks, stores as Parquet with whole numbers and decimals. All or nothing: it is put together
 * in a folder beside, which gets its name only when everything in it is whole.
 *
 * @throws DataError with everything that is wrong
 */
export async function importDataset(
  source: string,
  out: string,
  { mapping, today, onStep = () => undefined }: ImportOptions,
): Promise<Imported> {
  const folder = temporaryFolder(out)
  const engine = await openImportEngine(join(folder, 'spill'))
  try {
    const problems = collectProblems()
    const found = findSource(source, mapping, problems)
    problems.refuse()
    const tables = await readTables(found as Source, { engine, problems, today, onStep })
    problems.refuse()
    const stored: StoredTable[] = []
    for (const table of tables) {
      onStep(`storing ${table.table}`)
      stored.push(await storeTable(table, folder, engine))
    }
    const hash = datasetHash(stored)
    writeFileSync(join(folder, 'datapackage.json'), descriptorOf(found as Source, hash, stored))
    rmSync(join(folder, 'spill'), { recursive: true, force: true })
    syncFolder(folder)
    renameSync(folder, out)
    syncToDisk(dirname(resolve(out)))
    return { name: (found as Source).name, hash, tables: stored }
  } finally {
    engine.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Reading {
  readonly engine: ImportEngine
  readonly problems: Problems
  readonly today: Day
  readonly onStep: (step: string) => void
}

/** Every table of a source, checked and typed. */
async function readTables(source: Source, { engine, problems, today, onStep }: Reading): Promise<readonly Typed[]> {
  const tables: Typed[] = []
  const broken: TableName[] = []
  for (const table of TABLE_NAMES) {
    const fillings = source.fillings.filter((filling) => filling.table === table)
    if (fillings.length === 0) continue
    onStep(`reading ${table}`)
    const staged = await stageTable(table, fillings, { engine, problems, declared: source.declared })
    if (!staged || !checkHeader(staged, problems)) {
      broken.push(table)
      continue
    }
    const planned = await planColumns(staged, {
      engine,
      problems,
      declared: (column) => source.declared(table, column),
    })
    await checkColumns(staged, planned, { engine, problems })
    tables.push(await typeTable(staged, planned, engine))
  }
  onStep('checking')
  const all = await spellsOfPatients(tables, { engine, problems })
  refuseAbsent(all, broken, problems)
  await checkTables(all, { engine, problems, broken, asOf: source.asOf === undefined ? today : dayOf(source.asOf) })
  return TABLE_NAMES.flatMap((name) => all.filter(({ table }) => table === name))
}

/** Tables without which others mean nothing. */
function refuseAbsent(tables: readonly Typed[], broken: readonly TableName[], problems: Problems): void {
  const has = (name: TableName): boolean => broken.includes(name) || tables.some(({ table }) => table === name)
  if (!has('clinics'))
    problems.add({
      code: 'missing-table',
      file: 'clinics',
      message: 'There is no table `clinics`, the only one that a dataset must have.',
      hint: 'Give a file `clinics.csv` with a column `id`, or a mapping that fills it.',
    })
  for (const name of ['listings', 'diagnoses', 'measurements'] as const) {
    if (has(name) && !has('patients'))
      problems.add({
        code: 'missing-table',
        file: name,
        message: `\`${name}\` names patients, and there is no table \`patients\`.`,
      })
  }
}

/** Where this process puts an import together. A command that is interrupted takes it away. */
export function importingFolder(out: string): string {
  return join(dirname(resolve(out)), `.${basename(resolve(out))}.importing-${process.pid}`)
}

/** Waits until the disk has a folder and its files: what has a name must be whole, whatever fails afterwards. */
function syncFolder(folder: string): void {
  for (const name of readdirSync(folder)) syncToDisk(join(folder, name))
  syncToDisk(folder)
}

function syncToDisk(path: string): void {
  if (process.platform === 'win32') return // which opens no folder
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** A folder beside the one that shall be: on the same disk, so that renaming it is one step. */
function temporaryFolder(out: string): string {
  const [parent, name] = [dirname(resolve(out)), basename(resolve(out))]
  if (existsSync(out))
    throw new DataError([
      {
        code: 'out-exists',
        file: out,
        message: 'It exists already, and an import never writes over anything.',
        hint: 'Name another folder, or take this one away first.',
      },
    ])
  mkdirSync(parent, { recursive: true })
  removeLeftovers(parent, name)
  const folder = importingFolder(out)
  mkdirSync(join(folder, 'spill'), { recursive: true })
  return folder
}

/** What an import that was killed has left: its process is no more. */
function removeLeftovers(parent: string, name: string): void {
  for (const entry of readdirSync(parent)) {
    if (!entry.startsWith(`.${name}.importing-`)) continue
    const process = Number(entry.slice(entry.lastIndexOf('-') + 1))
    if (!isAlive(process)) rmSync(join(parent, entry), { recursive: true, force: true })
  }
}

function isAlive(id: number): boolean {
  if (id === process.pid) return false
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
