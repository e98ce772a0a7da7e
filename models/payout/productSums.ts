import type { Step } from '../plan/Program.ts'

/** Places of steps: a rate that is the same for all, and what it is multiplied by. */
export interface TermSteps {
  /** The step that multiplies them. */
  readonly product: number
  readonly rate: number
  readonly quantity: number
  /** Is it *when(quantity, rate, 0)*, which is the product for a rate that is not below zero? */
  readonly isChosen?: boolean
}

/** A sum of rates × quantities from left to right, after what it begins with, if anything. */
export interface ProductSum {
  readonly begins: number | undefined
  readonly terms: readonly TermSteps[]
  /** The steps that are computed with it and that nothing else reads. */
  readonly inside: readonly number[]
}

/** What counts as a term, and what may be taken into a sum. */
export interface SumRules {
  readonly termOf: (place: number) => TermSteps | undefined
  readonly isSum: (place: number) => boolean
  /** Is a step read once only? */
  readonly isAlone: (place: number) => boolean
}

/** Below this many terms a sum is not worth an order of its own. */
const SHORTEST = 2

/** The sum of products that ends at a step; nothing where it is none. */
export function productSumAt(
  steps: readonly Step[],
  root: number,
  { termOf, isSum, isAlone }: SumRules,
): ProductSum | undefined {
  const terms: TermSteps[] = []
  const inside: number[] = []
  let at = root
  for (;;) {
    const step = steps[at] as Step
    if (step.op !== 'add' || !isSum(at)) break
    const [left, right] = step.of as [number, number]
    // Either side of one sum may be the term: a + b and b + a have the same bits.
    const side = termOf(right) ? right : termOf(left) ? left : undefined
    if (side === undefined) break
    if (at !== root) inside.push(at)
    terms.unshift(termOf(side) as TermSteps)
    if (isAlone(side)) inside.push(side)
    at = side === right ? left : right
    if (!isAlone(at)) break
  }
  const first = terms.length > 0 ? termOf(at) : undefined
  if (first) {
    terms.unshift(first)
    if (isAlone(at)) inside.push(at)
  }
  return terms.length < SHORTEST ? undefined : { begins: first ? undefined : at, terms, inside }
}

/** How many of some steps, and of what they are asked for, read each step. */
export function usersOf(
  steps: readonly Step[],
  roots: readonly number[],
  needed: ReadonlySet<number>,
): ReadonlyMap<number, number> {
  const users = new Map<number, number>()
  const add = (place: number) => users.set(place, (users.get(place) ?? 0) + 1)
  for (const root of roots) add(root)
  for (const place of needed) {
    const step = steps[place] as Step
    if ('of' in step) for (const part of step.of) add(part)
  }
  return users
}

/** Some steps and all that they are made from. */
export function neededFor(steps: readonly Step[], roots: readonly number[]): ReadonlySet<number> {
  const needed = new Set(roots)
  // A set gives what is added while it is walked.
  for (const place of needed) {
    const step = steps[place] as Step
    if ('of' in step) for (const part of step.of) needed.add(part)
  }
  return needed
}

/** The steps that payments are made from. */
export const paidSteps = (
  payments: readonly { readonly amount: number; readonly pot?: { readonly amount: number } | undefined }[],
): readonly number[] => payments.flatMap(({ amount, pot }) => (pot ? [amount, pot.amount] : [amount]))
