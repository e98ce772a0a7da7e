import type { ObjectKind } from '../../../server/contract/objects.ts'
import { addressOf } from '../../comparison/address.ts'
import type { ComparisonState } from '../../comparison/Comparison.ts'

/** What of what is saved is shown: filters of the list, or two versions of one against each other. */
export interface SavedChoice {
  readonly words?: string
  readonly kind?: ObjectKind | ''
  readonly deleted?: 'yes' | ''
  readonly from?: string
  readonly to?: string
}

const WORDS = ['words', 'kind', 'deleted', 'from', 'to'] as const

/** A page of what is saved, beside the comparison that one comes from. */
export function savedAddress(state: ComparisonState, path = '/saved', choice: SavedChoice = {}): string {
  const [, search = ''] = addressOf(state).split('?')
  const query = new URLSearchParams(search)
  for (const word of WORDS) if (choice[word]) query.set(word, choice[word])
  return `${path}?${query}`
}

/** The choice that an address says. A kind that there is not shows nothing, as the server says. */
export function readSavedChoice(query: URLSearchParams): Required<SavedChoice> {
  const word = (name: (typeof WORDS)[number]): string => query.get(name) ?? ''
  return {
    words: word('words').slice(0, 200),
    kind: KINDS.find((kind) => kind === word('kind')) ?? '',
    deleted: word('deleted') === 'yes' ? 'yes' : '',
    from: word('from'),
    to: word('to'),
  }
}

/** The kinds of what is saved, in the order in which a list offers them. */
export const KINDS: readonly ObjectKind[] = ['comparison', 'scenario', 'model', 'assignment', 'run', 'dataset', 'note']

/**
 * The page of one object, or of one version of it: short enough to be sent.
 *
 * @example
 * pathOf('9a1c') // => '/saved/9a1c'
 * pathOf('9a1c', 3) // => '/saved/9a1c/versions/3'
 */
export const pathOf = (id: string, version?: number): string =>
  `/saved/${encodeURIComponent(id)}${version === undefined ? '' : `/versions/${version}`}`
