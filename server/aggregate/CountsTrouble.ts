/** Counts that cannot be read, or that contradict each other. */
export class CountsTrouble extends Error {
  override readonly name = 'CountsTrouble'
}
