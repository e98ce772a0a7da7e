import type { IsoDate } from '../date/IsoDate.ts'
import type { Window } from '../date/Window.ts'
import type { Count, WindowRequest } from '../plan/Count.ts'
import type { Program, Step, WindowProgram } from '../plan/Program.ts'
import type { RatedAmount, RatedStep, RatedSum } from '../plan/RatedSum.ts'
import { figuresInForce, type InForce } from './figuresInForce.ts'

/** A program whose sums over rows that may not leave are facts of clinics, and what is asked in their place. */
export interface RatedProgram {
  readonly program: Program
  /** In the order of the program's parts. */
  readonly rated: readonly (readonly RatedSum[])[]
}

/** Why an amount cannot be computed where the rows lie. */
export class RatedTrouble extends Error {
  override readonly name = 'RatedTrouble'
  /** The payments that rest on it. */
  readonly payments: readonly string[]

  constructor(why: string, payments: readonly string[]) {
    super(why)
    this.payments = payments
  }
}

/** What is needed beside the program: its windows, the day of the rates, and which counts may not leave as cells. */
export interface RatedChoice {
  readonly windows: readonly Pick<WindowRequest, 'over' | 'windows'>[]
  readonly ratesOf?: IsoDate | undefined
  readonly stays: (count: Count, windows: readonly Window[]) => boolean
}

/**
 * Puts the rates into the sums over rows that may not leave. Everything that is the same for all rows is a number by then; what
 * differs from row to row is added, multiplied, compared and chosen from, and never divided, ranked or rounded: that is
 * refused, for two engines divide differently.
 *
 * @throws RatedTrouble where a sum needs more than that
 */
export function rateSums(program: Program, choice: RatedChoice): RatedProgram {
  const fixed = new Set<string>()
  const made = program.windows.map((part) => {
    const windows = choice.windows.find(({ over }) => over === part.over)?.windows ?? []
    return ratePart(program, part, { windows, ratesOf: choice.ratesOf, stays: choice.stays, fixed })
  })
  if (made.every(({ rated }) => rated.length === 0)) return { program, rated: made.map(({ rated }) => rated) }
  return {
    program: { ...program, windows: made.map(({ part }) => part), fixed: [...fixed].toSorted() },
    rated: made.map(({ rated }) => rated),
  }
}

/** What a rated sum is called as a fact. No fact of a document can have this name. */
const nameOf = (step: number): string => `sum ${step}`

interface PartChoice {
  readonly windows: readonly Window[]
  readonly ratesOf: IsoDate | undefined
  readonly stays: (count: Count, windows: readonly Window[]) => boolean
  readonly fixed: Set<string>
}

function ratePart(program: Program, part: WindowProgram, { windows, ratesOf, stays, fixed }: PartChoice) {
  const staying = new Set(part.counts.flatMap((count, place) => (stays(count, windows) ? [place] : [])))
  if (staying.size === 0) return { part, rated: [] }
  const inForce = figuresInForce(program, part, windows, { ratesOf }, () => false)
  const rated: RatedSum[] = []
  for (const [place, step] of part.steps.entries()) {
    if (step.op !== 'sum' || !staying.has(step.count)) continue
    const amounts = new Map<string, RatedAmount>()
    for (const [window, figures] of inForce.entries()) {
      const steps = amountSteps(program, part, { place, of: step.of[0] as number, figures, fixed })
      const key = JSON.stringify(steps)
      amounts.set(key, { steps, windows: [...(amounts.get(key)?.windows ?? []), window] })
    }
    const count = part.counts[step.count] as Count
    rated.push({ name: nameOf(place), count, measure: step.measure, amounts: [...amounts.values()] })
  }
  return { part: withFacts(part, staying, rated), rated }
}

/** The same part with the sums as facts; every other step keeps its place, for terms name steps by it. */
function withFacts(part: WindowProgram, staying: ReadonlySet<number>, rated: readonly RatedSum[]): WindowProgram {
  const left = part.counts.flatMap((_, place) => (staying.has(place) ? [] : [place]))
  const moved = (count: number): number => left.indexOf(count)
  const names = new Set(rated.map(({ name }) => name))
  const steps = part.steps.map((step, place): Step => {
    if (names.has(nameOf(place))) return { op: 'clinicFact', domain: 'clinic', name: nameOf(place) }
    if (typeof step.domain === 'number') {
      // Of rows that stay nothing is left to compute.
      if (staying.has(step.domain)) return { op: 'constant', domain: 'once', value: 0 }
      return { ...step, domain: moved(step.domain) }
    }
    return step.op === 'sum' ? { ...step, count: moved(step.count) } : step
  })
  return {
    ...part,
    counts: left.map((place) => part.counts[place] as Count),
    columnNames: left.map((place) => part.columnNames[place] as readonly string[]),
    facts: [...part.facts, ...rated.map(({ name }) => ({ name, monthly: true }))],
    steps,
  }
}

