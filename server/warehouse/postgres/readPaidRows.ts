import type { Ask } from '../Ask.ts'
import { postgresDialect as dialect } from '../postgresDialect.ts'
import type { ReadSchema } from '../Schema.ts'
import { sourceSql } from '../sourceSql.ts'

/**
 * What was paid, added up by clinic, payment, period and day of becoming known: these cells and, of an amount with parts of
 * an öre, that amount. Amounts are text, with every digit.
 */
export async function readPaidRows(
  schema: ReadSchema,
  ask: Ask,
): Promise<readonly (readonly (string | undefined)[])[]> {
  const columns = await ask(
    'SELECT clinic, payment, period, CAST(sum(amount) AS TEXT), known_at, ' +
      'CAST(min(CASE WHEN amount <> round(amount, 2) THEN amount END) AS TEXT) ' +
      `FROM (${sourceSql('paid', { schema, dialect }) ?? ''}) t ` +
      'GROUP BY clinic, payment, period, known_at ORDER BY clinic, payment, period, known_at',
  )
  const [clinics = []] = columns
  return clinics.map((_, row) =>
    columns.map((column) => {
      const cell = column[row] ?? null
      return cell === null ? undefined : String(cell)
    }),
  )
}
