/** What can be wrong with a dataset; each has a section in problems.md, and a test keeps the two lists equal. */
export const DATA_PROBLEM_CODES = [
  'ambiguous-name',
  'broken-answer',
  'broken-archive',
  'broken-csv',
  'broken-description',
  'broken-mapping',
  'broken-parquet',
  'broken-workbook',
  'cells-stay',
  'contradicting-listing',
  'control-total',
  'dataset-damaged',
  'double-column',
  'duplicate-column',
  'duplicate-row',
  'empty-file',
  'folded-name',
  'impossible-date',
  'incomplete-delivery',
  'missing-answer',
  'missing-column',
  'missing-table',
  'missing-value',
  'mixed-column',
  'mixed-decimals',
  'negative-number',
  'no-right',
  'not-a-dataset',
  'not-a-number',
  'not-text',
  'not-whole',
  'not-yes-or-no',
  'order-of-dates',
  'out-exists',
  'out-of-range',
  'outlier',
  'overlapping-spells',
  'personal-number',
  'repeated-row',
  'thousands',
  'too-large',
  'too-many-decimals',
  'too-many-digits',
  'too-many-rejects',
  'total-row',
  'trimmed-name',
  'two-encodings',
  'uneven-profile',
  'unknown-column',
  'unknown-file',
  'unknown-reference',
  'unknown-word',
  'unlisted-cost',
  'unsafe-archive',
  'weak-key',
  'wrong-kind',
] as const
export type DataProblemCode = (typeof DATA_PROBLEM_CODES)[number]

/** One thing wrong with a dataset: what a diagnostic is to a document, with a row and a column for its place. */
export interface DataProblem {
  readonly code: DataProblemCode
  /** The file as the user named it, or the table. */
  readonly file: string
  /** Of a table, as a spreadsheet counts: the header is row 1. */
  readonly row?: number | undefined
  /** Of a text file such as a mapping. */
  readonly line?: number | undefined
  readonly column?: string | undefined
  /** What stands there, shortened where it is long. */
  readonly value?: string | undefined
  /** What is wrong, in one sentence. */
  readonly message: string
  /** What to do about it, or what is expected, if we can tell. */
  readonly hint?: string | undefined
}

/** A dataset that cannot be used as it is. The input is wrong, not the program. */
export class DataError extends Error {
  override readonly name = 'DataError'
  readonly problems: readonly DataProblem[]
  /** How many there are in all, where more were found than are kept. */
  readonly count: number

  constructor(problems: readonly DataProblem[], count: number = problems.length) {
    super(problems[0]?.message ?? 'The dataset cannot be used.')
    this.problems = problems
    this.count = count
  }
}
