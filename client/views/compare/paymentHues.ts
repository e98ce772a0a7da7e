import type { PaymentOf, PricedAlternative } from '../../comparison/Comparison.ts'

type Group = PaymentOf['group']

const ORDER: readonly Group[] = ['fixed', 'activity', 'target', 'special', 'add_on', 'deduction']

/** How many shades each group's hue has in charts.css. */
const SHADES: Readonly<Record<Group, number>> = {
  fixed: 5,
  activity: 5,
  target: 3,
  special: 3,
  add_on: 2,
  deduction: 2,
}

/** A payment with the class of its hue. */
export interface HuedPayment extends PaymentOf {
  readonly hue: string
}

/**
 * The payments of all that is compared, group by group and in the documents' order, each with its hue: that of its group,
 * dark to light, and from the start again where a group has more payments than shades.
 */
export function paymentHues(priced: readonly Pick<PricedAlternative, 'payments'>[]): readonly HuedPayment[] {
  const all = new Map<string, PaymentOf>()
  for (const { payments } of priced) for (const one of payments) if (!all.has(one.name)) all.set(one.name, one)
  return ORDER.flatMap((group) =>
    [...all.values()]
      .filter((one) => one.group === group)
      .map((one, place) => ({ ...one, hue: `hue-${group}-${1 + (place % SHADES[group])}` })),
  )
}

/** What a payment pays in the whole region, in öre. `null`: the alternative lacks it, or does not settle it. */
export function wholeOf({ amounts }: PricedAlternative, payment: string): number | null {
  const settled = (amounts.payments[payment] ?? []).filter((ore) => ore !== null)
  return settled.length === 0 ? null : settled.reduce((sum, ore) => sum + ore, 0)
}
