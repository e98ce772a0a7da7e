import type { Suffices } from './sufficesOf.ts'

/** What is told of counts, by the command and by the interface alike. */
export function answerOf({ payments, paid }: Suffices) {
  const isWhole = payments.every(({ reason }) => reason === undefined)
  return {
    payments: payments.map(({ payment, reason }) => ({ payment, exact: reason === undefined, reason: reason ?? null })),
    // A sum of some payments is no total.
    clinics: paid.clinics.map((one) => (isWhole ? one : { ...one, total: null })),
  }
}
