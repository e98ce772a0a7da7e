/** Which rows were counted: patients listed at a month's cut-off, or contacts that a clinic performed in a month. */
export type CountedRows = 'patients' | 'performed'

/** One line of a file of counts. */
export interface CountLine {
  readonly clinic: string
  /** 202601; patients of a month are those listed at the cut-off by which it is paid. */
  readonly month: number
  /** By column, as it is written; empty where the fact is not known, and of `conditions` where there is none. */
  readonly values: Readonly<Record<string, string>>
  readonly n: number
}

/** A file of counts: a table of numbers of patients or contacts by some of their facts. */
export interface CountsTable {
  readonly file: string
  readonly rows: CountedRows
  /** The facts that it is counted by. `condition` counts a patient once for each condition, `conditions` once for all. */
  readonly columns: readonly string[]
  readonly lines: readonly CountLine[]
}
