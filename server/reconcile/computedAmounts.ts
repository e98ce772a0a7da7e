import { type PeriodAmount } from '../../models/index.ts'
import { type AssignmentEntry, assignedTo, price } from '../../models/payout/index.ts'
import type { CountedModel } from '../run/countModel.ts'

/** What models compute for every clinic, payment and window, in whole öre; windows without an amount are left out. */
export function computedAmounts(
  parts: readonly { readonly counted: CountedModel; readonly ratesOf?: string | undefined }[],
  entries: readonly AssignmentEntry[],
): readonly PeriodAmount[] {
  return parts.flatMap(({ counted: { model, plan, quantities }, ratesOf }) => {
    const assigned = assignedTo(model.name, entries, quantities)
    const priced = price(plan.program, { quantities, ratesOf, assigned })
    return priced.payments.flatMap(({ name, over, windows, ore }) =>
      windows.flatMap(({ first, last }, window) =>
        priced.clinics.flatMap((clinic, place): readonly PeriodAmount[] => {
          if (!(assigned[over]?.[window]?.[place] ?? true)) return []
          return [{ clinic, payment: name, first, last, ore: ore[window]?.[place] ?? 0 }]
        }),
      ),
    )
  })
}
