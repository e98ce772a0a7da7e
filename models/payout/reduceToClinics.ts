import type { KeyValue, Quantities, WindowQuantities } from '../plan/Count.ts'
import type { Program, Step, WindowProgram } from '../plan/Program.ts'
import type { Column } from './Column.ts'
import { type Opened, type OpenedSum, openTables } from './openTables.ts'
import { priceFor, type PriceInput } from './price.ts'

/** A program that reads sums by clinic alone, with those sums: no row and no cell of patients is in it. */
export interface Reduced {
  readonly program: Program
  readonly quantities: Quantities
  /** Figures and tables that rows are priced with and that are not linear in the amount: with another value of theirs the reduction has to be made again. */
  readonly rowBound: readonly string[]
}

/** What a sum over rows is called once it is a fact of the clinic. No fact of a document can have this name. */
const nameOf = (step: number): string => `sum ${step}`

/**
 * Computes every step below the level of clinics, and gives what is left: the same payments, to the öre, whatever
 * figures above that level are changed, and whatever values of tables that amounts are linear in. Patients and their
 * cells stay where they were counted.
 *
 * @throws RunTrouble where a figure has no value or a payment no answer
 */
export function reduceToClinics(program: Program, input: PriceInput): Reduced {
  const parts = program.windows.map((part) => {
    const above = stepsAbove(part)
    const opened = openTables(part, sumsIn(part, above), program)
    return { over: part.over, above, opened, facts: new Map<number, (readonly KeyValue[])[]>() }
  })
  for (const { above, opened, facts } of parts) for (const sum of sumsLeft(above, opened)) facts.set(sum, [])
  const whole = { ...program, windows: parts.map(({ opened }) => opened.part) }
  const factsOf = (part: WindowProgram) =>
    (parts.find(({ opened }) => opened.part === part) as (typeof parts)[number]).facts
  const wanted = (part: WindowProgram): readonly number[] => [...factsOf(part).keys()]
  const { kept: _, ...once } = input
  priceFor(whole, once, wanted, ({ part, values }) => {
    const facts = factsOf(part)
    for (const [sum, windows] of facts) windows.push(Array.from(values[sum] as Column, orNull))
  })
  const windows = parts.map(({ above, opened }) => reducePart(opened, above))
  return {
    program: { ...program, windows },
    quantities: {
      clinics: input.quantities.clinics,
      windows: parts.map(({ over, facts }) => {
        const quantities = input.quantities.windows.find((one) => one.over === over) as WindowQuantities
        const sums = Object.fromEntries([...facts].map(([sum, values]) => [nameOf(sum), values]))
        return { ...quantities, counts: [], facts: { ...quantities.facts, ...sums } }
      }),
    },
    rowBound: [...new Set(parts.flatMap(({ above, opened }) => readBelow(opened, above)))].toSorted(),
  }
}

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value)

const sumsIn = ({ steps }: WindowProgram, places: readonly number[]): readonly number[] =>
  places.filter((place) => steps[place]?.op === 'sum')

/** The sums that stay: those that were taken apart are made from the parts. */
function sumsLeft(above: readonly number[], { part, sums }: Opened): readonly number[] {
  return sumsIn(part, above).flatMap((place) => {
    const opened = sums.get(place)
    if (!opened) return [place]
    return [...(opened.base === undefined ? [] : [opened.base]), ...opened.cells.map(({ sum }) => sum)]
  })
}

/** What a step reads of the document: a figure's or a table's name. */
function nameRead(step: Step, op: 'figure' | 'table'): readonly string[] {
  if (op === 'figure') return step.op === 'figure' ? [step.name] : []
  return 'table' in step ? [step.table] : []
}

/** A part with the steps above its sums alone, in their old order; the sums are facts of clinics. */
function reducePart({ part, sums }: Opened, above: readonly number[]): WindowProgram {
  const steps: Step[] = []
  const placeOf = new Map<number, number>()
  const facts: string[] = []
  const moved = (step: number): number => placeOf.get(step) as number
  const push = (step: Step): number => steps.push(step) - 1
  const fact = (sum: number): number => {
    facts.push(nameOf(sum))
    return push({ op: 'clinicFact', domain: 'clinic', name: nameOf(sum) })
  }
  for (const old of above) {
    const step = part.steps[old] as Step
    const opened = sums.get(old)
    if (opened) placeOf.set(old, total(opened))
    else if (step.op === 'sum') placeOf.set(old, fact(old))
    else placeOf.set(old, push('of' in step ? { ...step, of: step.of.map(moved) } : step))
  }
  return {
    ...part,
    counts: [],
    columnNames: [],
    steps,
    facts: [...part.facts, ...facts.map((name) => ({ name, monthly: true }))],
    payments: part.payments.map((payment) => ({
      ...payment,
      amount: moved(payment.amount),
      ...(payment.pot && { pot: { ...payment.pot, amount: moved(payment.pot.amount) } }),
    })),
    formulas: part.formulas.map((formula) => ({ ...formula, step: moved(formula.step) })),
  }

  /** A sum that was taken apart, put together: its base, and each row of a table × how much of it there is. */
  function total({ base, cells }: OpenedSum): number {
    const terms = cells.map(({ table, row, sum }) => {
      const cell = push({ op: 'cell', domain: 'once', table, row })
      return push({ op: 'multiply', domain: 'clinic', of: [cell, fact(sum)] })
    })
    if (base !== undefined) terms.unshift(fact(base))
    return terms.reduce((left, right) => push({ op: 'add', domain: 'clinic', of: [left, right] }))
  }
}

/** The steps that payments and formulas are made from without going below the clinics. */
function stepsAbove(part: WindowProgram): readonly number[] {
  const roots = [
    ...part.payments.flatMap(({ amount, pot }) => (pot ? [amount, pot.amount] : [amount])),
    ...part.formulas.map(({ step }) => step),
  ]
  return reached(part, roots, (step) => step.op === 'sum')
}

/** Figures and tables that the sums that stay are made from; of an opened table only its rows' bounds are. */
function readBelow(opened: Opened, above: readonly number[]): readonly string[] {
  return reached(opened.part, sumsLeft(above, opened), () => false).flatMap((place) => {
    const step = opened.part.steps[place] as Step
    return step.op === 'lookWeight' ? [] : [...nameRead(step, 'figure'), ...nameRead(step, 'table')]
  })
}

/** Steps below some, themselves included, in their order; nothing below one that ends the way. */
function reached(part: WindowProgram, roots: readonly number[], isEnd: (step: Step) => boolean): readonly number[] {
  const seen = new Set<number>()
  const waiting = [...roots]
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    if (seen.has(place)) continue
    seen.add(place)
    const step = part.steps[place] as Step
    if ('of' in step && !isEnd(step)) waiting.push(...step.of)
  }
  return [...seen].toSorted((a, b) => a - b)
}
