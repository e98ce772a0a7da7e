/** Why a run stops: figures without a value, or a payment without an answer. The message is for the reader. */
export class RunTrouble extends Error {
  override readonly name = 'RunTrouble'
  readonly code:
    | 'open-rate'
    | 'no-value-yet'
    | 'no-answer'
    | 'no-previous'
    | 'outside-validity'
    | 'unknown-word'
    | 'fixed-rate'
  readonly hint: string
  readonly clinic: string | undefined
  readonly payment: string | undefined
  /** The fact, or the indicator, that was not given: `patient.age`. */
  readonly lacks: string | undefined

  constructor(
    code: RunTrouble['code'],
    message: string,
    hint: string,
    about: { readonly clinic?: string; readonly payment?: string; readonly lacks?: string | undefined } = {},
  ) {
    super(message)
    this.code = code
    this.hint = hint
    this.clinic = about.clinic
    this.payment = about.payment
    this.lacks = about.lacks
  }
}
