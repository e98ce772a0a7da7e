import type { Month } from '../../../models/index.ts'
import type { ImportEngine } from '../ImportEngine.ts'
import type { TableName } from '../tables.ts'
import type { Typed } from '../typeTable.ts'
import type { Delivery, MonthCount } from './QualityReport.ts'

/** Months in which a clinic is expected to deliver: it is open, and patients are listed there. */
interface Presence {
  readonly opened: Month
  readonly closed: Month
  readonly from: Month
  readonly to: Month
}

/**
 * How far each clinic's part of each table goes, and which months it lacks between the first and the last that any
 * clinic has. A clinic that has no list, or was not open, is not expected to have any.
 */
export async function deliveriesOf(
  counts: readonly MonthCount[],
  tables: readonly Typed[],
  engine: ImportEngine,
): Promise<readonly Delivery[]> {
  const present = await presenceOf(tables, engine)
  const deliveries: Delivery[] = [...(await lists(tables, engine))]
  for (const table of new Set(counts.map((count) => count.table))) {
    const own = counts.filter((count) => count.table === table)
    const first = own.reduce((least, { month }) => Math.min(least, month), Number.POSITIVE_INFINITY)
    const last = own.reduce((most, { month }) => Math.max(most, month), 0)
    const byClinic = Map.groupBy(own, ({ clinic }) => clinic)
    for (const clinic of [...new Set([...byClinic.keys(), ...present.keys()])].toSorted(byCode)) {
      const months = new Set((byClinic.get(clinic) ?? []).map(({ month }) => month))
      const expected = expectedMonths(present.get(clinic), first, last)
      const missing = expected.filter((month) => !months.has(month))
      if (months.size === 0 && missing.length === 0) continue
      deliveries.push({
        table,
        clinic,
        first: months.size === 0 ? 0 : Math.min(...months),
        last: months.size === 0 ? 0 : Math.max(...months),
        missing,
      })
    }
  }
  return deliveries
}

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function expectedMonths(presence: Presence | undefined, first: Month, last: Month): readonly Month[] {
  if (!presence) return []
  const months: Month[] = []
  const [begin, end] = [Math.max(first, presence.from, presence.opened), Math.min(last, presence.to, presence.closed)]
  for (let month = begin; month <= end; month = month % 100 === 12 ? month + 89 : month + 1) months.push(month)
  return months
}

/** The list of a clinic goes up to the last day on which anybody came or left; a list has no months to lack. */
async function lists(tables: readonly Typed[], engine: ImportEngine): Promise<readonly Delivery[]> {
  if (!tables.some(({ table }) => table === 'listings')) return []
  const rows = await engine.ask(
    'SELECT clinic, min(day) // 100, max(day) // 100 FROM (SELECT clinic, "from" AS day FROM typed_listings UNION ALL ' +
      'SELECT clinic, "to" FROM typed_listings WHERE "to" < 99000000) WHERE clinic IS NOT NULL AND day IS NOT NULL GROUP BY 1 ORDER BY 1',
  )
  return rows.map(([clinic, first, last]) => ({
    table: 'listings',
    clinic: String(clinic),
    first: Number(first),
    last: Number(last),
    missing: [],
  }))
}

/** By clinic with listed patients. */
async function presenceOf(tables: readonly Typed[], engine: ImportEngine): Promise<ReadonlyMap<string, Presence>> {
  const has = (name: TableName): boolean => tables.some(({ table }) => table === name)
  if (!has('listings') || !has('clinics')) return new Map()
  const rows = await engine.ask(
    'SELECT c.id, COALESCE(c.opened // 100, 0), COALESCE(c.closed // 100, 999912), l."from", l."to" FROM typed_clinics c JOIN ' +
      '(SELECT clinic, min(COALESCE("from" // 100, 0)) AS "from", max(COALESCE("to" // 100, 999912)) AS "to" FROM typed_listings ' +
      'GROUP BY clinic) l ON l.clinic = c.id ORDER BY 1',
  )
  return new Map(
    rows.map(([clinic, ...months]) => {
      const [opened = 0, closed = 0, from = 0, to = 0] = months.map(Number)
      return [String(clinic), { opened, closed, from, to }]
    }),
  )
}
