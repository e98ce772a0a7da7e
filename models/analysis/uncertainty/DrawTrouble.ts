/** Draws that cannot be made: an unknown rate, a spread that is none, too few draws. The message is for the reader. */
export class DrawTrouble extends Error {
  override readonly name = 'DrawTrouble'
  readonly hint: string

  constructor(message: string, hint: string) {
    super(message)
    this.hint = hint
  }
}
