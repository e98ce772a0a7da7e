import { keySql } from '../hashContent.ts'
import type { ImportEngine } from '../ImportEngine.ts'
import type { SummedRows, Typed } from '../typeTable.ts'

/** A day after all others. */
export const EVER = 99_999_999

/** The first and the last day on which a contact `c` may have been: it may know its month alone. */
export const [FIRST_DAY, LAST_DAY] = ['COALESCE(c.date, c.month * 100)', 'COALESCE(c.date, c.month * 100 + 99)']

/** Listings against which contacts are held, each with the digest of its patient. */
export interface KeyedListings {
  /** SQL of rows with `patient`, `clinic` and `#key`. */
  readonly rows: string
  /** SQL of when such a row `l` bears out a contact `c`: the patient is listed there then, and born. */
  readonly isBorneOut: string
  /** What the hash of the listings is made from, where it is kept. */
  readonly sums?: SummedRows | undefined
  /** SQL that gives a row only where two listings of one patient may overlap, where they are kept. */
  readonly overlapping?: string
}

const KEYED = 'keyed_listings'
const OVERLAPPING =
  `SELECT 1 FROM ${KEYED} a JOIN ${KEYED} b ON a."#key" = b."#key" AND a.rowid < b.rowid ` +
  `AND COALESCE(a."to", ${EVER}) >= COALESCE(b."from", 0) AND COALESCE(b."to", ${EVER}) >= COALESCE(a."from", 0) LIMIT 1`

const IS_THERE = 'l.patient = c.patient AND l.clinic = c.listed_at'
const IS_BORN = `${IS_THERE} AND ${LAST_DAY} >= l."#since"`

/**
 * Listings with what contacts are held against: joined with their patients once, for the strangers among them, for births, and for the digests that
 * the hashes of listings and of contacts are made from. Absent where there are none, or one is of nobody among the patients.
 */
export async function keyListings(
  tables: readonly Typed[],
  engine: Pick<ImportEngine, 'run' | 'ask'>,
): Promise<KeyedListings | undefined> {
  const listings = tables.find(({ table }) => table === 'listings')
  if (!listings || !tables.some(({ table }) => table === 'patients')) return undefined
  const { columns, isOfPatients, isPlainText } = listings
  if (isOfPatients === true) {
    // From ever to ever, or from their birth.
    const hasBirths = (await engine.ask('SELECT 1 FROM typed_patients WHERE birth IS NOT NULL LIMIT 1')).length > 0
    return {
      rows: `(SELECT id AS patient, clinic, birth AS "#since", ${keySql('id')} AS "#key" FROM typed_patients WHERE clinic IS NOT NULL)`,
      isBorneOut: hasBirths ? `${IS_THERE} AND ${LAST_DAY} >= COALESCE(l."#since", 0)` : IS_THERE,
    }
  }
  await engine.run(
    `CREATE TABLE ${KEYED} AS SELECT l.patient, l.clinic, l."from", l."to", ${keySql('l.patient')} AS "#key", ` +
      `greatest(COALESCE(l."from", 0), COALESCE(p.birth, 0)) AS "#since", p.id IS NULL AS "#isStranger" ` +
      `FROM typed_listings l LEFT JOIN typed_patients p ON p.id = l.patient`,
  )
  const strangers = await engine.ask(`SELECT 1 FROM ${KEYED} WHERE "#isStranger" AND patient IS NOT NULL LIMIT 1`)
  if (strangers.length > 0) return undefined
  return {
    rows: KEYED,
    isBorneOut: `${IS_BORN} AND ${FIRST_DAY} <= COALESCE(l."to", ${EVER})`,
    sums: isPlainText === true ? { hashed: { name: KEYED, columns, isPlainText, key: '"#key"' } } : undefined,
    overlapping: OVERLAPPING,
  }
}
