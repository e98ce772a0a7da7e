import type { Month } from '../../date/Month.ts'
import type { Term } from '../../payout/index.ts'

/** A payment to one clinic as one of two runs explains it. */
export interface ExplainedSide {
  readonly model: string
  readonly name: string
  readonly windows: readonly {
    readonly window: { readonly first: Month; readonly last: Month }
    readonly ore: number
    readonly terms: readonly Term[]
  }[]
}

/** *quantity × rate* in one run. */
export interface CountedTerm {
  readonly quantity: number
  readonly rate: number
  /** Whole öre. */
  readonly ore: number
}

/** One term in both runs; `null` where a run has none. */
export interface TermCorrection {
  readonly of: Term['of']
  readonly row: string | undefined
  readonly unit: string | undefined
  readonly before: CountedTerm | null
  readonly after: CountedTerm | null
  /** Öre after less öre before. */
  readonly difference: number
}

/** What one payment to one clinic was and is, in öre: the terms and the rounding add up to the difference. */
export interface PaymentCorrection {
  readonly model: string
  readonly payment: string
  readonly before: number
  readonly after: number
  readonly difference: number
  readonly terms: readonly TermCorrection[]
  /** What rounding each term to the öre leaves of the difference. */
  readonly rounding: number
}

/**
 * Why a clinic is paid otherwise in a later run than in an earlier one: payment by payment, and for each term the
 * quantity and the rate of both. Terms are held against each other window by window, so that a rate that changes within
 * the period is compared with its own. A payment that one run alone has is 0 in the other.
 */
export function correctPayments(
  earlier: readonly ExplainedSide[],
  later: readonly ExplainedSide[],
): readonly PaymentCorrection[] {
  const keyOf = ({ model, name }: ExplainedSide): string => `${model}/${name}`
  const keys = [...new Set([...later, ...earlier].map(keyOf))]
  return keys.map((key) => {
    const was = earlier.find((one) => keyOf(one) === key)
    const is = later.find((one) => keyOf(one) === key)
    const named = (is ?? was) as ExplainedSide
    const terms = termsOf(was, is)
    const [before, after] = [oreOf(was), oreOf(is)]
    const inTerms = terms.reduce((sum, { difference }) => sum + difference, 0)
    return {
      model: named.model,
      payment: named.name,
      before,
      after,
      difference: after - before,
      terms,
      rounding: after - before - inTerms,
    }
  })
}

const oreOf = (side: ExplainedSide | undefined): number => (side?.windows ?? []).reduce((sum, { ore }) => sum + ore, 0)

/** A term over the windows in which both runs have the same rates. */
interface Line {
  readonly term: Term
  before: Pick<Term, 'quantity' | 'rate' | 'amount'> | undefined
  after: Pick<Term, 'quantity' | 'rate' | 'amount'> | undefined
}

function termsOf(was: ExplainedSide | undefined, is: ExplainedSide | undefined): readonly TermCorrection[] {
  const lines = new Map<string, Line>()
  const windowKey = ({ window }: ExplainedSide['windows'][number]): string => `${window.first} ${window.last}`
  for (const key of new Set([...(is?.windows ?? []), ...(was?.windows ?? [])].map(windowKey))) {
    const inWindow = (side: ExplainedSide | undefined) =>
      new Map((side?.windows.find((one) => windowKey(one) === key)?.terms ?? []).map((term) => [termKey(term), term]))
    const [before, after] = [inWindow(was), inWindow(is)]
    for (const name of new Set([...after.keys(), ...before.keys()])) {
      const [one, other] = [before.get(name), after.get(name)]
      const id = JSON.stringify([name, one?.rate, other?.rate])
      const line = lines.get(id) ?? { term: (other ?? one) as Term, before: undefined, after: undefined }
      line.before = added(line.before, one)
      line.after = added(line.after, other)
      lines.set(id, line)
    }
  }
  return [...lines.values()].map(({ term, before, after }) => {
    const [first, second] = [countedOf(before), countedOf(after)]
    const difference = (second?.ore ?? 0) - (first?.ore ?? 0)
    return { of: term.of, row: term.row, unit: term.unit, before: first, after: second, difference }
  })
}

const termKey = ({ of, row }: Term): string => JSON.stringify([of, row])

function added(sum: Line['before'], term: Term | undefined): Line['before'] {
  if (!term) return sum
  const { rate } = term
  return { rate, quantity: (sum?.quantity ?? 0) + term.quantity, amount: (sum?.amount ?? 0) + term.amount }
}

function countedOf(term: Line['before']): CountedTerm | null {
  return term ? { quantity: term.quantity, rate: term.rate, ore: Math.round(term.amount * 100) } : null
}
