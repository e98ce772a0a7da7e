/** One published number: a cell of a table, or one of its totals. */
export interface LinkedCell {
  readonly name: string
  /** What would be shown: a whole number, not below 0 but where it is net. An amount that is taken off stands by its size. */
  readonly value: number
  /** Is it the sum of amounts of which some are taken off? Then no reader has a least value of it. */
  readonly isNet?: boolean | undefined
  /** How many patients it is of. In a table of counts that is the value itself. */
  readonly patients: number
  /** Of an amount: the parts of its largest contributors, the largest first; absent where nobody's part is known. */
  readonly largest?: readonly number[] | undefined
}

/** *The parts, less those that are taken off, add up to the total*: places of cells. Margins, hierarchies and linked tables are all lists of these. */
export interface Relation {
  readonly total: number
  readonly parts: readonly number[]
  readonly less?: readonly number[] | undefined
}

/** Every cell of a relation. */
export function placesOf({ total, parts, less = [] }: Relation): readonly number[] {
  return [...parts, ...less, total]
}

/** Cells, totals among them, and every sum that a reader knows to hold between them. */
export interface LinkedTable {
  readonly cells: readonly LinkedCell[]
  readonly relations: readonly Relation[]
}
