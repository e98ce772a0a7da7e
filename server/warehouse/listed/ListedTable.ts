import type { Count, Key } from '../../../models/index.ts'
import { hasMeasurements, type Schema } from '../Schema.ts'
import type { ListedRanges } from './ListedRange.ts'

/**
 * Listings and their patients as one table, `listed`: a row a spell, so that counting patients joins nothing and groups by whole
 * numbers. It is made once, when the data comes in, and holds nothing that `listings` and `patients` do not hold: `#clinic`
 * is the clinic's place among all in order, `#since` and `#until` the spell's days (0 and 99999999 where it is open), and the other
 * columns are those of the patients.
 */
export interface ListedTable {
  /** Of a column of words, the words in order: a row has the place of its word. A column that is not named holds what it held. */
  readonly words: Readonly<Record<string, readonly string[]>>
  /** The conditions in order, a bit each; absent where they are too many to be bits. */
  readonly conditions?: readonly string[] | undefined
  /** What its columns of whole numbers hold, where the file says so. */
  readonly ranges?: ListedRanges | undefined
}

/** What the table is called where it is counted. */
export const LISTED = 'listed'

/** As many bits as a whole number below 2^62 has. */
export const MOST_CONDITIONS = 62

/** More different words than this stay words. */
export const MOST_WORDS = 1000

/** And so do words of more letters in all: they stand in the dataset's description. */
export const MOST_LETTERS = 100_000

/** The words of a column whose rows have their places; nothing where the rows have the words themselves. */
export function wordsOf({ words }: ListedTable, column: string): readonly string[] | undefined {
  return Object.hasOwn(words, column) ? words[column] : undefined
}

/** Can a count be answered from `listed` alone? What patients have elsewhere, such as contacts or diagnoses, is met by their ids. */
export function isFromListed({ rows, keys }: Count, { conditions }: ListedTable, schema: Schema): boolean {
  return rows === 'patients' && keys.every((key) => isInRow(key, conditions !== undefined, schema))
}

function isInRow(key: Key, hasConditions: boolean, schema: Schema): boolean {
  switch (key.type) {
    case 'age':
    case 'patient':
      return true
    case 'known':
      return key.fact.entity === 'patient' && (hasConditions || key.fact.name !== 'conditions')
    case 'fact':
      return key.fact.entity === 'patient' && key.fact.name !== 'conditions'
    case 'conditions':
      return key.coding === undefined && hasConditions
    case 'measurement':
      return !hasMeasurements(schema)
    case 'listing':
    case 'tally':
      return false
  }
}
