/** Why a route refuses a request before it is answered, and what status says so. */
export const REFUSALS = {
  'unknown-address': 404,
  'unknown-method': 405,
  'unreadable-request': 400,
  'too-deep': 400,
  'body-too-large': 413,
  'not-json': 415,
  'other-origin': 403,
  'took-too-long': 503,
} as const
export type RefusalCode = keyof typeof REFUSALS

/** A request that no room has been asked about: it is refused at the door. `detail` says what is particular to it. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused'
  readonly code: RefusalCode
  readonly detail: string | undefined

  constructor(code: RefusalCode, detail?: string) {
    super(detail ?? code)
    this.code = code
    this.detail = detail
  }
}
