import type { Term } from '../contract/pricing.ts'

/** What the line is called that stands for merged ones. */
export const SMALL_GROUPS = 'small_groups'

/**
 * What is paid beside the lines that are shown, as every reader of both can tell. The sum of the merged lines has parts of an öre
 * beside, by which fewer numbers of patients would fit it.
 */
export function restOf(ore: number, shown: readonly Pick<Term, 'amount'>[]): number {
  return (ore - shown.reduce((sum, { amount }) => sum + amount * 100, 0)) / 100
}

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
