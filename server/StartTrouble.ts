/** Why the server cannot start, in words, and what its user can do. */
export class StartTrouble extends Error {
  override readonly name = 'StartTrouble'
  readonly hint: string

  constructor(message: string, hint: string, cause?: unknown) {
    super(message, { cause })
    this.hint = hint
  }
}
