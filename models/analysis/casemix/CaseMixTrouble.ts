/** A case-mix weight cannot be estimated from this. The message says why, and the hint what would do. */
export class CaseMixTrouble extends Error {
  override readonly name = 'CaseMixTrouble'
  readonly hint: string

  constructor(message: string, hint: string) {
    super(message)
    this.hint = hint
  }
}
