import type { Term } from '../contract/pricing.ts'

/** What the line is called that stands for merged ones. */
export const SMALL_GROUPS = 'small_groups'

/** One line for several, with their money alone: it keeps the parts adding up to the total. */
export function smallGroups(amount: number, fewest: number): Term {
  return {
    of: { type: 'parameter', name: SMALL_GROUPS },
    label: {
      sv: `Övriga, sammanslagna: någon grupp har färre än ${fewest}`,
      en: `Others, merged: some group has fewer than ${fewest}`,
    },
    row: null,
    quantity: 1,
    rate: amount,
    amount,
    unit: null,
    source: null,
    basis: null,
  }
}
