/** A formula that is right but cannot be counted as it stands. The message says which, and what to write instead. */
export class PlanTrouble extends Error {
  override readonly name = 'PlanTrouble'
  readonly hint: string
  readonly payment: string | undefined

  constructor(message: string, hint: string, payment?: string) {
    super(message)
    this.hint = hint
    this.payment = payment
  }
}
