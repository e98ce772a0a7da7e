import { ALL_PAYMENTS } from '../../../models/analysis/balance/index.ts'
import type { PricedAlternative } from '../../comparison/Comparison.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import type { GivingPayment } from './givingPayments.ts'

/** What a payment that gives way is called; all of them together have a name too. */
export function useGivingName(): {
  readonly ofGiving: (giving: GivingPayment) => string
  readonly ofLock: (priced: PricedAlternative) => string
} {
  const text = useText()
  const language = useLanguage()

  return {
    ofGiving: ({ label, modelLabel }) => {
      const name = label ? label[language] : text('lock.all')
      return modelLabel ? `${name} (${modelLabel[language]})` : name
    },
    ofLock: ({ lock, payments }) => {
      if (!lock) return ''
      if (lock.payment === ALL_PAYMENTS) return text('lock.all')
      return payments.find(({ name }) => name === lock.payment)?.label[language] ?? lock.payment
    },
  }
}
