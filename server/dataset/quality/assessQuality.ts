import { shorten } from '../shorten.ts'
import type { ImportEngine } from '../ImportEngine.ts'
import type { Problems } from '../Problems.ts'
import type { TableName } from '../tables.ts'
import type { Typed } from '../typeTable.ts'
import { deliveriesOf } from './deliveriesOf.ts'
import { describeTables } from './describeTables.ts'
import { monthCounts } from './monthCounts.ts'
import { outliersOf } from './outliersOf.ts'
import type { Delivery, QualityReport } from './QualityReport.ts'
import { tellContradictions } from './tellContradictions.ts'
import { tellRepeatedRows } from './tellRepeatedRows.ts'

interface Assessing {
  readonly engine: ImportEngine
  readonly problems: Problems
  readonly leftOut: ReadonlyMap<TableName, number>
  readonly pseudonymous: boolean
  readonly recognised?: string | undefined
}

/** Looks at what was read as a whole: what is unusual, incomplete or contradicting is a warning, and all of it is counted. */
export async function assessQuality(tables: readonly Typed[], assessing: Assessing): Promise<QualityReport> {
  const { engine, problems, leftOut, pseudonymous, recognised } = assessing
  const fileOf = (table: TableName): string => tables.find((one) => one.table === table)?.files.join(', ') ?? table
  const months = await monthCounts(tables, engine)
  for (const { table, clinic, month, rows, low, high } of outliersOf(months))
    problems.warn({
      code: 'outlier',
      file: fileOf(table),
      column: 'clinic',
      value: shorten(clinic),
      message: `\`${shorten(clinic)}\` has ${rows} ${table} in ${monthText(month)}; its other months have ${low} to ${high}.`,
    })
  const deliveries = await deliveriesOf(months, tables, engine)
  for (const delivery of deliveries.filter(({ missing }) => missing.length > 0))
    problems.warn({
      code: 'incomplete-delivery',
      file: fileOf(delivery.table),
      column: 'clinic',
      value: shorten(delivery.clinic),
      message: missingText(delivery),
    })
  await tellContradictions(tables, assessing)
  await tellRepeatedRows(tables, assessing)
  return {
    format: 1,
    tables: await describeTables(tables, leftOut, engine),
    months,
    deliveries,
    warnings: problems.warnings(),
    pseudonymous,
    ...(recognised !== undefined && { recognised }),
  }
}

function monthText(month: number): string {
  return `${Math.floor(month / 100)}-${String(month % 100).padStart(2, '0')}`
}

function missingText({ table, clinic, missing }: Delivery): string {
  const some = missing.slice(0, 12).map(monthText).join(', ')
  const rest = missing.length > 12 ? ` and ${missing.length - 12} more months` : ''
  return `\`${shorten(clinic)}\` has listed patients and no ${table} in ${some}${rest}.`
}
