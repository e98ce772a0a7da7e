import type { PaymentStructure, Structure } from './Structure.ts'

/** Two payments that pay for the same. */
export interface Alike {
  /** `subject`: they read much the same. `name`: documents call the same thing by the same name, whatever it is read from. */
  readonly by: 'subject' | 'name'
  readonly a: PaymentStructure
  readonly b: PaymentStructure
  /** What only one of the two reads or looks at. */
  readonly onlyA: readonly string[]
  readonly onlyB: readonly string[]
}

/** Two models side by side: payments alike by what they are paid for, and those that only one of them has. */
export interface StructuralDifference {
  readonly alike: readonly Alike[]
  readonly onlyA: readonly PaymentStructure[]
  readonly onlyB: readonly PaymentStructure[]
}

/** From so much in common on, two payments are paid for the same. */
const ALIKE = 0.5
/** What one name weighs, where documents use one word for one thing: more than a likeness, less than all in common. */
const NAMED = 0.9

/**
 * Compares what two models pay for. Payments are alike by what they are paid for: the level, the facts that they read,
 * the words these are compared with, conditions and indicators; or by their name and level, for regions measure need or
 * distance in ways of their own. The pair with most in common is taken first; of those with as much, payments of one
 * group, then in the documents' order.
 */
export function compareStructures(a: Structure, b: Structure): StructuralDifference {
  const pairs = a.payments
    .flatMap((one, placeA) =>
      b.payments.map((other, placeB) => ({ one, other, placeA, placeB, ...likeness(one, other) })),
    )
    .filter(({ score }) => score >= ALIKE)
    .toSorted(
      (x, y) =>
        y.score - x.score || tie(y.one, y.other) - tie(x.one, x.other) || x.placeA - y.placeA || x.placeB - y.placeB,
    )
  const [takenA, takenB] = [new Set<PaymentStructure>(), new Set<PaymentStructure>()]
  const alike: Alike[] = []
  for (const { one, other, by } of pairs) {
    if (takenA.has(one) || takenB.has(other)) continue
    takenA.add(one)
    takenB.add(other)
    const [subjectsA, subjectsB] = [subjectsOf(one), subjectsOf(other)]
    alike.push({
      by,
      a: one,
      b: other,
      onlyA: [...subjectsA].filter((name) => !subjectsB.has(name)),
      onlyB: [...subjectsB].filter((name) => !subjectsA.has(name)),
    })
  }
  return {
    alike: alike.toSorted((x, y) => a.payments.indexOf(x.a) - a.payments.indexOf(y.a)),
    onlyA: a.payments.filter((one) => !takenA.has(one)),
    onlyB: b.payments.filter((one) => !takenB.has(one)),
  }
}

function likeness(
  one: PaymentStructure,
  other: PaymentStructure,
): { readonly score: number; readonly by: Alike['by'] } {
  const score = inCommon(one, other)
  const isNamed = one.name === other.name && one.each === other.each
  return isNamed && score < NAMED ? { score: NAMED, by: 'name' } : { score, by: 'subject' }
}

function tie(one: PaymentStructure, other: PaymentStructure): number {
  return (one.name === other.name ? 2 : 0) + (one.group === other.group ? 1 : 0)
}

/** What a payment is paid for. Rows alone are a subject where nothing of them is read: a sum for each on the list. */
function subjectsOf({ facts, words, conditions, indicators }: PaymentStructure): ReadonlySet<string> {
  return new Set([...facts, ...words, ...conditions, ...indicators])
}

/** How much of all that two payments are paid for is common to both, from 0 to 1. The level is one of the things. */
function inCommon(one: PaymentStructure, other: PaymentStructure): number {
  const [a, b] = [withLevel(one), withLevel(other)]
  const both = [...a].filter((name) => b.has(name)).length
  const hasSubject = (set: ReadonlySet<string>): boolean => set.size > 1
  // Of two payments with no subject but their level, the level decides; one without is not like one with.
  if (hasSubject(a) !== hasSubject(b)) return 0
  if (hasSubject(a) && both === (one.each === other.each ? 1 : 0)) return 0
  return both / new Set([...a, ...b]).size
}

const withLevel = (payment: PaymentStructure): ReadonlySet<string> =>
  new Set([`each ${payment.each}`, ...subjectsOf(payment)])
