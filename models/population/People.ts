/** Why a person is in the data. */
export const PERSON_KINDS = ['present', 'left_before', 'born', 'moved_in', 'unlisted'] as const
export const PRESENT = 0
export const LEFT_BEFORE = 1
export const BORN = 2
export const MOVED_IN = 3
export const UNLISTED = 4

/**
 * The people of the region, column by column: a person is a place in each. Those present on the eve of the year come
 * first.
 */
export interface People {
  readonly count: number
  /** How many are listed on the eve of the year: the first so many. */
  readonly present: number
  readonly kind: Uint8Array
  readonly birth: Int32Array
  readonly isFemale: Uint8Array
  /** Age on the eve of the year, 0 for those not yet born. */
  readonly age: Uint8Array
  readonly area: Uint16Array
  /** The day a person came, 0 if before the data begins. */
  readonly from: Int32Array
  /** The last day a person was here, 0 if still here at the end. */
  readonly to: Int32Array
}
