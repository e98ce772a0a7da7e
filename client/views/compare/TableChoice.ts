import type { ComparisonState } from '../../comparison/Comparison.ts'

/** In what the change is read. */
export const UNITS = ['listed', 'kr', 'percent'] as const
export type Unit = (typeof UNITS)[number]

/** What clinics can be grouped by. */
export const GROUPINGS = ['owner', 'size', 'place', 'need', 'chronic', 'municipality', 'pilot'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** What the money is held against in the scatter. */
export const AGAINST = ['need', 'chronic', 'rural'] as const
export type Against = (typeof AGAINST)[number]

/** How the results are read: what the reader has chosen below the cards. */
export interface TableChoice {
  readonly search: string
  readonly owner: 'public' | 'private' | undefined
  readonly municipality: string | undefined
  readonly side: 'gain' | 'loss' | 'alike' | undefined
  readonly pilots: boolean
  readonly group: Grouping | undefined
  readonly sort: { readonly column: string; readonly isFalling: boolean }
  readonly unit: Unit
  /** All alternatives side by side, instead of the shown one alone. */
  readonly all: boolean
  readonly against: Against
}

/** The columns that one can sort by, beside the letters of the alternatives. */
export const SORT_COLUMNS = ['name', 'owner', 'listed', 'need', 'before', 'after', 'change', 'percent', 'kr'] as const

const DEFAULT_SORT = '-percent'

/**
 * What the address says of the table. `filter` holds several words, `side:gain;pilots:yes;search:nor`; one that nobody
 * knows is passed over.
 */
export function choiceOf({ sort, filter, owner, group }: ComparisonState): TableChoice {
  const words = new Map(
    (filter ?? '').split(';').map((word) => {
      const [key = '', ...rest] = word.split(':')
      return [key, unescaped(rest.join(':'))] as const
    }),
  )
  const order = sort ?? DEFAULT_SORT
  return {
    search: words.get('search') ?? '',
    owner: oneOf(['public', 'private'] as const, owner),
    municipality: words.get('municipality') || undefined,
    side: oneOf(['gain', 'loss', 'alike'] as const, words.get('side')),
    pilots: words.get('pilots') === 'yes',
    group: oneOf(GROUPINGS, group),
    sort: { column: order.replace(/^-/, ''), isFalling: order.startsWith('-') },
    unit: oneOf(UNITS, words.get('unit')) ?? 'listed',
    all: words.get('columns') === 'all',
    against: oneOf(AGAINST, words.get('against')) ?? 'need',
  }
}

/** The state with another choice in it. What is as it is from the start is left out of the address. */
export function withChoice(state: ComparisonState, changed: Partial<TableChoice>): ComparisonState {
  const choice = { ...choiceOf(state), ...changed }
  const words = [
    ['side', choice.side],
    ['municipality', choice.municipality],
    ['pilots', choice.pilots ? 'yes' : undefined],
    ['unit', choice.unit === 'listed' ? undefined : choice.unit],
    ['columns', choice.all ? 'all' : undefined],
    ['against', choice.against === 'need' ? undefined : choice.against],
    ['search', choice.search || undefined],
  ]
  const filter = words.flatMap(([key, value]) => (value === undefined ? [] : [`${key}:${escaped(value)}`])).join(';')
  const sort = `${choice.sort.isFalling ? '-' : ''}${choice.sort.column}`
  return {
    ...state,
    sort: sort === DEFAULT_SORT ? undefined : sort,
    filter: filter || undefined,
    owner: choice.owner,
    group: choice.group,
  }
}

const escaped = (text = ''): string => text.replaceAll('%', '%25').replaceAll(';', '%3B')
const unescaped = (text: string): string => text.replaceAll('%3B', ';').replaceAll('%25', '%')

function oneOf<const T extends string>(words: readonly T[], word: string | undefined): T | undefined {
  return words.find((one) => one === word)
}
