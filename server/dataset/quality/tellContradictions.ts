import type { ImportEngine } from '../ImportEngine.ts'
import type { Problems } from '../Problems.ts'
import { shorten } from '../shorten.ts'
import type { TableName } from '../tables.ts'
import { OUTSIDE } from '../check/rowRules.ts'
import type { Typed } from '../typeTable.ts'

/**
 * Warns of contacts whose `listed_at` is not where the table of listings has the patient on that day, or at any time in
 * the month where only that is known.
 */
export async function tellContradictions(
  tables: readonly Typed[],
  { engine, problems }: { readonly engine: ImportEngine; readonly problems: Problems },
): Promise<void> {
  const of = (name: TableName) => tables.find(({ table }) => table === name)
  const contacts = of('contacts')
  if (
    !contacts ||
    !of('listings') ||
    !contacts.columns.some(({ name, type }) => name === 'patient' && type !== 'empty')
  )
    return
  const [first, last] = ['COALESCE(c.date, c.month * 100)', 'COALESCE(c.date, c.month * 100 + 99)']
  const then = `${first} <= COALESCE(l."to", 99999999) AND ${last} >= COALESCE(l."from", 0)`
  const columns = `c."#file", c."#row", c.patient, c.listed_at, ${first} AS first, ${last} AS last`
  // Joins written out: correlated subqueries that say the same take several times as long.
  const wrong =
    `SELECT * FROM (SELECT ${columns} FROM typed_contacts c ANTI JOIN typed_listings l ON l.patient = c.patient AND l.clinic = c.listed_at AND ${then} ` +
    `WHERE c.patient IS NOT NULL AND c.listed_at NOT IN ${OUTSIDE}) SEMI JOIN typed_listings USING (patient) UNION ALL ` +
    `SELECT ${columns} FROM typed_contacts c SEMI JOIN typed_listings l ON l.patient = c.patient AND ${then} WHERE c.listed_at IN ${OUTSIDE}`
  const rows = await engine.ask(
    `WITH wrong AS MATERIALIZED (${wrong}) SELECT (SELECT count(*) FROM wrong), c.listed_at, l.clinic, c."#file", c."#row" ` +
      `FROM (SELECT * FROM wrong ORDER BY "#file", "#row" LIMIT 1) c LEFT JOIN typed_listings l ON l.patient = c.patient ` +
      `AND c.first <= COALESCE(l."to", 99999999) AND c.last >= COALESCE(l."from", 0) ORDER BY l.clinic LIMIT 1`,
  )
  const [[count = 0, said, clinic, file, row] = []] = rows
  if (Number(count) === 0) return
  const where = clinic === null || clinic === undefined ? 'at no clinic' : `at \`${shorten(String(clinic))}\``
  problems.warn({
    code: 'contradicting-listing',
    file: contacts.files[Number(file)] ?? 'contacts',
    row: row === null || row === undefined ? undefined : Number(row),
    column: 'listed_at',
    value: shorten(String(said)),
    message: `${String(count)} ${Number(count) === 1 ? 'contact says' : 'contacts say'} that the patient is listed elsewhere than \`listings\` does. The first says \`${shorten(String(said))}\`, and the patient is listed ${where}.`,
    hint: 'Payments for contacts follow the contact, and payments for the list follow `listings`.',
  })
}
