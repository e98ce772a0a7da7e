import { type DisclosureRules, solvable } from '../../models/index.ts'
import { mergedTerms } from './mergedTerms.ts'
import type { RestingPayment } from './restingOn.ts'

/** For whom amounts are looked at: a clinic, and its place among all. */
interface Receiver {
  readonly model: string
  readonly clinic: string
  readonly place: number
  /** What other orders pay, of which the amounts are shown beside. */
  readonly beside: readonly RestingPayment[]
}

/** A payment with the lines of it that a statement shows only together. */
interface Looked {
  readonly payment: RestingPayment
  readonly merged: ReadonlySet<string>
}

/**
 * The payments to a clinic that rest on many, and whose amounts tell of few all the same, and of how few. An amount at known
 * rates may have one solution in whole patients: 1 960.30 is 3 at 101.37 and 29 at 57.11. And two amounts of the same groups are two
 * equations: 37 800 is 1 000 a + 1 200 b, 27 600 is 500 a + 900 b. Of several that tell together, the later are named.
 */
export function tellingAmounts(
  payments: readonly RestingPayment[],
  to: Receiver,
  rules: DisclosureRules,
): ReadonlyMap<string, number> {
  const telling = new Map<string, number>()
  const isFew = ({ fewest }: RestingPayment): boolean =>
    fewest.some((window) => (window[to.place] ?? rules.fewest) < rules.fewest)
  const shown: Looked[] = to.beside
    .filter((payment) => !isFew(payment))
    .map((payment) => ({ payment, merged: mergedTerms(payment, to, rules).merged }))
  for (const payment of payments) {
    if (isFew(payment)) continue
    const { merged, isProtected } = mergedTerms(payment, to, rules)
    const together = [...shown, { payment, merged }]
    if (isProtected && !areSolved(together, to.place, rules)) shown.push({ payment, merged })
    else telling.set(payment.name, fewestIn(payment, to.place))
  }
  return telling
}

/** Do amounts together give a number of patients that is below the fewest? Payments over windows that end together read the same patients. */
function areSolved(looked: readonly Looked[], place: number, { fewest }: DisclosureRules): boolean {
  const ends = new Set(looked.flatMap(({ payment }) => payment.ends))
  return [...ends].some((end) => {
    const found = looked.map((one) => linesIn(one, end, place))
    // A line that one statement shows by itself is known in all.
    const known = new Set(found.flatMap((lines) => lines.flatMap(({ group, isMerged }) => (isMerged ? [] : [group]))))
    const groups = new Map(
      found.flatMap((lines) => lines.flatMap(({ group, n }) => (known.has(group) ? [] : [[group, n] as const]))),
    )
    const names = [...groups.keys()]
    const sums = found.map((lines) => names.map((name) => lines.find(({ group }) => group === name)?.weight ?? 0))
    return [...solvable(sums)].some((column) => (groups.get(names[column] ?? '') ?? fewest) < fewest)
  })
}

/**
 * The lines of a payment in a window, each with the group of patients that it pays. A group has no name that two payments share, but
 * where two have the same numbers at every clinic a reader takes them for one.
 */
function linesIn({ payment, merged }: Looked, end: string, place: number) {
  const window = payment.ends.indexOf(end)
  const seen = new Map<string, number>()
  return payment.terms.flatMap(({ name, patients, amounts }) => {
    const n = patients[window]?.[place] ?? 0
    if (n === 0) return []
    const numbers = JSON.stringify(patients[window])
    const times = (seen.get(numbers) ?? 0) + 1
    seen.set(numbers, times)
    const weight = (amounts[window]?.[place] ?? 0) / n
    return [{ group: `${numbers} ${times}`, n, weight, isMerged: merged.has(name) }]
  })
}

function fewestIn({ terms }: RestingPayment, place: number): number {
  return Math.min(...terms.flatMap(({ patients }) => patients.flatMap((window) => window[place] || [])))
}
