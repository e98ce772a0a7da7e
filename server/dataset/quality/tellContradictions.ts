import type { ImportEngine } from '../ImportEngine.ts'
import type { Problems } from '../Problems.ts'
import { shorten } from '../shorten.ts'
import type { TableName } from '../tables.ts'
import { keepUnlisted, UNLISTED_CONTACTS } from '../check/keepStrangers.ts'
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
  await keepUnlisted(engine)
  // Joins written out: correlated subqueries that say the same take several times as long.
  const wrong =
    `SELECT * FROM (SELECT * FROM ${UNLISTED_CONTACTS} WHERE listed_at NOT IN ${OUTSIDE}) SEMI JOIN typed_listings USING (patient) UNION ALL ` +
    `SELECT c.* FROM ${UNLISTED_CONTACTS} c SEMI JOIN typed_listings l ON l.patient = c.patient AND c.first <= COALESCE(l."to", 99999999) ` +
    `AND c.last >= COALESCE(l."from", 0) WHERE c.listed_at IN ${OUTSIDE}`
  const rows = await engine.ask(
    `WITH wrong AS MATERIALIZED (${wrong}) SELECT (SELECT count(*) FROM wrong), c.listed_at, l.clinic, c."#file", c."#row" ` +
      `FROM (SELECT * FROM wrong ORDER BY "#file", "#row" LIMIT 1) c LEFT JOIN typed_listings l ON l.patient = c.patient ` +
      `AND c.first <= COALESCE(l."to", 99999999) AND c.last >= COALESCE(l."from", 0) ORDER BY l.clinic LIMIT 1`,
  )
  await engine.run(`DROP TABLE ${UNLISTED_CONTACTS}`)
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
