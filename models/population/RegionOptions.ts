/** How large a region to generate, and from which seed. The same options give the same rows. */
export interface RegionOptions {
  readonly clinics: number
  /** How many are listed on the eve of the year. */
  readonly patients: number
  readonly seed: number
  /** The year with a whole account; contacts and lists begin half a year earlier. */
  readonly year: number
}

/** What `kapitera generate` makes unless it is told otherwise. */
export const DEFAULT_REGION: RegionOptions = { clinics: 40, patients: 250_000, seed: 1, year: 2016 }
