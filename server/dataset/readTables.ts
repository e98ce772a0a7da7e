import type { Day } from '../../models/index.ts'
import type { Findings } from './check/Findings.ts'
import { tellTrimmedNames } from './check/tellTrimmedNames.ts'
import { OF_PATIENTS } from './check/keepStrangers.ts'
import { clinicsOfCosts } from './clinicsOfCosts.ts'
import { checkColumns, checkHeader } from './checkColumns.ts'
import { checkTables } from './checkTables.ts'
import type { ImportEngine } from './ImportEngine.ts'
import { pseudonymise } from './personal/pseudonymise.ts'
import { tellNearPersonalNumbers } from './personal/tellNearPersonalNumbers.ts'
import { tellPersonalHeaders } from './personal/tellPersonalHeaders.ts'
import { tellPersonalNumbers } from './personal/tellPersonalNumbers.ts'
import { columnKind } from './columnKind.ts'
import { planColumns } from './planColumns.ts'
import { readThousands } from './readThousands.ts'
import type { Problems } from './Problems.ts'
import type { Source } from './Source.ts'
import { spellsOfPatients } from './spellsOfPatients.ts'
import { openTable, type Staged, stageTable } from './stageTable.ts'
import { type TableName, TABLE_NAMES } from './tables.ts'
import { typeDirectly } from './typeDirectly.ts'
import { type Typed, typeTable } from './typeTable.ts'

/** What reading a source needs. */
export interface Reading {
  readonly engine: ImportEngine
  readonly problems: Problems
  readonly findings: Findings
  readonly today: Day
  /** The day up to which the data goes. */
  readonly asOf: Day
  readonly spill: string
  /** Files from so many bytes on are read straight into their tables. */
  readonly straightFrom: number
  readonly onStep: (step: string) => void
  /** Patients and personal numbers get pseudonyms. */
  readonly isPseudonymous: boolean
}

/** The tables of a source, typed. */
export interface ReadTables {
  readonly tables: readonly Typed[]
  /** By table, the view of its rows as they were delivered. */
  readonly views: ReadonlyMap<TableName, string>
  /** How many rows each table had, where rejects are accepted. */
  readonly rowsRead: ReadonlyMap<TableName, number>
}

/** Every table of a source, checked and typed. What is wrong has been told to the problems and findings. */
export async function readTables(source: Source, reading: Reading): Promise<ReadTables> {
  const { engine, problems, findings, asOf, today, onStep } = reading
  const tables: Typed[] = []
  const broken: TableName[] = []
  const views = new Map<TableName, string>()
  const rowsRead = new Map<TableName, number>()
  for (const table of TABLE_NAMES) {
    if (!source.fillings.some((filling) => filling.table === table)) continue
    const read = await readTable(source, table, reading, tables)
    if (!read) {
      broken.push(table)
      continue
    }
    const { typed, view } = read
    tables.push(typed)
    if (view !== undefined) views.set(table, view)
    if (findings.isAccepting)
      rowsRead.set(table, Number((await engine.ask(`SELECT count(*) FROM ${typed.name}`))[0]?.[0] ?? 0))
    await findings.leaveOut(table, typed.name)
  }
  onStep('checking')
  const all = await spellsOfPatients(tables, { engine, problems })
  refuseAbsent(all, broken, problems)
  const checked = await checkTables(all, {
    engine,
    problems,
    findings,
    broken,
    asOf,
    today,
    namesFolded: source.namesFolded ?? false,
  })
  const filled = await clinicsOfCosts(checked, { engine, problems, broken })
  return { tables: TABLE_NAMES.flatMap((name) => filled.filter(({ table }) => table === name)), views, rowsRead }
}

/** A table, typed; and the view of its rows as they were delivered, where these were kept. */
async function readTable(
  source: Source,
  table: TableName,
  reading: Reading,
  before: readonly Typed[],
): Promise<{ readonly typed: Typed; readonly view?: string } | undefined> {
  const { engine, problems, findings, spill, onStep, isPseudonymous } = reading
  onStep(`reading ${table}`)
  const fillings = source.fillings.filter((filling) => filling.table === table)
  const staging = {
    engine,
    problems,
    spill,
    declared: source.declared,
    onShare: (share: number) => onStep(`reading ${table}, ${Math.round(100 * share)} %`),
  }
  const opened = await openTable(table, fillings, staging)
  if (!opened || tellPersonalHeaders(opened, problems) || !checkHeader(opened, problems)) return undefined
  await tellTrimmedNames(opened, { engine, problems })
  const isLarge = opened.parts.some(({ opened: { bytes } }) => bytes >= reading.straightFrom)
  // A patient who is known has no personal number: only of strangers it must be asked, once it is known who they are.
  const areKnown = OF_PATIENTS.includes(table) && arePatientsClean(source, before, problems)
  const typed =
    isLarge && isPlain(source, reading)
      ? await typeDirectly(opened, staging, {
          safe: areKnown ? ['patient'] : [],
          clinics: await clinicsOf(before, engine),
        })
      : undefined
  if (typed) return { typed: { ...typed, arePatientsUnchecked: areKnown && opened.columns.includes('patient') } }
  const staged = await stageTable(opened, staging)
  if (!staged) return undefined
  await tellNearPersonalNumbers(staged, { engine, problems, findings, isPseudonymous })
  const told = isPseudonymous ? await pseudonymise(staged, engine) : staged
  return { typed: await typeStaged(told, source, reading), view: told.view }
}

/** Whether nothing shall be changed in a table once it is read: no pseudonyms, no names folded, no rows left out. */
function isPlain(source: Source, { findings, isPseudonymous }: Reading): boolean {
  return !isPseudonymous && !findings.isAccepting && source.namesFolded !== true
}

async function clinicsOf(before: readonly Typed[], engine: ImportEngine): Promise<readonly string[]> {
  const clinics = before.find(({ table }) => table === 'clinics')
  return clinics
    ? (await engine.ask(`SELECT DISTINCT id FROM ${clinics.name} WHERE id IS NOT NULL`)).map(([id]) => String(id))
    : []
}

/** Whether the patients were read, and none of them has a personal number, not even one that shall be taken for another. */
function arePatientsClean({ fillings }: Source, before: readonly Typed[], problems: Problems): boolean {
  const isTaken = fillings.some(({ table, mapping }) => table === 'patients' && mapping?.not_personal?.includes('id'))
  return before.some(({ table }) => table === 'patients') && problems.count() === 0 && !isTaken
}

async function typeStaged(
  delivered: Staged,
  source: Source,
  { engine, problems, findings, onStep }: Reading,
): Promise<Typed> {
  const { table, columns } = delivered
  onStep(`checking ${table}`)
  const kinds = columns.map((name) => columnKind(table, name, source.declared(table, name)))
  const staged = await readThousands(delivered, kinds, { engine, problems })
  const planned = await planColumns(staged, {
    engine,
    problems,
    findings,
    declared: (column) => source.declared(staged.table, column),
  })
  await tellPersonalNumbers(staged, planned, { engine, problems, findings })
  await checkColumns(staged, planned, { engine, findings })
  onStep(`typing ${staged.table}`)
  return typeTable(staged, planned, engine)
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
