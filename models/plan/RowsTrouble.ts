/** Why rows cannot be counted. */
export class RowsTrouble extends Error {
  override readonly name = 'RowsTrouble'
}
