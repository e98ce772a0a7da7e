import type { Clinic } from '../../../server/contract/dataset.ts'

/** What is paid per listed patient, in öre, at the clinics whose list is known, and how many those are. */
export function perListed(
  totals: readonly number[],
  clinics: readonly Clinic[],
): { readonly amount: number | null; readonly known: number } {
  let [paid, listed, known] = [0, 0, 0]
  clinics.forEach((clinic, place) => {
    if (clinic.listed === null) return
    paid += totals[place] ?? 0
    listed += clinic.listed
    known += 1
  })
  return { amount: listed === 0 ? null : paid / listed, known }
}
