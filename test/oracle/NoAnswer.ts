/** What a formula needs is not there: a missing fact, a quotient by zero, a mean of nothing. It stops the run. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
}
