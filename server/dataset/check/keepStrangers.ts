import { hasPatients } from '../clinicsOfCosts.ts'
import type { ImportEngine } from '../ImportEngine.ts'
import type { TableName } from '../tables.ts'
import type { SummedRows, Typed } from '../typeTable.ts'
import { EVER, FIRST_DAY, keyListings, LAST_DAY, type KeyedListings } from './keyListings.ts'
import { isSummable, sumContacts } from './sumContacts.ts'

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

/** What is known once the strangers are kept. */
export interface Kept {
  /** What was added up of tables on the way. */
  readonly sums: ReadonlyMap<TableName, SummedRows>
  /** Among the unlisted contacts are all that are before their patient's birth. */
  readonly areHeldAgainstBirths: boolean
  /** SQL that gives a row only where two listings of one patient may overlap, where that is quicker than to ask the listings. */
  readonly overlapping?: string | undefined
}

/**
 * Keeps, of each of these tables, the rows whose patient nobody knows, for all that is asked of them. Where every listing has
 * its patient, contacts are held against the listings first, and only the few that these do not bear out are looked for among
 * the patients: one reading of millions of rows instead of three.
 */
export async function keepStrangers(
  tables: readonly Typed[],
  engine: Pick<ImportEngine, 'run' | 'ask'>,
): Promise<Kept> {
  const sums = new Map<TableName, SummedRows>()
  const contacts = tables.find(({ table }) => table === 'contacts')
  const summable = contacts && isSummable(contacts) ? contacts : undefined
  const keyed = summable && (await keyListings(tables, engine))
  if (keyed?.sums) sums.set('listings', keyed.sums)
  let areListingsKnown = false
  let areHeldAgainstBirths = false
  for (const table of OF_PATIENTS) {
    const typed = tables.find((one) => one.table === table)
    if (!typed || !hasPatients(typed)) continue
    const isHeld = table === 'contacts' && areListingsKnown
    if (isHeld) {
      const summed = keyed && (await sumContacts(summable, keyed, engine))
      if (summed?.sums) sums.set('contacts', summed.sums)
      areHeldAgainstBirths = summed?.elsewhere !== undefined
      await keepUnlisted(engine, summed?.elsewhere)
    }
    await keepStrangersOf(typed, isHeld ? UNLISTED_CONTACTS : typed.name, { keyed, engine })
    if (table === 'listings')
      areListingsKnown = (await engine.ask(`SELECT 1 FROM ${strangersOf(table)} LIMIT 1`)).length === 0
  }
  return { sums, areHeldAgainstBirths, overlapping: keyed?.overlapping }
}

async function keepStrangersOf(
  { table, isOfPatients }: Typed,
  rows: string,
  { keyed, engine }: { readonly keyed: KeyedListings | undefined; readonly engine: Pick<ImportEngine, 'run'> },
): Promise<void> {
  const listedAt = table === 'contacts' ? ', listed_at' : ''
  const isNobody = isOfPatients === true || (table === 'listings' && keyed !== undefined)
  await engine.run(
    `CREATE TABLE ${strangersOf(table)} AS SELECT "#file", "#row", patient${listedAt} FROM ${rows} s ` +
      `ANTI JOIN typed_patients p ON p.id = s.patient WHERE s.patient IS NOT NULL${isNobody ? ' LIMIT 0' : ''}`,
  )
}

/** Contacts of patients, where no listing has the patient at `listed_at` on the day, or at any time in the month where only that is known. */
export async function keepUnlisted(
  engine: Pick<ImportEngine, 'run'>,
  /** SQL of them, where they are known. */
  known?: string,
): Promise<void> {
  const isThere =
    `l.patient = c.patient AND l.clinic = c.listed_at AND ${FIRST_DAY} <= COALESCE(l."to", ${EVER}) ` +
    `AND ${LAST_DAY} >= COALESCE(l."from", 0)`
  await engine.run(
    `CREATE TABLE IF NOT EXISTS ${UNLISTED_CONTACTS} AS ${
      known ??
      `SELECT c."#file", c."#row", c.patient, c.listed_at, ${FIRST_DAY} AS first, ${LAST_DAY} AS last ` +
        `FROM typed_contacts c ANTI JOIN typed_listings l ON ${isThere} WHERE c.patient IS NOT NULL`
    }`,
  )
}
