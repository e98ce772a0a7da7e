/** Why the store did not do what it was asked, and what status says so. */
const STATUS = {
  'unknown-object': 404,
  'unknown-version': 404,
  'object-is-deleted': 409,
  'object-is-not-deleted': 409,
  'version-conflict': 412,
  'version-not-said': 428,
  'unreadable-version': 400,
  'unreadable-key': 400,
  'unreadable-page': 400,
  'key-used-before': 422,
  'text-cannot-be-kept': 422,
  'store-is-open': 503,
  'store-of-later-version': 503,
  'store-not-reached': 503,
  'store-is-damaged': 503,
  'store-is-full': 507,
  'backup-is-damaged': 422,
  'store-is-not-empty': 409,
  'backup-exists': 409,
} as const

export type StoreCode = keyof typeof STATUS

/** What the store refuses or cannot do: in words, with a remedy. Nothing of it was kept. */
export class StoreTrouble extends Error {
  override readonly name = 'StoreTrouble'
  readonly code: StoreCode
  readonly hint: string
  readonly status: number
  /** What else the problem document says, by name. */
  readonly members: Readonly<Record<string, unknown>>

  constructor(
    code: StoreCode,
    message: string,
    hint: string,
    { cause, ...members }: { readonly cause?: unknown; readonly [name: string]: unknown } = {},
  ) {
    super(message, { cause })
    this.code = code
    this.hint = hint
    this.status = STATUS[code]
    this.members = members
  }
}
