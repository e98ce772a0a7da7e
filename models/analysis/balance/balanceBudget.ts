import { exactTotal as exactTotalOf, type Priced, type PriceInput, price } from '../../payout/price.ts'
import { RunTrouble } from '../../payout/Trouble.ts'
import type { Program, Step } from '../../plan/Program.ts'

/** A model that costs what it should: the rates of one payment give way by a common factor. */
export interface Balanced {
  /** The payment whose rates gave way, `*` for all, and the figures multiplied. */
  readonly payment: string
  readonly figures: readonly string[]
  readonly factor: number
  /** Öre by which rounding missed the target; the payment that gave way has taken them, by largest remainder. */
  readonly residue: number
  readonly priced: Priced
}

/** A target that no factor reaches: a step jumps over it, or the payment is too small. The nearest costs, in öre. */
export interface Unbalanced {
  readonly payment: string
  readonly nearest: readonly { readonly factor: number; readonly total: number }[]
}

/** Nobody means a factor beyond this. */
const LARGEST = 1e6

/** Where rates of nothing leave a quotient without an answer, the search begins here. */
const SMALLEST = 2 ** -20

/** Half an öre: nearer than this the target is met, and rounding does the rest. */
const MET = 0.5

/**
 * Finds the factor on one payment's rates for which the whole costs a target, in öre. The cost is taken unrounded and
 * the factor is found by bracketing (false position, halving where that stalls), which needs only that the cost rises or
 * falls with the factor; then the öre that rounding leaves go to the payment that gives way.
 *
 * @param unlocked what the same input pays with no factor, where that is known already
 */
export function balanceBudget(
  program: Program,
  input: PriceInput,
  payment: string,
  target: number,
  unlocked?: Priced,
): Balanced | Unbalanced {
  const figures = ratesOf(program, payment)
  const known = new Map<number, number>(unlocked && [[1, exactTotal(unlocked)]])
  const withFactor = (factor: number): PriceInput => ({
    ...input,
    factors: Object.fromEntries(figures.map((name) => [name, factor])),
  })
  /** What it costs before öre are rounded, in öre. */
  const totalAt = (factor: number): number => {
    const total = known.get(factor) ?? 100 * exactTotalOf(program, withFactor(factor))
    known.set(factor, total)
    return total
  }
  const missAt = (factor: number): number => totalAt(factor) - target

  let [low, high] = [hasAnswer(() => missAt(0)) ? 0 : SMALLEST, 1]
  let [missLow, missHigh] = [missAt(low), missAt(high)]
  while (missLow * missHigh > 0 && high < LARGEST && missHigh !== missLow) {
    high *= 2
    missHigh = missAt(high)
  }
  if (missLow * missHigh > 0) return unbalanced([low, high])
  for (let step = 0; step < 200 && Math.abs(missLow) > MET && Math.abs(missHigh) > MET; step += 1) {
    const slanted = low - (missLow * (high - low)) / (missHigh - missLow)
    const middle = step % 3 === 2 ? (low + high) / 2 : slanted
    const miss = missAt(middle)
    if (miss * missLow > 0) [low, missLow] = [middle, miss]
    else [high, missHigh] = [middle, miss]
  }
  const [factor, miss] = Math.abs(missLow) <= Math.abs(missHigh) ? [low, missLow] : [high, missHigh]
  if (Math.abs(miss) > MET) return unbalanced([low, high])
  return settled(factor)

  function unbalanced(factors: readonly number[]): Unbalanced {
    const nearest = factors.map((one) => ({ factor: one, total: Math.round(totalAt(one)) }))
    return { payment, nearest }
  }

  function settled(one: number): Balanced {
    const priced = one === 1 && unlocked ? unlocked : price(program, withFactor(one))
    const residue = target - roundedTotal(priced)
    return { payment, figures, factor: one, residue, priced: withResidue(priced, payment, residue) }
  }
}

/** Stands for a payment where every payment gives way by one factor. */
export const ALL_PAYMENTS = '*'

