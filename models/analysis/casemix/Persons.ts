/** So many listed persons who are alike in what the weight reads, and whose care cost the same. */
export interface Persons {
  /** Completed years. */
  readonly age: number
  readonly sex: string
  /** After the hierarchy. */
  readonly conditions: readonly string[]
  /** Of each, in öre: 0 for who had no contact. A whole number. */
  readonly cost: number
  /** How many they are. */
  readonly n: number
}
