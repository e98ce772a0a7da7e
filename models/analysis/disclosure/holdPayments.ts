import type { ByWindow, KeyValue } from '../../plan/Count.ts'
import type { Program, Step, WindowProgram } from '../../plan/Program.ts'
import type { Reduced } from '../../payout/index.ts'

/** What a held payment comes to, before its rounding, by window and clinic; of a pot each clinic's weight, and the pot. */
export interface HeldAmounts {
  readonly amount: ByWindow<KeyValue>
  readonly pot?: ByWindow<KeyValue> | undefined
}

const nameOf = (payment: string, what: 'amount' | 'pot'): string => `held ${what} ${payment}`

/**
 * A reduced program without what some payments are made of: each pays the amount that the server computed. Sums that
 * nothing else reads are taken out of what is sent, and with them every way to work out how few patients they are of.
 */
export function holdPayments(
  { program, quantities, rowBound }: Reduced,
  held: ReadonlyMap<string, HeldAmounts>,
): Reduced {
  const windows = program.windows.map((part) => withoutSteps(part, held))
  return {
    program: { ...program, windows },
    quantities: {
      ...quantities,
      windows: quantities.windows.map((one) => {
        const part = windows.find(({ over }) => over === one.over) as WindowProgram
        const own = part.payments.flatMap(({ name }): (readonly [string, ByWindow<KeyValue>])[] => {
          const { amount, pot } = held.get(name) ?? {}
          return [
            ...(amount ? [[nameOf(name, 'amount'), amount] as const] : []),
            ...(pot ? [[nameOf(name, 'pot'), pot] as const] : []),
          ]
        })
        const all = { ...one.facts, ...Object.fromEntries(own) }
        const read = new Set(part.facts.map(({ name }) => name))
        const indicators = new Set(part.indicators)
        return {
          ...one,
          facts: Object.fromEntries(Object.entries(all).filter(([name]) => read.has(name))),
          indicators: Object.fromEntries(Object.entries(one.indicators).filter(([name]) => indicators.has(name))),
        }
      }),
    },
    rowBound: [...new Set([...rowBound, ...figuresOf(program, held)])].toSorted(),
  }
}

/** The figures and tables that held payments read: with another value of theirs the server is asked. */
function figuresOf(program: Program, held: ReadonlyMap<string, HeldAmounts>): readonly string[] {
  return program.windows.flatMap((part) => {
    const roots = part.payments.flatMap(({ name, amount, pot }) =>
      held.has(name) ? [amount, ...(pot ? [pot.amount] : [])] : [],
    )
    return reached(part.steps, roots).flatMap((place) => {
      const step = part.steps[place] as Step
      return step.op === 'figure' ? [step.name] : 'table' in step ? [step.table] : []
    })
  })
}

function withoutSteps(part: WindowProgram, held: ReadonlyMap<string, HeldAmounts>): WindowProgram {
  const steps: Step[] = [...part.steps]
  const push = (name: string): number => steps.push({ op: 'clinicFact', domain: 'clinic', name }) - 1
  const payments = part.payments.map((payment) => {
    const own = held.get(payment.name)
    if (!own) return payment
    const pot = payment.pot && { ...payment.pot, amount: push(nameOf(payment.name, 'pot')) }
    return { ...payment, amount: push(nameOf(payment.name, 'amount')), ...(pot && { pot }) }
  })
  const roots = payments.flatMap(({ amount, pot }) => (pot ? [amount, pot.amount] : [amount]))
  const needed = new Set(previousIn(steps, roots))
  // A formula stays only where `previous` of what is left reads it, and then with what it is made of.
  const formulas = part.formulas.filter(({ name }) => needed.has(name))
  const kept = reached(steps, [...roots, ...formulas.map(({ step }) => step)])
  const placeOf = new Map(kept.map((old, place) => [old, place]))
  const moved = (place: number): number => placeOf.get(place) as number
  const left = kept.map((old) => {
    const step = steps[old] as Step
    return 'of' in step ? { ...step, of: step.of.map(moved) } : step
  })
  const facts = new Set(left.flatMap((step) => (step.op === 'clinicFact' ? [step.name] : [])))
  const indicators = new Set(left.flatMap((step) => (step.op === 'given' ? [step.indicator] : [])))
  return {
    ...part,
    steps: left,
    facts: [...facts].map((name) => part.facts.find((one) => one.name === name) ?? { name, monthly: true }),
    indicators: part.indicators.filter((name) => indicators.has(name)),
    payments: payments.map((payment) => ({
      ...payment,
      amount: moved(payment.amount),
      ...(payment.pot && { pot: { ...payment.pot, amount: moved(payment.pot.amount) } }),
    })),
    formulas: formulas.map((formula) => ({ ...formula, step: moved(formula.step) })),
  }
}

function previousIn(steps: readonly Step[], roots: readonly number[]): readonly string[] {
  return reached(steps, roots).flatMap((place) => {
    const step = steps[place] as Step
    return step.op === 'previous' ? [step.name] : []
  })
}

/** Steps that some are made from, themselves included, in their order: a part stands before what is made of it. */
function reached(steps: readonly Step[], roots: readonly number[]): readonly number[] {
  const seen = new Set<number>()
  const waiting = [...roots]
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    if (seen.has(place)) continue
    seen.add(place)
    const step = steps[place] as Step
    if ('of' in step) waiting.push(...step.of)
  }
  return [...seen].toSorted((a, b) => a - b)
}
