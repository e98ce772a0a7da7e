/**
 * A database cannot be asked. `input`: the file, the role or its rights are wrong, and the message says which. `machine`:
 * what was asked for was right, and the database could not answer.
 */
export class WarehouseTrouble extends Error {
  override readonly name = 'WarehouseTrouble'
  readonly code:
    | 'no-entry'
    | 'no-right'
    | 'no-setting'
    | 'unreachable'
    | 'connection-lost'
    | 'too-slow'
    | 'refused-by-database'
  readonly fault: 'input' | 'machine'
  readonly hint: string

  constructor(
    code: WarehouseTrouble['code'],
    { fault, message, hint }: { readonly fault: 'input' | 'machine'; readonly message: string; readonly hint: string },
  ) {
    super(message)
    this.code = code
    this.fault = fault
    this.hint = hint
  }
}
