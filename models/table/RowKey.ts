/** Numbers from `from` on, up to `to`, which is not included; without `to` there is no end. */
export interface Band {
  readonly from: number
  readonly to?: number | undefined
}

/**
 * What one key of a table row matches.
 * A band of whole numbers has both ends, a band of decimals runs from where it begins to where the next begins.
 */
export type RowKey =
  | ({ readonly type: 'band' } & Band)
  | { readonly type: 'word'; readonly word: string }
  | { readonly type: 'boolean'; readonly value: boolean }
