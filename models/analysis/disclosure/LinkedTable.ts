/** One published number: a cell of a table, or one of its totals. */
export interface LinkedCell {
  readonly name: string
  /** What would be shown: a whole number, not below 0. */
  readonly value: number
  /** How many patients it is of. In a table of counts that is the value itself. */
  readonly patients: number
  /** Of an amount: the parts of its largest contributors, the largest first; absent where nobody's part is known. */
  readonly largest?: readonly number[] | undefined
}

/** *The parts add up to the total*: places of cells. Margins, hierarchies and linked tables are all lists of these. */
export interface Relation {
  readonly total: number
  readonly parts: readonly number[]
}

/** Cells, totals among them, and every sum that a reader knows to hold between them. */
export interface LinkedTable {
  readonly cells: readonly LinkedCell[]
  readonly relations: readonly Relation[]
}
