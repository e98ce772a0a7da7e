import { duckdbDialect } from '../../warehouse/duckdbDialect.ts'
import { constantsOf, type HashedTable, isRepeating, keySql, restSql, SUMS, sumsOf, varying } from '../hashContent.ts'
import type { ImportEngine } from '../ImportEngine.ts'
import type { SummedRows, Typed } from '../typeTable.ts'
import { FIRST_DAY, type KeyedListings, LAST_DAY } from './keyListings.ts'

const { name: quoteName, word: quoteWord } = duckdbDialect

/** What one reading of the contacts has told. */
export interface SummedContacts {
  /** Absent where a contact has two listings. */
  readonly sums?: SummedRows | undefined
  /** SQL of the contacts of patients who are not listed where and when they say. Absent where these seem to be more than a few. */
  readonly elsewhere: string | undefined
}

/** Contacts that were read straight. */
interface Summable extends Typed {
  readonly path: string
}

/** The table that keeps what was added up. */
const ADDED = 'added_contacts'

/** Whether contacts can be added up: they were read straight, and their first value is their patient, as it was written. */
export function isSummable(contacts: Typed): contacts is Summable {
  const [first] = contacts.columns
  return (
    contacts.path !== undefined && contacts.isPlainText === true && first?.name === 'patient' && first.type === 'word'
  )
}

/**
 * What the hash of millions of contacts needs, and which of them no listing bears out, by reading them once: each is joined with its listing, which
 * has the digest of its patient, made once for all contacts. Where many differ in their patient alone, they are put together.
 */
export async function sumContacts(
  { name, columns, path, isPlainText, isMonthOfDate }: Summable,
  { rows: listed, isBorneOut }: KeyedListings,
  engine: Pick<ImportEngine, 'run' | 'ask'>,
): Promise<SummedContacts> {
  const table: HashedTable = { name: `read_parquet(${quoteWord(path)})`, columns, isPlainText: isPlainText === true }
  const hashed: HashedTable = { ...table, constants: await constantsOf(table, engine) }
  const listings = `LEFT JOIN ${listed} l ON ${isBorneOut}`
  const areGrouped = await isRepeating(hashed, engine)
  const [[rows = 0] = []] = await engine.ask(`SELECT count(*) FROM ${table.name}`)
  const areFew = await areFewElsewhere(name, Number(rows), { listings, engine })
  const kept = areFew ? IS_ELSEWHERE : 'FALSE'
  const sql = areGrouped
    ? groupedSql(hashed, { isMonthOfDate: isMonthOfDate === true, contacts: `${name} c ${listings}`, kept })
    : addedSql(hashed, name, { listings, kept })
  await engine.run(`CREATE TABLE ${ADDED} AS ${sql}`)
  const sums = areGrouped
    ? await sumsOf(ADDED, engine)
    : (await engine.ask(`SELECT unnest("#sums") FROM ${ADDED}`)).map(([sum]) => String(sum))
  // Of a patient who leaves a clinic and comes back in one month, a contact of that month has two listings.
  const isWhole = sums[0] === String(rows)
  return {
    sums: isWhole ? { hashed: { ...hashed, sums }, groups: areGrouped ? ADDED : undefined } : undefined,
    elsewhere: areFew
      ? `SELECT 0 AS "#file", unnest(one) FROM (SELECT unnest("#elsewhere") AS one FROM ${ADDED})`
      : undefined,
  }
}

/** Whether so few contacts are not where a listing is that lists of them fit in memory. The first, the middle and the last rows tell. */
async function areFewElsewhere(
  contacts: string,
  rows: number,
  { listings, engine }: { readonly listings: string; readonly engine: Pick<ImportEngine, 'ask' | 'run'> },
): Promise<boolean> {
  const [[top = 0] = []] = await engine.ask(`SELECT "#row" FROM ${contacts} LIMIT 1`)
  // One range after the other, for then each is found where it lies, and the listings are read once for all.
  await engine.run(`CREATE TABLE ${SOME} AS SELECT patient, listed_at, date, month FROM ${contacts} LIMIT 0`)
  for (const before of [0, Math.floor((rows - SAMPLE) / 2), rows - SAMPLE]) {
    const first = Number(top) + before
    const range = `"#row" BETWEEN ${first} AND ${first + SAMPLE - 1}`
    await engine.run(`INSERT INTO ${SOME} SELECT patient, listed_at, date, month FROM ${contacts} WHERE ${range}`)
  }
  const [[asked = 0, elsewhere = 0] = []] = await engine.ask(
    `SELECT count(*), count(*) FILTER (${IS_ELSEWHERE}) FROM ${SOME} c ${listings}`,
  )
  const share = Number(elsewhere) / Math.max(1, Number(asked))
  return share <= MOST_ELSEWHERE && share * rows <= MOST_KEPT
}

const SOME = 'some_contacts'
const SAMPLE = 10_000
const MOST_ELSEWHERE = 0.05
/** Lists of so many contacts take 100 MB. */
const MOST_KEPT = 600_000

/** The digest of a contact's patient, which is that of its listing where it has one. */
const KEY = `COALESCE(l."#key", ${keySql('c.patient')})`
const IS_ELSEWHERE = 'l.patient IS NULL AND c.patient IS NOT NULL'
/** What is kept of a contact that no listing bears out. */
const KEPT = `{'#row': c."#row", 'patient': c.patient, 'listed_at': c.listed_at, 'first': ${FIRST_DAY}, 'last': ${LAST_DAY}}`

/** A row of contacts that are alike in all but their patient. A month that is the date's is in common where that is. */
function groupedSql(
  hashed: HashedTable,
  {
    isMonthOfDate,
    contacts,
    kept,
  }: { readonly isMonthOfDate: boolean; readonly contacts: string; readonly kept: string },
): string {
  const all = varying(hashed)
  const isMade = (column: string): boolean => isMonthOfDate && column === '"month"' && all.includes('"date"')
  const names = all.filter((column) => !isMade(column)).map((column) => `c.${column}, `)
  const same = [...(hashed.constants ?? [])].map(
    ([name, text]) => `CAST(${text === '' ? 'NULL' : text} AS INTEGER) AS ${quoteName(name)}, `,
  )
  const made = all.filter(isMade).map((column) => `date // 100 AS ${column}, `)
  const groups =
    `SELECT ${names.join('')}count(*) AS "#rows", sum(${KEY}) AS "#key", list(${KEPT}) FILTER (${kept}) AS "#elsewhere" ` +
    `FROM ${contacts} GROUP BY ALL`
  return `SELECT *, ${restSql(hashed)} AS "#rest" FROM (SELECT ${made.join('')}${same.join('')}* FROM (${groups}))`
}

/** One row of all of them. */
function addedSql(
  hashed: HashedTable,
  contacts: string,
  { listings, kept }: { readonly listings: string; readonly kept: string },
): string {
  return (
    `SELECT [${SUMS}] AS "#sums", list(kept) FILTER (kept IS NOT NULL) AS "#elsewhere" FROM (SELECT 1 AS "#rows", ${KEY} AS "#key", ` +
    `c."#rest", CASE WHEN ${kept} THEN ${KEPT} END AS kept FROM (SELECT *, ${restSql(hashed)} AS "#rest" FROM ${contacts}) c ${listings})`
  )
}
