import { duckdbDialect } from '../../warehouse/duckdbDialect.ts'
import { constantsOf, type HashedTable, isRepeating, keySql, restSql, SUMS, sumsOf, varying } from '../hashContent.ts'
import type { ImportEngine } from '../ImportEngine.ts'
import type { SummedRows, Typed } from '../typeTable.ts'

const { name: quoteName, word: quoteWord } = duckdbDialect

/** What one reading of the contacts has told. */
export interface SummedContacts {
  /** Absent where a contact has two listings. */
  readonly sums?: SummedRows | undefined
  /** SQL of the numbers of the rows of patients who are not listed where and when they say. */
  readonly elsewhere: string
}

/** The table that keeps what was added up. */
const ADDED = 'added_contacts'

/**
 * What the hash of millions of contacts needs, and which of them no listing bears out, by reading them once: each is joined with its listing, which
 * has the digest of its patient, made once for all contacts. Where many differ in their patient alone, they are put together.
 * Contacts must have been read straight.
 *
 * @param isBorneOut SQL of when a listing `l` bears out a contact `c`
 */
export async function sumContacts(
  { name, columns, path, isPlainText }: Typed & { readonly path: string },
  isBorneOut: string,
  engine: Pick<ImportEngine, 'run' | 'ask'>,
): Promise<SummedContacts | undefined> {
  // The first value of a contact is its patient, as it was written.
  if (columns[0]?.name !== 'patient' || columns[0].type !== 'word' || isPlainText !== true) return undefined
  const table: HashedTable = { name: `read_parquet(${quoteWord(path)})`, columns, isPlainText }
  const hashed: HashedTable = { ...table, constants: await constantsOf(table, engine) }
  const listings = `LEFT JOIN (SELECT *, ${keySql('patient')} AS "#key" FROM typed_listings) l ON ${isBorneOut}`
  const areGrouped = await isRepeating(hashed, engine)
  await engine.run(`CREATE TABLE ${ADDED} AS ${(areGrouped ? groupedSql : addedSql)(hashed, name, listings)}`)
  const sums = areGrouped
    ? await sumsOf(ADDED, engine)
    : (await engine.ask(`SELECT unnest("#sums") FROM ${ADDED}`)).map(([sum]) => String(sum))
  const [[rows = 0] = []] = await engine.ask(`SELECT count(*) FROM ${table.name}`)
  // Of a patient who leaves a clinic and comes back in one month, a contact of that month has two listings.
  const isWhole = sums[0] === String(rows)
  return {
    sums: isWhole ? { hashed: { ...hashed, sums }, groups: areGrouped ? ADDED : undefined } : undefined,
    elsewhere: `SELECT unnest("#elsewhere") FROM ${ADDED}`,
  }
}

/** The digest of a contact's patient, which is that of its listing where it has one. */
const KEY = `COALESCE(l."#key", ${keySql('c.patient')})`
const IS_ELSEWHERE = 'l.patient IS NULL AND c.patient IS NOT NULL'

/** A row of contacts that are alike in all but their patient. */
function groupedSql(hashed: HashedTable, contacts: string, listings: string): string {
  const names = varying(hashed).map((one) => `c.${one}, `)
  const same = [...(hashed.constants ?? [])].map(
    ([name, text]) => `CAST(${text === '' ? 'NULL' : text} AS INTEGER) AS ${quoteName(name)}, `,
  )
  return (
    `SELECT *, ${same.join('')}${restSql(hashed)} AS "#rest" FROM (SELECT ${names.join('')}count(*) AS "#rows", sum(${KEY}) AS "#key", ` +
    `list(c."#row") FILTER (${IS_ELSEWHERE}) AS "#elsewhere" FROM ${contacts} c ${listings} GROUP BY ALL)`
  )
}

/** One row of all of them. */
function addedSql(hashed: HashedTable, contacts: string, listings: string): string {
  return (
    `SELECT [${SUMS}] AS "#sums", list("#row") FILTER ("#row" IS NOT NULL) AS "#elsewhere" FROM (SELECT 1 AS "#rows", ${KEY} AS "#key", ` +
    `c."#rest", CASE WHEN ${IS_ELSEWHERE} THEN c."#row" END AS "#row" FROM (SELECT *, ${restSql(hashed)} AS "#rest" FROM ${contacts}) c ${listings})`
  )
}
