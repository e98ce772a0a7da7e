import { MOST_CONTRIBUTORS, type Plan, type Quantities, writeMonth, type WindowProgram } from '../../models/index.ts'
import { stepsBelow } from '../aggregate/stepsBelow.ts'
import { price, type PriceInput } from '../../models/payout/index.ts'

/** Of a term of a payment: how many patients or contacts it rests on and what it pays, by window and clinic. */
export interface RestingTerm {
  /** Its `of`, as JSON. */
  readonly name: string
  /** `null`: on no rows at all, but on facts of the clinic. */
  readonly patients: (readonly (number | null)[])[]
  readonly amounts: (readonly number[])[]
}

/** What a payment rests on. */
export interface RestingPayment {
  readonly name: string
  /** The first month of each window, and the last. */
  readonly windows: string[]
  readonly ends: string[]
  readonly terms: readonly RestingTerm[]
  /** The fewest rows above none of any sum or indicator that it is made from; `null` where there are none. */
  readonly fewest: (readonly (number | null)[])[]
  /**
   * Which shares of the amount, of 1, the largest rows have, the largest first, by window and clinic; absent where the amount is not
   * a plain sum over single rows, so that nobody's part of it is known.
   */
  readonly largest?: (readonly (readonly number[])[])[]
}

/**
 * How many rows stand behind each term of each payment: of several sums, the one with the fewest. Rows are what the model
 * counts: of a term of contacts they are contacts, and as many patients at most. Where the input says which clinics are on the
 * model, what is paid to the others rests on nothing.
 */
