import {
  neededFor,
  paidSteps,
  type ProductSum,
  productSumAt,
  type TermSteps,
  usersOf,
} from '../../payout/productSums.ts'
import type { Step, WindowProgram } from '../../plan/Program.ts'

/** What draws change of a part: steps to be computed for each draw, in their order, and sums that are computed at once. */
export interface DrawnSteps {
  readonly steps: readonly number[]
  readonly chains: ReadonlyMap<number, ProductSum>
}

/**
 * The steps that some rates reach, where all of them can be computed for many draws at once; nothing where one cannot: what
 * reads rows, looks a drawn table up, or reads the window before.
 */
export function drawnSteps(part: WindowProgram, drawn: ReadonlySet<string>): DrawnSteps | undefined {
  const { steps } = part
  const reads = readerOf(drawn)
  const roots = paidSteps(part.payments)
  const asked = neededFor(steps, roots)
  const reached: boolean[] = []
  for (const [place, step] of steps.entries()) {
    const isReached = asked.has(place) && (reads(step) || ('of' in step && step.of.some((one) => reached[one])))
    if (isReached && (ALONE.has(step.op) || typeof step.domain === 'number')) return undefined
    reached.push(isReached)
  }
  if ([...asked].some((place) => steps[place]?.op === 'previous')) return undefined
  const needed = [...asked].filter((step) => reached[step]).toSorted((a, b) => a - b)
  const users = usersOf(steps, roots, asked)
  const chains = new Map<number, ProductSum>()
  const inside = new Set<number>()
  for (const step of needed.toReversed()) {
    if (inside.has(step)) continue
    const found = productSumAt(steps, step, {
      termOf,
      isSum: (place) => steps[place]?.domain === 'clinic' && reached[place] === true,
      isAlone: (place) => users.get(place) === 1,
    })
    if (!found) continue
    chains.set(step, found)
    for (const one of found.inside) inside.add(one)
  }
  return { steps: needed.filter((step) => !inside.has(step)), chains }

  /** A drawn rate × a quantity that no draw changes. */
  function termOf(place: number): TermSteps | undefined {
    const step = steps[place] as Step
    if (step.op !== 'multiply' || step.domain !== 'clinic') return undefined
    const [a, b] = step.of as [number, number]
    if (isRate(a) && isQuantity(b)) return { product: place, rate: a, quantity: b }
    return isRate(b) && isQuantity(a) ? { product: place, rate: b, quantity: a } : undefined
  }

  function isRate(place: number): boolean {
    return reached[place] === true && steps[place]?.domain === 'once'
  }

  function isQuantity(place: number): boolean {
    return reached[place] === false && steps[place]?.domain === 'clinic'
  }
}

/** Steps that are computed for one draw at a time. */
const ALONE: ReadonlySet<Step['op']> = new Set(['look', 'lookWeight', 'sum', 'gather'])

/** Does a step read a drawn rate? A table is drawn as a whole, or in some of its rows. */
function readerOf(drawn: ReadonlySet<string>): (step: Step) => boolean {
  const tables = new Set([...drawn].map((name) => (name.endsWith(']') ? name.slice(0, name.lastIndexOf('[')) : name)))
  return (step) => {
    if (step.op === 'figure') return drawn.has(step.name)
    if (step.op === 'cell') return drawn.has(step.table) || drawn.has(`${step.table}[${step.row}]`)
    return step.op === 'look' && tables.has(step.table)
  }
}
