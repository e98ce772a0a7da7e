/** What is wrong with what was asked, and what status says so. */
const STATUS = { 'unknown-name': 404, 'not-now': 409, 'file-removed': 410, 'too-many-jobs': 429 } as const
export type RequestTroubleCode = keyof typeof STATUS

/** A request that names what is not there, or asks for what cannot be done now. The reader made it, and can mend it. */
export class RequestTrouble extends Error {
  override readonly name = 'RequestTrouble'
  readonly hint: string
  readonly code: RequestTroubleCode
  readonly status: number

  constructor(message: string, hint: string, code: RequestTroubleCode = 'unknown-name') {
    super(message)
    this.hint = hint
    this.code = code
    this.status = STATUS[code]
  }
}
