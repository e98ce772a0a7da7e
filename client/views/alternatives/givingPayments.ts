import { ALL_PAYMENTS } from '../../../models/analysis/balance/index.ts'
import type { Label } from '../../../server/contract/Label.ts'
import type { PricedAlternative } from '../../comparison/Comparison.ts'
import { currencyOf } from '../../format/formatFigure.ts'

/** A payment that can give way, by which the address names it: two models of an assignment may share a payment's name. */
export interface GivingPayment {
  readonly key: string
  readonly name: string
  readonly model: string
  /** `null`: all of the model's payments, by one factor. */
  readonly label: Label | null
  /** The model's, where the alternative has several. */
  readonly modelLabel: Label | undefined
}

/** The payments that can give way, those that read a rate in money which is not priced with the rows; then all of them. */
export function givingPayments({ parts }: PricedAlternative): readonly GivingPayment[] {
  const isSeveral = parts.length > 1
  return parts.flatMap(({ model, payments, rates }) => {
    const movable = rates.filter(({ unit, rowBound }) => !rowBound && currencyOf(unit) !== undefined)
    const read = new Set(movable.flatMap((rate) => rate.payments))
    const giving = payments.filter(({ name }) => read.has(name)).map(({ name, label }) => ({ name, label }))
    const all = giving.length > 1 ? [{ name: ALL_PAYMENTS, label: null }] : []
    return [...giving, ...all].map(({ name, label }) => ({
      key: isSeveral ? `${model.name}/${name}` : name,
      name,
      model: model.name,
      label,
      modelLabel: isSeveral ? model.label : undefined,
    }))
  })
}
