import type { Typed } from '../typeTable.ts'

/** Where rows are counted by the values of columns, and SQL of how many they are. */
export interface Counted {
  readonly from: string
  /** Each row of it stands for as many as its `#rows`. */
  readonly isSummed: boolean
  readonly rows: string
  /** How many of them have a value. */
  readonly known: (x: string) => string
}

/** Rows are counted where they were put together before by all but their first column, and otherwise one by one. */
export function countedIn({ name, columns, sums }: Typed, wanted: readonly string[]): Counted {
  const [first] = columns
  if (sums?.groups === undefined || first === undefined || wanted.includes(first.name))
    return { from: name, isSummed: false, rows: 'count(*)', known: (x) => `count(${x})` }
  const rows = 'COALESCE(sum("#rows"), 0)'
  return {
    from: sums.groups,
    isSummed: true,
    rows,
    known: (x) => `COALESCE(sum("#rows") FILTER (${x} IS NOT NULL), 0)`,
  }
}
