import type { ComparisonState } from './Comparison.ts'

/** Stands for a payment where none gives way: the alternative costs what it costs, whatever the lock holds. */
export const NO_PAYMENT = '-'

/** Is an alternative held to the baseline's total? */
export function isHeld({ neutral, gives }: Pick<ComparisonState, 'neutral' | 'gives'>, place: number): boolean {
  return place > 0 && neutral && gives[place] !== NO_PAYMENT
}
