import { mean, sum } from 'simple-statistics'
import { checkNumbers } from './checkNumbers.ts'
import { divide } from './divide.ts'

/**
 * Power: the share of a further krona of cost that the provider bears, 1 − dp/dy, averaged over people. 1 is pure
 * capitation, 0 is cost that is paid back in full. Weighted by cost it says who bears the kronor that there are.
 *
 * Source: Geruso and McGuire, Journal of Health Economics 2016;47:1. Their definition is recalled; the paper was not read.
 *
 * @param marginalPayment of each person: what is paid for the last krona of cost
 * @param weight of each person, such as cost; all alike unless said
 * @throws MetricTrouble where the weights add up to 0
 *
 * @example
 * power([0, 0.5]) // => 0.75
 * power([0, 0.5], [100, 300]) // => 0.625
 */
export function power(marginalPayment: readonly number[], weight?: readonly number[]): number {
  checkNumbers({ marginalPayment, ...(weight && { weight }) })
  if (weight === undefined) return mean(marginalPayment.map((paid) => 1 - paid))
  const borne = sum(marginalPayment.map((paid, person) => (1 - paid) * (weight[person] as number)))
  return divide(borne, sum([...weight]), 'sum of the weights')
}
