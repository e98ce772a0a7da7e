/** What contacts add up to by clinic and month while they are drawn: clinic × months + month. */
export interface Tally {
  /** Contacts at the clinic of those listed somewhere in the region. */
  readonly performed: Float64Array
  /** Visits, home visits and video at the clinic, of anyone. */
  readonly visits: Float64Array
  /** Outpatient contacts of its listed, wherever they were. */
  readonly outpatient: Float64Array
  /** Those of them in primary care. */
  readonly primaryCare: Float64Array
}

/** A tally in which nothing is counted yet. */
export function emptyTally(clinics: number, months: number): Tally {
  const cells = clinics * months
  return {
    performed: new Float64Array(cells),
    visits: new Float64Array(cells),
    outpatient: new Float64Array(cells),
    primaryCare: new Float64Array(cells),
  }
}
