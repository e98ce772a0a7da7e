/**
 * What a run was made from, so that it can be made again and its bytes compared. The hash of the request is of the plan
 * free of any engine's dialect, so that two warehouses with the same rows give the same manifest.
 */
export interface Manifest {
  readonly program: string
  /** Raised when any payout of the catalogue changes. */
  readonly calculation: number
  readonly models: readonly { readonly name: string; readonly hash: string }[]
  /** Which clinics are on which model from when; absent where one model pays all. */
  readonly assignment?: readonly {
    readonly model: string
    readonly clinics: 'all' | readonly string[]
    readonly from?: string | undefined
  }[]
  readonly dataset: { readonly name: string; readonly hash: string; readonly invented: boolean }
  readonly period: string
  readonly ratesOf?: string | undefined
  readonly facts?: readonly string[]
  /** Rows for which a value declared as `missing:` stood in, by fact; absent where there were none; `null` where it is hidden. */
  readonly replaced?: Readonly<Record<string, number | null>>
  /** Of what was asked of the warehouse, and of what it answered; `null` where it is hidden. */
  readonly request: string
  readonly quantities: string | null
  /**
   * Of a database that others may change: what it is and what it was asked. No hash is taken of these, and the hash of the
   * dataset is `live`: whether it gives the same again, the quantities tell.
   */
  readonly live?: { readonly engine: string; readonly sql: readonly string[] } | undefined
  /** Of a result that is not controlled although its dataset has rules of disclosure: for whom it is. */
  readonly disclosure?: string | undefined
  /** The command that repeats the run. */
  readonly command: string
}
