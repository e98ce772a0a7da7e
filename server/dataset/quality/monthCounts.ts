import type { ImportEngine } from '../ImportEngine.ts'
import type { TableName } from '../tables.ts'
import type { Typed } from '../typeTable.ts'
import { countedIn } from './countedIn.ts'
import type { MonthCount } from './QualityReport.ts'

/** Diagnoses are of the clinic where the patient was listed on the day. */
const SOURCES: readonly { readonly table: TableName; readonly needs: readonly TableName[]; readonly sql: string }[] = [
  {
    table: 'diagnoses',
    needs: ['listings'],
    sql:
      'SELECT l.clinic, d.date // 100, count(*) FROM typed_diagnoses d JOIN typed_listings l ON l.patient = d.patient ' +
      'AND d.date BETWEEN COALESCE(l."from", 0) AND COALESCE(l."to", 99999999) WHERE d.date IS NOT NULL GROUP BY 1, 2',
  },
  {
    table: 'costs',
    needs: [],
    sql: 'SELECT clinic, month, count(*) FROM typed_costs WHERE clinic IS NOT NULL AND month IS NOT NULL GROUP BY 1, 2',
  },
  {
    table: 'indicators',
    needs: [],
    sql: 'SELECT clinic, month, count(*) FROM typed_indicators WHERE clinic IS NOT NULL AND month IS NOT NULL GROUP BY 1, 2',
  },
]

function contactsSql(contacts: Typed): string {
  const { from, isSummed } = countedIn(contacts, ['clinic', 'month', 'n'])
  const contactsIn = isSummed ? 'sum(n * "#rows")' : 'sum(n)'
  return `SELECT clinic, month, ${contactsIn} FROM ${from} WHERE clinic IS NOT NULL AND month IS NOT NULL GROUP BY 1, 2`
}

/** How many rows each clinic has in each month. */
export async function monthCounts(tables: readonly Typed[], engine: ImportEngine): Promise<readonly MonthCount[]> {
  const has = (name: TableName): boolean => tables.some(({ table }) => table === name)
  const counts: MonthCount[] = []
  const contacts = tables.find(({ table }) => table === 'contacts')
  const sources = [
    ...(contacts ? [{ table: 'contacts', needs: [], sql: contactsSql(contacts) } as const] : []),
    ...SOURCES,
  ]
  for (const { table, sql } of sources.filter((one) => has(one.table) && one.needs.every(has)))
    for (const [clinic, month, rows] of await engine.ask(`${sql} ORDER BY 1, 2`))
      counts.push({ table, clinic: String(clinic), month: Number(month), rows: Number(rows) })
  return counts
}
