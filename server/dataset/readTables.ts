import type { Day } from '../../models/index.ts'
import type { Findings } from './check/Findings.ts'
import { checkColumns, checkHeader } from './checkColumns.ts'
import { checkTables } from './checkTables.ts'
import type { ImportEngine } from './ImportEngine.ts'
import { pseudonymise } from './personal/pseudonymise.ts'
import { tellNearPersonalNumbers } from './personal/tellNearPersonalNumbers.ts'
import { tellPersonalHeaders } from './personal/tellPersonalHeaders.ts'
import { tellPersonalNumbers } from './personal/tellPersonalNumbers.ts'
import { planColumns } from './planColumns.ts'
import type { Problems } from './Problems.ts'
import type { Source } from './Source.ts'
import { spellsOfPatients } from './spellsOfPatients.ts'
import { type Staged, stageTable } from './stageTable.ts'
import { type TableName, TABLE_NAMES } from './tables.ts'
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
    const staged = await stage(source, table, reading)
    if (!staged) {
      broken.push(table)
      continue
    }
    views.set(table, staged.view)
    const typed = await typeStaged(staged, source, reading)
    tables.push(typed)
    if (findings.isAccepting)
      rowsRead.set(table, Number((await engine.ask(`SELECT count(*) FROM ${typed.name}`))[0]?.[0] ?? 0))
    await findings.leaveOut(table, typed.name)
  }
  onStep('checking')
  const all = await spellsOfPatients(tables, { engine, problems })
  refuseAbsent(all, broken, problems)
  await checkTables(all, { engine, problems, findings, broken, asOf, today, namesFolded: source.namesFolded ?? false })
  return { tables: TABLE_NAMES.flatMap((name) => all.filter(({ table }) => table === name)), views, rowsRead }
}

async function stage(source: Source, table: TableName, reading: Reading): Promise<Staged | undefined> {
  const { engine, problems, findings, spill, onStep, isPseudonymous } = reading
  onStep(`reading ${table}`)
  const fillings = source.fillings.filter((filling) => filling.table === table)
  const staged = await stageTable(table, fillings, {
    engine,
    problems,
    spill,
    declared: source.declared,
    onShare: (share) => onStep(`reading ${table}, ${Math.round(100 * share)} %`),
  })
  if (!staged || tellPersonalHeaders(staged, problems) || !checkHeader(staged, problems)) return undefined
  await tellNearPersonalNumbers(staged, { engine, problems, findings, isPseudonymous })
  return isPseudonymous ? pseudonymise(staged, engine) : staged
}

async function typeStaged(
  staged: Staged,
  source: Source,
  { engine, problems, findings, onStep }: Reading,
): Promise<Typed> {
  onStep(`checking ${staged.table}`)
  const planned = await planColumns(staged, {
    engine,
    problems,
    findings,
    declared: (column) => source.declared(staged.table, column),
  })
  await tellPersonalNumbers(staged, planned, findings)
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
