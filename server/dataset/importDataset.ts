import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Day, dayOf } from '../../models/index.ts'
import { checkControl } from './check/checkControl.ts'
import { type AcceptedRejects, collectFindings } from './check/Findings.ts'
import { judgeRejected, type LeftOut } from './check/judgeRejected.ts'
import type { DataProblem } from './DataProblem.ts'
import { descriptorOf } from './descriptor.ts'
import { findSource } from './findSource.ts'
import { type ImportEngine, openImportEngine } from './ImportEngine.ts'
import { makeImportingFolder, syncFolder, syncToDisk } from './importingFolder.ts'
import { definePseudonym } from './personal/pseudonymise.ts'
import { collectProblems } from './Problems.ts'
import { assessQuality } from './quality/assessQuality.ts'
import { readTables } from './readTables.ts'
import type { Source } from './Source.ts'
import { storeListed } from './storeListed.ts'
import { sumTogether } from './sumTogether.ts'
import { datasetHash, hashTable, type StoredTable, storeTable, type UnhashedTable } from './storeTables.ts'
import type { Typed } from './typeTable.ts'

/** What an import may be told beside the source. */
export interface ImportOptions {
  /** The mapping that says which columns fill which tables: a path, or the name of one of ours. Without it, a `mapping.yaml` beside the source, or the one of ours whose header it is. */
  readonly mapping?: string | undefined
  /** A file of control totals; without it, a `control.yaml` beside the tables. */
  readonly control?: string | undefined
  /** How many rows may be left out. Without it none may: all or nothing. */
  readonly acceptRejects?: AcceptedRejects | undefined
  /** Patients and personal numbers get pseudonyms made with it. It is never stored. */
  readonly pseudonymKey?: Uint8Array | undefined
  /** Nobody is born after it, where the source does not say up to which day it goes, and nothing happens after it. */
  readonly today: Day
  /** Files from so many bytes on are read straight into their tables, a megabyte where it is not said; for smaller ones that takes longer. */
  readonly straightFrom?: number | undefined
  /** Is told what is being done, for who waits. */
  readonly onStep?: ((step: string) => void) | undefined
}

/** What was imported. */
export interface Imported {
  readonly name: string
  readonly hash: string
  readonly tables: readonly StoredTable[]
  /** The mapping of ours that was recognised by the header of the files. */
  readonly recognised?: string | undefined
  readonly warnings: readonly DataProblem[]
  /** How many rows were left out, and the file that has them. */
  readonly rejected?: LeftOut | undefined
}

/**
 * Imports a dataset: reads, checks, stores as Parquet with whole numbers and decimals. All or nothing: it is put together
 * in a folder beside, which gets its name only when everything in it is whole. Rejected rows, where so many are accepted,
 * stand in a file of their own beside it.
 *
 * @throws DataError with everything that is wrong
 */
export async function importDataset(source: string, out: string, options: ImportOptions): Promise<Imported> {
  const folder = makeImportingFolder(out)
  const engine = await openImportEngine(join(folder, 'spill'))
  try {
    return await importInto(folder, { source, out, engine, ...options })
  } finally {
    engine.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const STRAIGHT_FROM = 2 ** 20

interface Importing extends ImportOptions {
  readonly source: string
  readonly out: string
  readonly engine: ImportEngine
}

async function importInto(folder: string, importing: Importing): Promise<Imported> {
  const {
    source,
    out,
    engine,
    mapping,
    control,
    acceptRejects,
    pseudonymKey,
    today,
    straightFrom = STRAIGHT_FROM,
    onStep = () => undefined,
  } = importing
  const problems = collectProblems()
  const spill = join(folder, 'spill')
  const found = await findSource(source, { mapping, control, spill }, problems)
  problems.refuse()
  if (!found) throw new Error('A source was neither found nor refused.')
  // Other threads than one cost more to wake than they save where there is little to read.
  if (bytesOf(found) < straightFrom) await engine.run('SET threads = 1')
  const asOf = found.asOf === undefined ? today : dayOf(found.asOf)
  if (pseudonymKey) await definePseudonym(engine, pseudonymKey, asOf)
  const findings = await collectFindings(engine, problems, acceptRejects)
  const { tables, views, rowsRead } = await readTables(found, {
    engine,
    problems,
    findings,
    today,
    asOf,
    straightFrom,
    onStep,
    spill,
    isPseudonymous: pseudonymKey !== undefined,
  })
  const rejected = await judgeRejected(findings, {
    accepted: acceptRejects,
    rowsRead,
    views,
    engine,
    problems,
    path: `${out}.rejected.csv`,
  })
  const leftOut = await findings.counts()
  if (found.control) await checkControl(found.control, tables, { engine, problems, leftOut })
  problems.refuse()

  onStep('assessing')
  const quality = await assessQuality(tables, {
    engine,
    problems,
    leftOut,
    pseudonymous: pseudonymKey !== undefined,
    recognised: found.recognised,
  })
  const files = await storeAll(tables, folder, { engine, onStep })
  const together = togetherIn(tables)
  // What is hashed is not changed any more, and `listed` is made beside.
  const both = [hashAll(files, folder, { engine, together }), storeListed(files, folder, engine, together)] as const
  // Where one fails, the other ends before the engine is closed and the folder taken away.
  await Promise.allSettled(both)
  const [stored, listed] = await Promise.all(both)
  const hash = datasetHash(stored)
  writeFileSync(join(folder, 'quality.json'), `${JSON.stringify(quality, undefined, 1)}\n`)
  writeFileSync(join(folder, 'datapackage.json'), descriptorOf(found, hash, stored, { leftOut, listed, quality }))
  rmSync(spill, { recursive: true, force: true })
  syncFolder(folder)
  renameSync(folder, out)
  syncToDisk(dirname(resolve(out)))
  return {
    name: found.name,
    hash,
    tables: stored,
    recognised: found.recognised,
    warnings: problems.warnings(),
    rejected,
  }
}

function bytesOf({ fillings }: Source): number {
  const paths = new Set(fillings.flatMap(({ path }) => (path === undefined ? [] : [path])))
  return [...paths].reduce((bytes, path) => bytes + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0)
}

/** The view of the patients that the listings are a view of as well, where both are. */
function togetherIn(tables: readonly Typed[]): string | undefined {
  const listings = tables.find(({ table }) => table === 'listings')
  return listings?.isOfPatients === true && listings.isView === true
    ? tables.find(({ table }) => table === 'patients')?.name
    : undefined
}

async function storeAll(
  tables: readonly Typed[],
  folder: string,
  { engine, onStep }: { readonly engine: ImportEngine; readonly onStep: (step: string) => void },
): Promise<readonly UnhashedTable[]> {
  const stored: UnhashedTable[] = []
  for (const table of tables) {
    onStep(`storing ${table.table}`)
    stored.push(await storeTable(table, folder, engine))
  }
  return stored
}

async function hashAll(
  files: readonly UnhashedTable[],
  folder: string,
  { engine, together }: { readonly engine: ImportEngine; readonly together: string | undefined },
): Promise<readonly StoredTable[]> {
  const hashed: StoredTable[] = []
  const summed = together === undefined ? files : await sumTogether(files, together, engine)
  for (const file of summed) hashed.push(await hashTable(file, folder, engine))
  return hashed
}
