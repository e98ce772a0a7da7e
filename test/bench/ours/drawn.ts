import { type DrawnPayouts, drawPayouts, type Spread } from '../../../models/analysis/uncertainty/index.ts'
import type { ReducedModel } from './reduced.ts'

export const CONDITIONS: readonly string[] = [
  'hypertension',
  'diabetes',
  'asthma',
  'copd',
  'heart_failure',
  'atrial_fibrillation',
  'stroke',
  'depression',
]
export const FEES: readonly string[] = [
  'visit_fee',
  'home_visit_fee',
  'video_fee',
  'phone_fee',
  'chat_fee',
  'review_fee',
]

/** 23 bands of age for each sex. */
const AGES = 46

/** Each of the sixty rates drawn apart from the others, normal with a deviation of a tenth. */
export function drawn(
  { plan, quantities }: ReducedModel,
  { count, quantiles }: { readonly count: number; readonly quantiles?: readonly number[] },
): DrawnPayouts {
  const names = [
    ...Array.from({ length: AGES }, (_, row) => `age_fee[${row}]`),
    ...CONDITIONS.map((condition) => `${condition}_fee`),
    ...FEES,
  ]
  const spreads = Object.fromEntries(names.map((name): [string, Spread] => [name, { kind: 'normal', deviation: 0.1 }]))
  return drawPayouts(plan.program, { quantities }, { spreads, seed: 1, count, quantiles })
}
