import type { Day } from '../../models/index.ts'
import { dateRules } from './check/dateRules.ts'
import type { Findings } from './check/Findings.ts'
import { foldClinicNames } from './check/foldClinicNames.ts'
import { keepStrangers, type Kept } from './check/keepStrangers.ts'
import { referenceRules } from './check/referenceRules.ts'
import { ANY_PATIENT_TWICE, ROW_RULES } from './check/rowRules.ts'
import { tellAmbiguousNames } from './check/tellAmbiguousNames.ts'
import { PAID_RULES } from './check/paidRules.ts'
import { hasPatients } from './clinicsOfCosts.ts'
import type { ImportEngine } from './ImportEngine.ts'
import { tellPersonalStrangers } from './personal/tellPersonalStrangers.ts'
import type { Problems } from './Problems.ts'
import type { TableName } from './tables.ts'
import type { Typed } from './typeTable.ts'

interface Checking {
  readonly engine: ImportEngine
  readonly problems: Problems
  readonly findings: Findings
  /** Tables that are there but could not be read: what refers to them is not checked. */
  readonly broken: readonly TableName[]
  /** The day up to which the data goes, or today. */
  readonly asOf: Day
  readonly today: Day
  readonly namesFolded: boolean
}

/** Checks what must hold between the rows of a table, and between tables. Rows that are rejected are gone afterwards. What comes back is known of the tables then. */
export async function checkTables(tables: readonly Typed[], checking: Checking): Promise<readonly Typed[]> {
  const { engine, problems, findings, broken } = checking
  const has = (name: TableName): boolean => tables.some(({ table }) => table === name)
  const clinics = has('clinics')
    ? (await engine.ask('SELECT DISTINCT id FROM typed_clinics WHERE id IS NOT NULL ORDER BY id')).map(([id]) =>
        String(id),
      )
    : []
  if (has('clinics') && clinics.length === 0)
    problems.add({ code: 'empty-file', file: fileOf(tables, 'clinics'), message: 'There is not one clinic.' })
  if (has('clinics'))
    await tellAmbiguousNames(tables.find(({ table }) => table === 'clinics') as Typed, engine, problems)
  if (checking.namesFolded) await foldClinicNames(tables, clinics, { engine, problems })

  const areStrangersKept = has('patients') && !findings.isAccepting
  const kept = areStrangersKept ? await keepStrangers(tables, engine) : undefined
  if (kept) await tellPersonalStrangers(tables, { engine, problems })
  const rules = [
    ...ROW_RULES,
    ...dateRules(checking, has, kept?.areHeldAgainstBirths === true),
    ...referenceRules(
      clinics,
      has,
      {
        broken,
        isAccepting: findings.isAccepting,
        areCostsOfPatients: tables.some((one) => one.table === 'costs' && hasPatients(one)),
      },
      areStrangersKept,
    ),
    ...(has('paid') ? PAID_RULES : []),
  ]
  const asked = new Map<string, boolean>()
  const mayBeThere = async (suspects: readonly string[]): Promise<boolean> => {
    for (const sql of suspects) {
      if (!asked.has(sql)) asked.set(sql, (await engine.ask(sql)).length > 0)
      if (asked.get(sql) !== true) return false
    }
    return true
  }
  for (const { table, wrongRows, suspects = [], ...fault } of rules) {
    const typed = tables.find((one) => one.table === table)
    if (!typed) continue
    const first = fault.code === 'overlapping-spells' ? (suspectsOfOverlap(typed, kept) ?? suspects) : suspects
    if (fault.code === 'unknown-reference' && typed.sure?.includes(fault.column) === true) continue
    if (fault.column === 'month' && typed.isMonthOfDate === true) continue
    if (!(await mayBeThere(first))) continue
    await findings.tell({ table, files: typed.files, fault, rows: wrongRows })
    await findings.leaveOut(table, typed.name)
  }
  return tables.map((typed) => ({ ...typed, sums: kept?.sums.get(typed.table) }))
}

function suspectsOfOverlap({ isOfPatients }: Typed, kept: Kept | undefined): readonly string[] | undefined {
  if (isOfPatients === true) return ANY_PATIENT_TWICE
  return kept?.overlapping === undefined ? undefined : [kept.overlapping]
}

function fileOf(tables: readonly Typed[], name: TableName): string {
  return tables.find(({ table }) => table === name)?.files.join(', ') ?? name
}
