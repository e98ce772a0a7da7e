import { compareWords } from '../../../models/index.ts'
import { duckdbDialect } from '../duckdbDialect.ts'
import type { ColumnType } from '../Schema.ts'
import { type ListedTable, MOST_CONDITIONS, MOST_LETTERS, MOST_WORDS, wordsOf } from './ListedTable.ts'

const { name: quoteName, word: quoteWord } = duckdbDialect

/** Where the tables are, and what patients have. */
export interface ListedSource {
  /** How the three tables are called in the statements. */
  readonly from: Readonly<Record<'clinics' | 'patients' | 'listings', string>>
  /** A table of the patients with the clinic of each beside, where everybody has one spell, from ever to ever: it needs no join. */
  readonly together?: string | undefined
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[]
  /** Rows of the engine as arrays. */
  readonly ask: (sql: string) => Promise<readonly (readonly unknown[])[]>
}

/** What `listed` holds of a dataset, and the statement that selects its rows, ordered by clinic. */
export async function makeListed(
  source: ListedSource,
): Promise<{ readonly listed: ListedTable; readonly sql: string }> {
  const { from, columns, ask } = source
  // One more than may be is enough to tell that there are too many, and a column may have millions.
  const different = async (value: string, table: string, most?: number): Promise<readonly string[]> => {
    const limit = most === undefined ? '' : ` LIMIT ${most + 1}`
    const found = await ask(
      `SELECT DISTINCT word FROM (SELECT ${value} AS word FROM ${table}) WHERE word <> ''${limit}`,
    )
    return found.map(([word]) => String(word)).toSorted(compareWords)
  }

  const clinics = await different('id', from.clinics)
  const words: Record<string, readonly string[]> = {}
  let conditions: readonly string[] | undefined
  for (const { name, type } of columns) {
    // `constructor` and its like are no keys of a record: every record has them.
    if (type === 'word' && name !== 'id' && !(name in {})) {
      const found = await different(quoteName(name), from.patients, MOST_WORDS)
      if (found.length <= MOST_WORDS && found.join('').length <= MOST_LETTERS) words[name] = found
    }
    if (type === 'words' && name === 'conditions') {
      const found = await different(`unnest(string_split(conditions, '|'))`, from.patients, MOST_CONDITIONS)
      if (found.length <= MOST_CONDITIONS) conditions = found
    }
  }
  const listed = { words, ...(conditions === undefined ? {} : { conditions }) }
  return { listed, sql: selectListed(source, listed, clinics) }
}

/** Places of words are met by a small table of them: a join of few rows, and no chain of cases. */
function selectListed(
  { from, together, columns }: ListedSource,
  listed: ListedTable,
  clinics: readonly string[],
): string {
  const isOne = together !== undefined
  const joins = [`JOIN ${placesOf(clinics)} place_of_clinic ON place_of_clinic.word = ${isOne ? 'p' : 'l'}.clinic`]
  const { conditions } = listed
  const select = [
    'place_of_clinic.place AS "#clinic"',
    `${isOne ? '0' : 'COALESCE(l."from", 0)'} AS "#since"`,
    `${isOne ? '99999999' : 'COALESCE(l."to", 99999999)'} AS "#until"`,
  ]
  for (const { name, type } of columns) {
    if (name === 'id' || type === 'empty') continue
    const column = quoteName(name)
    const known = wordsOf(listed, name)
    if (known && known.length > 0) {
      const table = quoteName(`places_of_${name}`)
      joins.push(`LEFT JOIN ${placesOf(known)} ${table} ON ${table}.word = p.${column}`)
      select.push(`${table}.place AS ${column}`)
    } else if (name === 'conditions' && conditions) {
      joins.push(
        `LEFT JOIN ${setsOf(from.patients, conditions)} condition_set ON condition_set.conditions = p.conditions`,
      )
      select.push('condition_set.bits AS conditions')
    } else select.push(`p.${column} AS ${column}`)
  }
  return (
    `SELECT ${select.join(', ')} FROM ${together ?? `${from.listings} l JOIN ${from.patients}`} p ${isOne ? '' : 'ON p.id = l.patient '}` +
    `${joins.join(' ')} ORDER BY 1`
  )
}

function placesOf(words: readonly string[]): string {
  if (words.length === 0) return '(SELECT CAST(NULL AS VARCHAR) AS word, CAST(NULL AS INTEGER) AS place)'
  const rows = words.map((word, place) => `(${quoteWord(word)}, ${place})`).join(', ')
  return `(SELECT CAST(word AS VARCHAR) AS word, CAST(place AS INTEGER) AS place FROM (VALUES ${rows}) x(word, place))`
}

function setsOf(patients: string, conditions: readonly string[]): string {
  const type = conditions.length <= 30 ? 'INTEGER' : 'BIGINT'
  const bits = conditions.map(
    (word, place) =>
      `CASE WHEN position(${quoteWord(`|${word}|`)} IN '|' || conditions || '|') > 0 THEN ${2n ** BigInt(place)} ELSE 0 END`,
  )
  return (
    `(SELECT conditions, CAST(${bits.length === 0 ? '0' : bits.join(' + ')} AS ${type}) AS bits ` +
    `FROM (SELECT DISTINCT conditions FROM ${patients} WHERE conditions IS NOT NULL))`
  )
}