/** The money figures that a payment is computed from, or with `*` every payment. */
export function ratesOf(program: Program, payment: string): readonly string[] {
  if (payment === ALL_PAYMENTS) return [...new Set(program.payments.flatMap(({ name }) => ratesOf(program, name)))]
  const part = program.windows.find((one) => one.payments.some(({ name }) => name === payment))
  const own = part?.payments.find(({ name }) => name === payment)
  if (!part || !own) return []
  const isMoney = new RegExp(`^${program.currency}(/|$)`)
  const rates = new Set(
    [...program.figures, ...program.tables].filter(({ unit }) => isMoney.test(unit)).map(({ name }) => name),
  )
  const seen = new Set<number>()
  const found = new Set<string>()
  const waiting = own.pot ? [own.amount, own.pot.amount] : [own.amount]
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    if (seen.has(place)) continue
    seen.add(place)
    const step = part.steps[place] as Step
    const name = step.op === 'figure' ? step.name : 'table' in step ? step.table : undefined
    if (name !== undefined && rates.has(name)) found.add(name)
    if ('of' in step) waiting.push(...step.of)
  }
  return [...found]
}

function hasAnswer(compute: () => number): boolean {
  try {
    compute()
    return true
  } catch (trouble) {
    if (trouble instanceof RunTrouble) return false
    throw trouble
  }
}

function sum(values: readonly number[]): number {
  let total = 0
  for (const one of values) total += one
  return total
}

/** Of a window's clinics: what a factor does not reach comes back as the same row, and is added up once. */
export function sumOfRow(row: readonly number[]): number {
  const before = sums.get(row)
  if (before !== undefined) return before
  const made = sum(row)
  sums.set(row, made)
  return made
}

const sums = new WeakMap<readonly number[], number>()

const exactTotal = ({ payments }: Priced): number => 100 * sum(payments.flatMap(({ exact }) => exact.map(sumOfRow)))

const roundedTotal = ({ payments }: Priced): number => sum(payments.flatMap(({ ore }) => ore.map(sumOfRow)))

/**
 * Gives the öre that are left to the clinics and windows of one payment, with `*` of the largest, that rounding took most
 * from (or gave most to).
 */
export function withResidue(priced: Priced, payment: string, residue: number): Priced {
  if (residue === 0) return priced
  const largest = priced.payments.toSorted((a, b) => sum(b.ore.map(sumOfRow)) - sum(a.ore.map(sumOfRow)))[0]
  const giving = payment === ALL_PAYMENTS ? largest : priced.payments.find(({ name }) => name === payment)
  if (!giving) return priced
  const sign = Math.sign(residue)
  // Rests that differ by less than doubles can tell are alike, so that two ways of adding up give the same order.
  const rests = giving.ore.map((row, window) =>
    Float64Array.from(row, (ore, clinic) =>
      ore === 0 ? Number.NaN : Math.round(sign * ((giving.exact[window]?.[clinic] ?? 0) * 100 - ore) * 1e6),
    ),
  )
  const ordered = Float64Array.from(
    rests.flatMap((row) => Array.from(row).filter((rest) => !Number.isNaN(rest))),
  ).toSorted()
  const each = ordered.length === 0 ? 0 : Math.floor(Math.abs(residue) / ordered.length)
  const left = ordered.length === 0 ? 0 : Math.abs(residue) - each * ordered.length
  // The `left` largest rests get an öre more; of those that are as large as the last of them, the first in order.
  const least = left === 0 ? Number.POSITIVE_INFINITY : (ordered[ordered.length - left] as number)
  let alike = left - ordered.filter((rest) => rest > least).length
  const ore = giving.ore.map((row, window) =>
    row.map((one, clinic) => {
      const rest = rests[window]?.[clinic] as number
      if (Number.isNaN(rest)) return one
      const isMore = rest > least || (rest === least && alike > 0)
      if (isMore && rest === least) alike -= 1
      return one + sign * (each + (isMore ? 1 : 0))
    }),
  )
  return { ...priced, payments: priced.payments.map((one) => (one === giving ? { ...one, ore } : one)) }
}
