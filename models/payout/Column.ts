/** A step's values: one, one a clinic, or one a row of its count. "No answer" is NaN, and goes through all that needs it. */
export type Column = Float64Array

/** So many rows are computed at once where several steps follow each other: what they come to then stays in the processor's nearest memory. */
export const ROWS_AT_ONCE = 2048
