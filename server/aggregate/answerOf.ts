import type { Model } from '../../models/index.ts'
import { reasonInWords } from './Reason.ts'
import type { Suffices } from './sufficesOf.ts'
import { toldReason } from './toldReason.ts'

/** What is told of counts, by the command and by the interface alike. */
export function answerOf({ payments, paid }: Suffices, model: Model) {
  // A sum of some payments is no total. What is not due in the period is none of it.
  const isWhole = payments.every(({ reason }) => reason === undefined || reason.code === 'not-due')
  return {
    payments: payments.map(({ payment, reason }) => ({
      payment,
      label: model.payments.find(({ name }) => name === payment)?.label ?? { sv: payment, en: payment },
      exact: reason === undefined,
      reason: reason === undefined ? null : reasonInWords(reason),
      because: reason === undefined ? null : toldReason(reason, model),
    })),
    clinics: paid.clinics.map((one) => (isWhole ? one : { ...one, total: null })),
  }
}
