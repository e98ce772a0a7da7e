import { lastDayOfMonthSql } from '../warehouse/lastDayOfMonthSql.ts'
import type { ImportEngine } from './ImportEngine.ts'
import type { Problems } from './Problems.ts'
import { OWNERS_OF_COSTS, type TableName } from './tables.ts'
import type { Typed } from './typeTable.ts'

interface Filling {
  readonly engine: ImportEngine
  readonly problems: Problems
  /** Tables that are there but could not be read. */
  readonly broken: readonly TableName[]
}

/** In SQL, whether a cost is of nobody, where a table of costs has these columns. */
export function isOfNobody(columns: readonly string[]): string {
  const owners = OWNERS_OF_COSTS.filter((name) => columns.includes(name))
  return owners.map((name) => `${name} IS NULL`).join(' AND ')
}

/**
 * A cost of a patient without a clinic is of the clinic where the patient was listed on the last day of the month. Who was
 * listed nowhere then has costs of the region, and of no clinic: they stay in the table, and how many they are is told.
 */
export async function clinicsOfCosts(tables: readonly Typed[], filling: Filling): Promise<readonly Typed[]> {
  const { engine, problems, broken } = filling
  const costs = tables.find(({ table }) => table === 'costs')
  if (!costs || !hasPatients(costs)) return tables
  const lacking = await engine.ask(`SELECT 1 FROM ${costs.name} WHERE clinic IS NULL AND patient IS NOT NULL LIMIT 1`)
  if (lacking.length === 0 || broken.includes('listings')) return tables
  if (!tables.some(({ table }) => table === 'listings')) {
    problems.add({
      code: 'missing-table',
      file: costs.files.join(', '),
      column: 'clinic',
      message:
        'Costs of patients have no clinic, and there is no table `listings` that says where the patient was listed.',
      hint: 'Give a table `listings`, or the clinic of each cost.',
    })
    return tables
  }
  const last = lastDayOfMonthSql('c.month')
  await engine.run(
    `CREATE TABLE filled_costs AS SELECT c.* REPLACE (COALESCE(c.clinic, l.clinic) AS clinic) FROM ${costs.name} c ` +
      `LEFT JOIN typed_listings l ON c.clinic IS NULL AND l.patient = c.patient ` +
      `AND ${last} BETWEEN COALESCE(l."from", 0) AND COALESCE(l."to", 99999999); ` +
      `DROP ${costs.path === undefined ? 'TABLE' : 'VIEW'} ${costs.name}; ALTER TABLE filled_costs RENAME TO ${costs.name}`,
  )
  await tellUnlisted(costs, filling)
  const filled: Typed = { ...costs, path: undefined, isPlainText: false }
  return tables.map((table) => (table === costs ? filled : table))
}

/** Has the table a column with the patient of each row? */
export function hasPatients({ columns }: Typed): boolean {
  return columns.some(({ name }) => name === 'patient')
}

async function tellUnlisted(
  { name, columns, files }: Typed,
  { engine, problems }: Pick<Filling, 'engine' | 'problems'>,
): Promise<void> {
  const hasAmount = columns.some((one) => one.name === 'amount' && ['integer', 'bigint', 'decimal'].includes(one.type))
  const sum = hasAmount ? 'sum(CAST(n AS DECIMAL(10, 0)) * CAST(amount AS DECIMAL(22, 6)))' : 'NULL'
  const place = '"#file" * 1000000000000 + "#row"'
  const [[rows = 0, amount = null, file = 0, row = 0] = []] = await engine.ask(
    `SELECT count(*), CAST(${sum} AS VARCHAR), arg_min("#file", ${place}), arg_min("#row", ${place}) ` +
      `FROM ${name} WHERE clinic IS NULL AND patient IS NOT NULL`,
  )
  if (Number(rows) === 0) return
  const ofThem = Number(rows) === 1 ? '1 row has a cost' : `${String(rows)} rows have costs`
  const inAll = amount === null ? '' : `, ${String(amount).replace(/\.?0+$/, '')} in all`
  problems.warn({
    code: 'unlisted-cost',
    file: files[Number(file)] ?? 'costs',
    row: Number(row),
    column: 'patient',
    message: `${ofThem} of patients who were listed nowhere on the last day of the month${inAll}: they are the region’s, and count at no clinic.`,
    hint: 'If a clinic shall bear them, write it on the row or give the listing.',
  })
}
