/** The command was not called as it can be called. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** The input is wrong in a way that a sentence says; where, stands in it. */
export class InputError extends Error {
  override readonly name = 'InputError'
  readonly hint: string | undefined

  constructor(message: string, hint?: string) {
    super(message)
    this.hint = hint
  }
}
