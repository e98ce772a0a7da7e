import { addressOf } from '../../comparison/address.ts'
import type { ComparisonState } from '../../comparison/Comparison.ts'

/** What of the catalogue is shown: filters, and two documents side by side. */
export interface CatalogueChoice {
  readonly words: string
  /** The English label of a jurisdiction; empty for all, `none` for documents that have none. */
  readonly jurisdiction: string
  readonly status: string
  readonly runs: '' | 'yes' | 'no'
  /** The documents that are compared; empty where none is chosen. */
  readonly a: string
  readonly b: string
  readonly how: 'structure' | 'text'
}

const EVERYTHING: CatalogueChoice = {
  words: '',
  jurisdiction: '',
  status: '',
  runs: '',
  a: '',
  b: '',
  how: 'structure',
}

/** The catalogue beside a comparison, whose dataset and period it keeps. */
export function catalogueAddress(state: ComparisonState, choice: Partial<CatalogueChoice> = {}): string {
  const [, query = ''] = addressOf(state).split('?')
  return `/catalogue?${withChoice(new URLSearchParams(query), { ...EVERYTHING, ...choice })}`
}

/** An address with a choice in place of what it says of it. */
export function withChoice(query: URLSearchParams, choice: CatalogueChoice): string {
  for (const key of Object.keys(EVERYTHING) as (keyof CatalogueChoice)[]) {
    if (choice[key] === EVERYTHING[key]) query.delete(key)
    else query.set(key, choice[key])
  }
  return query.toString()
}

/**
 * The choice that an address says.
 *
 * @example
 * readChoice(new URLSearchParams('runs=yes&a=gavleborg')).runs // => 'yes'
 */
export function readChoice(query: URLSearchParams): CatalogueChoice {
  const word = (key: keyof CatalogueChoice): string => query.get(key) ?? ''
  const runs = word('runs')
  return {
    words: word('words'),
    jurisdiction: word('jurisdiction'),
    status: word('status'),
    runs: runs === 'yes' || runs === 'no' ? runs : '',
    a: word('a'),
    b: word('b'),
    how: word('how') === 'text' ? 'text' : 'structure',
  }
}
