/** A request that names what is not there. The reader made it, and can mend it. */
export class RequestTrouble extends Error {
  override readonly name = 'RequestTrouble'
  readonly hint: string

  constructor(message: string, hint: string) {
    super(message)
    this.hint = hint
  }
}
