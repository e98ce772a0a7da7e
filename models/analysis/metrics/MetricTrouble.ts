/** A measure that the numbers do not have: a mean of nobody, a share of zero. The message says which, and what would do. */
export class MetricTrouble extends Error {
  override readonly name = 'MetricTrouble'
  readonly hint: string

  constructor(message: string, hint: string) {
    super(message)
    this.hint = hint
  }
}
