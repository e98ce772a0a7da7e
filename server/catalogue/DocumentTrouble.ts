/** A document cannot be found, or not be told from others of its name. The hint says what to type. */
export class DocumentTrouble extends Error {
  override readonly name = 'DocumentTrouble'
  readonly hint: string | undefined

  constructor(message: string, hint?: string) {
    super(message)
    this.hint = hint
  }
}
