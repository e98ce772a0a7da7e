/** A code list, a cost list or the data cannot be grouped. The message says where and why, and the hint what would do. */
export class GroupingTrouble extends Error {
  override readonly name = 'GroupingTrouble'
  readonly hint: string | undefined

  constructor(message: string, hint?: string) {
    super(message)
    this.hint = hint
  }
}
