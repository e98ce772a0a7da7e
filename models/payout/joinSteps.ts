import type { Step, WindowProgram } from '../plan/Program.ts'
import { ELEMENTWISE } from './elementwise.ts'
import { neededFor, paidSteps, productSumAt, type SumRules, type TermSteps, usersOf } from './productSums.ts'
import type { Unit } from './Unit.ts'

/** When steps may be joined. */
export interface JoinChoice {
  /** Will the program be priced again? What a figure does not reach is then kept. */
  readonly isKept: boolean
  /** Of several windows each has its own numbers of rows, and all share the rows' amounts. */
  readonly isOneWindow: boolean
  /** Steps that are asked for beside payments and formulas. */
  readonly wanted?: readonly number[] | undefined
}

/** Each step as a unit of its own, in their order: for those who are shown the values of all. */
export function eachAlone({ steps }: WindowProgram): readonly Unit[] {
  return steps.map((step, root) => ({ root, reads: partsOf(step) }))
}

/**
 * The steps that payments and formulas need, and what else is asked for, in their order, with those joined that are computed faster together: sums of
 * products, and sums over rows with the amounts that they alone read. What comes out has the bits of the steps one by one.
 */
export function joinSteps(part: WindowProgram, choice: JoinChoice): readonly Unit[] {
  const made = joinedBefore.get(part) ?? new Map<string, readonly Unit[]>()
  joinedBefore.set(part, made)
  const key = `${choice.isKept} ${choice.isOneWindow} ${choice.wanted?.join(' ') ?? ''}`
  const units = made.get(key) ?? join(part, choice)
  made.set(key, units)
  return units
}

/** Who prices a program without keeping what it came to joins the same steps each time. */
const joinedBefore = new WeakMap<WindowProgram, Map<string, readonly Unit[]>>()

function join(part: WindowProgram, { isKept, isOneWindow, wanted = [] }: JoinChoice): readonly Unit[] {
  const { steps } = part
  const roots = [...paidSteps(part.payments), ...part.formulas.map(({ step }) => step), ...wanted]
  const needed = neededFor(steps, roots)
  const users = usersOf(steps, roots, needed)
  const reached = isKept ? figuresBelow(steps) : undefined
  const isAlone = (place: number): boolean => users.get(place) === 1
  const joined = new Set<number>()
  const units: Unit[] = []
  for (const root of [...needed].toSorted((a, b) => b - a)) {
    if (joined.has(root)) continue
    const unit = unitAt(root)
    units.push(unit)
    for (const one of unit.products?.inside ?? unit.amounts ?? []) joined.add(one)
  }
  return units.toReversed()

  function unitAt(root: number): Unit {
    const step = steps[root] as Step
    const products = productsAt(root)
    if (products) {
      const { begins, terms } = products
      const reads = [
        ...(begins === undefined ? [] : [begins]),
        ...terms.flatMap(({ rate, quantity }) => [rate, quantity]),
      ]
      return { root, reads, products }
    }
    const amounts = step.op === 'sum' && isOneWindow ? amountsOf(step, root) : []
    if (amounts.length === 0) return { root, reads: partsOf(step) }
    const outside = amounts.flatMap((one) => partsOf(steps[one] as Step)).filter((one) => !amounts.includes(one))
    return { root, reads: [...new Set(outside)], amounts }
  }

  function productsAt(root: number) {
    const { op, domain } = steps[root] as Step
    if (op !== 'add' || domain === 'once') return undefined
    const rules: SumRules = {
      isSum: (place) => steps[place]?.domain === domain,
      isAlone,
      termOf: (place) => termOf(steps, place, domain),
    }
    return productSumAt(steps, root, rules)
  }

  /** The steps on rows that a sum alone reads, and that change with whatever it changes with, in their order. */
  function amountsOf({ of, count }: Extract<Step, { op: 'sum' }>, root: number): readonly number[] {
    const found: number[] = []
    const waiting = [...of]
    for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
      const step = steps[place] as Step
      const isOwn = step.domain === count && ELEMENTWISE.has(step.op) && isAlone(place) && !productsAt(place)
      if (!isOwn || (reached && reached[place] !== reached[root])) continue
      found.push(place)
      waiting.push(...partsOf(step))
    }
    return found.toSorted((a, b) => a - b)
  }
}

export const partsOf = (step: Step): readonly number[] => ('of' in step ? step.of : NO_PARTS)
const NO_PARTS: readonly number[] = []

/** A rate × a quantity of each clinic or row, or a rate for those where a condition holds. */
function termOf(steps: readonly Step[], place: number, domain: Step['domain']): TermSteps | undefined {
  const step = steps[place] as Step
  if (step.domain !== domain) return undefined
  const isRate = (one: number): boolean => steps[one]?.domain === 'once'
  const isQuantity = (one: number): boolean => steps[one]?.domain === domain
  if (step.op === 'multiply') {
    const [a, b] = step.of as [number, number]
    if (isRate(a) && isQuantity(b)) return { product: place, rate: a, quantity: b }
    return isRate(b) && isQuantity(a) ? { product: place, rate: b, quantity: a } : undefined
  }
  if (step.op !== 'when') return undefined
  const [condition, rate, otherwise] = step.of as [number, number, number]
  const last = steps[otherwise]
  const isZero = last?.op === 'constant' && Object.is(last.value, 0)
  return isQuantity(condition) && isRate(rate) && isZero
    ? { product: place, rate, quantity: condition, isChosen: true }
    : undefined
}

/** Of each step, the figures and tables that it is made from, a bit each. */
function figuresBelow(steps: readonly Step[]): readonly bigint[] {
  const bits = new Map<string, bigint>()
  const bitOf = (name: string): bigint => {
    const known = bits.get(name) ?? 1n << BigInt(bits.size)
    bits.set(name, known)
    return known
  }
  const below: bigint[] = []
  for (const step of steps) {
    let own = 0n
    if (step.op === 'figure' || step.op === 'previous') own = bitOf(`${step.op} ${step.name}`)
    else if ('table' in step) own = bitOf(`table ${step.table}`)
    for (const one of partsOf(step)) own |= below[one] as bigint
    below.push(own)
  }
  return below
}
