import { hasPatients } from '../clinicsOfCosts.ts'
import type { ImportEngine } from '../ImportEngine.ts'
import type { TableName } from '../tables.ts'
import type { SummedRows, Typed } from '../typeTable.ts'
import { type SummedContacts, sumContacts } from './sumContacts.ts'

/** How the rows of a table are called whose patient is not in the table of patients. */
export function strangersOf(table: TableName): string {
  return `strangers_${table}`
}

/** How the contacts are called that no listing of their patient bears out: few, where a delivery is right. */
export const UNLISTED_CONTACTS = 'unlisted_contacts'

/** Tables whose rows name a patient, in the order in which they are looked at: contacts after the listings. */
export const OF_PATIENTS: readonly TableName[] = [
  'listings',
  'diagnoses',
  'enrolments',
  'costs',
  'measurements',
  'contacts',
]

/**
 * Keeps, of each of these tables, the rows whose patient nobody knows, for all that is asked of them. Where every listing has
 * its patient, contacts are held against the listings first, and only the few that these do not bear out are looked for among
 * the patients: one reading of millions of rows instead of three.
 */
export async function keepStrangers(
  tables: readonly Typed[],
  engine: Pick<ImportEngine, 'run' | 'ask'>,
): Promise<{ readonly contacts?: SummedRows | undefined }> {
  let areListingsKnown = false
  let summed: SummedContacts | undefined
  for (const table of OF_PATIENTS) {
    const typed = tables.find((one) => one.table === table)
    if (!typed || !hasPatients(typed)) continue
    const isHeld = table === 'contacts' && areListingsKnown
    if (isHeld) {
      const { path } = typed
      if (path !== undefined) summed = await sumContacts({ ...typed, path }, borneOut(tables), engine)
      await keepUnlisted(engine, summed?.elsewhere)
    }
    const listedAt = table === 'contacts' ? ', listed_at' : ''
    await engine.run(
      `CREATE TABLE ${strangersOf(table)} AS SELECT "#file", "#row", patient${listedAt} FROM ${isHeld ? UNLISTED_CONTACTS : `typed_${table}`} s ` +
        `ANTI JOIN typed_patients p ON p.id = s.patient WHERE s.patient IS NOT NULL${typed.isOfPatients === true ? ' LIMIT 0' : ''}`,
    )
    if (table === 'listings')
      areListingsKnown = (await engine.ask(`SELECT 1 FROM ${strangersOf(table)} LIMIT 1`)).length === 0
  }
  return { contacts: summed?.sums }
}

const [FIRST, LAST] = ['COALESCE(c.date, c.month * 100)', 'COALESCE(c.date, c.month * 100 + 99)']
const IS_THERE = 'l.patient = c.patient AND l.clinic = c.listed_at'
const IS_THERE_THEN = `${IS_THERE} AND ${FIRST} <= COALESCE(l."to", 99999999) AND ${LAST} >= COALESCE(l."from", 0)`

/** When a listing bears out a contact; listings that are made of patients are from ever to ever. */
function borneOut(tables: readonly Typed[]): string {
  return tables.some(({ isOfPatients }) => isOfPatients === true) ? IS_THERE : IS_THERE_THEN
}

/** Contacts of patients, where no listing has the patient at `listed_at` on the day, or at any time in the month where only that is known. */
export async function keepUnlisted(
  engine: Pick<ImportEngine, 'run'>,
  /** SQL of the numbers of their rows, where these are known. */
  rows?: string,
): Promise<void> {
  const which =
    rows === undefined
      ? `ANTI JOIN typed_listings l ON ${IS_THERE_THEN} WHERE c.patient IS NOT NULL`
      : `WHERE c."#row" IN (${rows})`
  await engine.run(
    `CREATE TABLE IF NOT EXISTS ${UNLISTED_CONTACTS} AS SELECT c."#file", c."#row", c.patient, c.listed_at, ${FIRST} AS first, ${LAST} AS last ` +
      `FROM typed_contacts c ${which}`,
  )
}
