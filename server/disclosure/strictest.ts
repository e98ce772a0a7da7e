import type { DisclosureRules } from '../../models/index.ts'

/**
 * Of several sets of rules the strictest of each; nothing where there are none.
 *
 * @example
 * strictest([{ fewest: 5, zeros: 'hidden' }, { fewest: 10, zeros: 'shown', within: 0.1 }])
 * // => { fewest: 10, zeros: 'hidden', within: 0.1 }
 */
export function strictest(all: readonly DisclosureRules[]): DisclosureRules | undefined {
  const [first, ...others] = all
  return first && others.reduce(stricter, first)
}

function stricter(one: DisclosureRules, other: DisclosureRules): DisclosureRules {
  const both = { ...one, ...other }
  return {
    ...both,
    fewest: Math.max(one.fewest, other.fewest),
    zeros: one.zeros === 'hidden' ? 'hidden' : other.zeros,
    ...(both.dominance && { dominance: [...(one.dominance ?? []), ...(other.dominance ?? [])] }),
    ...(both.within !== undefined && { within: Math.max(one.within ?? 0, other.within ?? 0) }),
    ...(both.roundTo !== undefined && {
      roundTo: (one.roundTo ?? 0) > (other.roundTo ?? 0) ? one.roundTo : other.roundTo,
    }),
    ...(both.payouts !== undefined && { payouts: one.payouts === 'controlled' ? 'controlled' : both.payouts }),
  }
}