export function restingOn(
  { program, terms }: Plan,
  input: Omit<PriceInput, 'quantities'> & { readonly quantities: Quantities },
): readonly RestingPayment[] {
  const { clinics } = input.quantities
  const found = new Map<string, RestingPayment>()
  price(program, input, ({ part, window, values }) => {
    const answer = input.quantities.windows.find(({ over }) => over === part.over)
    const counted = new Map<number, readonly number[]>()
    const rowsIn = (sum: number): readonly number[] => {
      const before = counted.get(sum)
      if (before) return before
      const made = rowsOfSum(sum)
      counted.set(sum, made)
      return made
    }
    for (const payment of part.payments) {
      const planned = terms[payment.name] ?? []
      const own = found.get(payment.name) ?? {
        name: payment.name,
        windows: [],
        ends: [],
        terms: planned.map(({ of }) => ({ name: JSON.stringify(of), patients: [], amounts: [] })),
        fewest: [],
        ...(plainSum(part, payment) && { largest: [] }),
      }
      found.set(payment.name, own)
      own.windows.push(writeMonth(answer?.windows[window]?.first ?? 0))
      own.ends.push(writeMonth(answer?.windows[window]?.last ?? 0))
      planned.forEach(({ quantity, rate }, place) => {
        const amounts = clinics.map((_, clinic) => (isOurs(clinic) ? at(quantity, clinic) * at(rate, clinic) || 0 : 0))
        const rows = fewestOf(sumsBelow(part, [quantity]).map(rowsIn))
        own.terms[place]?.amounts.push(amounts)
        own.terms[place]?.patients.push(rows.map((one, clinic) => (amounts[clinic] === 0 ? 0 : one)))
      })
      const roots = payment.pot ? [payment.amount, payment.pot.amount] : [payment.amount]
      if (own.largest)
        own.largest.push(largestIn(payment.amount).map((shares, clinic) => (isOurs(clinic) ? shares : [])))
      const fewest = fewestOf([...sumsBelow(part, roots).map(rowsIn), ...given(part, roots)])
      own.fewest.push(fewest.map((rows, clinic) => (isOurs(clinic) ? rows : null)))
    }

    function isOurs(clinic: number): boolean {
      return input.assigned?.[part.over]?.[window]?.[clinic] ?? true
    }

    function at(step: number, clinic: number): number {
      const column = values[step] ?? []
      return column[column.length === 1 ? 0 : clinic] ?? 0
    }

    function rowsOfSum(place: number): readonly number[] {
      const step = part.steps[place]
      const total = clinics.map(() => 0)
      if (step?.op !== 'sum') return total
      const table = answer?.counts.find(({ id }) => id === part.counts[step.count]?.id)
      const adds = values[step.of[0] as number] ?? []
      table?.clinic.forEach((clinic, row) => {
        const n = table.n[window]?.[row] ?? 0
        const weight = step.measure === null ? n : (table.measures[step.measure]?.[window]?.[row] ?? 0)
        if (n > 0 && weight !== 0 && adds[adds.length === 1 ? 0 : row] !== 0) total[clinic] = (total[clinic] ?? 0) + n
      })
      return total
    }

    /** The largest of the rows that a plain sum adds up, a row of `n` alike as often as it stands for. */
    function largestIn(place: number): readonly (readonly number[])[] {
      const step = part.steps[place] as SumStep
      const table = answer?.counts.find(({ id }) => id === part.counts[step.count]?.id)
      const adds = values[step.of[0] as number] ?? []
      const parts = clinics.map(() => ({ largest: [] as number[], all: 0 }))
      table?.clinic.forEach((clinic, row) => {
        const n = table.n[window]?.[row] ?? 0
        const amount = Math.abs(adds[adds.length === 1 ? 0 : row] ?? 0)
        const own = parts[clinic]
        if (!own || n === 0) return
        own.all += n * amount
        addLargest(own.largest, amount, n)
      })
      return parts.map(({ largest, all }) => (all === 0 ? [] : largest.map((one) => one / all)))
    }

    /** What indicators are delivered with: those who fulfil it, and those who do not. */
    function given(one: WindowProgram, roots: readonly number[]): readonly (readonly number[])[] {
      const names = new Set(
        stepsBelow(one, roots).flatMap((place) => {
          const step = one.steps[place]
          return step?.op === 'given' ? [step.indicator] : []
        }),
      )
      return [...names].flatMap((name) => {
        const numerator = answer?.indicators[name]?.numerator[window] ?? []
        const denominator = answer?.indicators[name]?.denominator[window] ?? []
        return [
          clinics.map((_, clinic) => numerator[clinic] ?? 0),
          clinics.map((_, clinic) => (denominator[clinic] ?? 0) - (numerator[clinic] ?? 0)),
        ]
      })
    }

    function fewestOf(sums: readonly (readonly number[])[]): readonly (number | null)[] {
      return clinics.map((_, clinic) => {
        const rows = sums.flatMap((sum) => ((sum[clinic] ?? 0) > 0 ? [sum[clinic] as number] : []))
        return rows.length > 0 ? Math.min(...rows) : null
      })
    }
  })
  return [...found.values()]
}

type SumStep = Extract<WindowProgram['steps'][number], { op: 'sum' }>

/** Is an amount the sum of what each row brings? Then the parts of contributors are known. */
function plainSum({ steps }: WindowProgram, { amount, pot }: WindowProgram['payments'][number]): boolean {
  const step = steps[amount]
  return !pot && step?.op === 'sum' && step.measure === null
}

/** Keeps the largest parts, in order: most rows are smaller than all of them. */
function addLargest(largest: number[], amount: number, n: number): void {
  for (let one = 0; one < Math.min(n, MOST_CONTRIBUTORS); one += 1) {
    if (largest.length === MOST_CONTRIBUTORS && amount <= (largest.at(-1) ?? 0)) return
    const place = largest.findIndex((part) => part < amount)
    largest.splice(place === -1 ? largest.length : place, 0, amount)
    largest.length = Math.min(largest.length, MOST_CONTRIBUTORS)
  }
}

/** The sums over rows that some steps are made from; what is below a sum belongs to it. */
function sumsBelow(part: WindowProgram, roots: readonly number[]): readonly number[] {
  return stepsBelow(part, roots).filter((place) => part.steps[place]?.op === 'sum')
}
