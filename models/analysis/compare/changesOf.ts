/** What changes for one clinic, in whole öre. */
export interface ClinicChange {
  /** The clinic's place in the lists that were given. */
  readonly place: number
  readonly before: number
  readonly after: number
  readonly change: number
  /** Of what was paid before; `null` where that was nothing, for no per cent of nothing is a number. */
  readonly percent: number | null
  /** Öre per listed patient, unrounded; `null` where nobody is listed or it is not known how many. */
  readonly perListed: { readonly before: number; readonly after: number; readonly change: number } | null
}

/**
 * What changes for every clinic between two lists of totals, in öre, both in the same order. Nothing is rounded: the
 * changes add up to the change of the whole.
 *
 * @example
 * changesOf([200_00], [210_00], [2])[0]?.percent // => 5
 * changesOf([200_00], [210_00], [2])[0]?.perListed?.change // => 500
 * changesOf([0], [210_00], [null])[0]?.percent // => null
 */
export function changesOf(
  before: readonly number[],
  after: readonly number[],
  listed: readonly (number | null)[],
): readonly ClinicChange[] {
  if (before.length !== after.length) throw new Error('Both lists must have the same clinics.')
  return before.map((was, place) => {
    const is = after[place] as number
    const patients = listed[place] ?? 0
    return {
      place,
      before: was,
      after: is,
      change: is - was,
      percent: was === 0 ? null : ((is - was) / Math.abs(was)) * 100,
      perListed: patients > 0 ? { before: was / patients, after: is / patients, change: (is - was) / patients } : null,
    }
  })
}