interface AmountChoice {
  /** The sum that is made. */
  readonly place: number
  /** The step that is a row's amount. */
  readonly of: number
  readonly figures: InForce
  /** Figures and tables that are read are added. */
  readonly fixed: Set<string>
}

/** The steps of a row's amount alone, with the figures in their places. */
function amountSteps(program: Program, part: WindowProgram, choice: AmountChoice): readonly RatedStep[] {
  const steps: RatedStep[] = []
  const places = new Map<number, number>()
  const isOne: boolean[] = []
  const { figures, fixed } = choice

  emit(choice.of)
  return steps

  function emit(from: number): number {
    const before = places.get(from)
    if (before !== undefined) return before
    const step = part.steps[from] as Step
    const of = 'of' in step && isBelow(step) ? step.of.map(emit) : []
    const isSame = of.every((one) => isOne[one])
    steps.push(rated(step, of, isSame))
    isOne.push(isSame && step.op !== 'column' && step.op !== 'bit')
    places.set(from, steps.length - 1)
    return steps.length - 1
  }

  function rated(step: Step, of: readonly number[], isSame: boolean): RatedStep {
    switch (step.op) {
      case 'constant':
        return { op: 'constant', value: step.value }
      case 'noAnswer':
        return { op: 'constant', value: null }
      case 'figure':
        fixed.add(step.name)
        return { op: 'constant', value: orNull(figures.figure(step.name)) }
      case 'cell':
        fixed.add(step.table)
        return { op: 'constant', value: figures.rows(step.table)[step.row]?.value ?? 0 }
      case 'look':
      case 'lookWeight': {
        fixed.add(step.table)
        const reads = program.tables.find(({ name }) => name === step.table)?.reads ?? 'step'
        if (reads !== 'step' && of.length !== 1)
          throw trouble(`looks \`${step.table}\` up between rows by more than one key`)
        const weightOf = step.op === 'lookWeight' ? step.row : undefined
        if (reads !== 'step' && weightOf !== undefined)
          throw trouble(`asks how much of a row of \`${step.table}\` lies between two`)
        const orZero = step.op === 'lookWeight' || step.orZero === true
        return { op: 'look', rows: figures.rows(step.table), reads, orZero, weightOf, of }
      }
      case 'word':
        return { op: 'word', word: step.word }
      case 'column':
        return { op: 'column', column: step.column }
      case 'bit':
        return { op: 'bit', column: step.column, bit: step.bit }
      case 'divide':
        if (!isOne[of[1] as number]) throw trouble('divides by what differs from row to row')
        return { op: 'divide', of }
      case 'ramp':
        if (!isOne[of[1] as number] || !isOne[of[2] as number])
          throw trouble('has a ramp whose ends differ from row to row')
        return { op: 'ramp', of }
      case 'round':
        if (!isSame) throw trouble('rounds each row')
        return { op: 'round', rounding: step.rounding, of }
      case 'gather':
      case 'sum':
      case 'clinicFact':
      case 'monthsOpen':
      case 'given':
      case 'previous':
      case 'sumClinics':
      case 'rank':
      case 'percentile':
        throw trouble('reads, row by row, what is first computed of the clinics')
      default:
        return { op: step.op, of }
    }
  }

  function trouble(why: string): RatedTrouble {
    return new RatedTrouble(why, paymentsOn(part, choice.place))
  }
}

/** Is a step computed from parts that are rows' or the same for all? Of what clinics have, the parts do not matter. */
const isBelow = ({ op }: Step): boolean => !['gather', 'sum', 'sumClinics', 'rank', 'percentile'].includes(op)

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value)

/** The payments whose amount rests on a step. */
function paymentsOn({ steps, payments }: WindowProgram, place: number): readonly string[] {
  const rests = (from: number): boolean => {
    if (from === place) return true
    const step = steps[from] as Step
    return 'of' in step && step.of.some(rests)
  }
  return payments.filter(({ amount, pot }) => rests(amount) || (pot && rests(pot.amount))).map(({ name }) => name)
}
