import type { Step, WindowProgram } from '../../plan/Program.ts'

/** A sum of rates × quantities from left to right, after what it begins with, if anything. */
export interface Chain {
  readonly begins: number | undefined
  readonly terms: readonly { readonly rate: number; readonly quantity: number }[]
}

/** What draws change of a part: steps to be computed for each draw, in their order, and sums that are computed at once. */
export interface DrawnSteps {
  readonly steps: readonly number[]
  readonly chains: ReadonlyMap<number, Chain>
}

/** Below this many terms a sum is not worth an order of its own. */
const SHORTEST = 2

/**
 * The steps that some rates reach, where all of them can be computed for many draws at once; nothing where one cannot: what
 * reads rows, looks a drawn table up, or reads the window before.
 */
export function drawnSteps(part: WindowProgram, drawn: ReadonlySet<string>): DrawnSteps | undefined {
  const { steps } = part
  const reads = readerOf(drawn)
  const asked = neededSteps(part)
  const reached: boolean[] = []
  for (const [place, step] of steps.entries()) {
    const isReached = asked.has(place) && (reads(step) || ('of' in step && step.of.some((one) => reached[one])))
    if (isReached && (ALONE.has(step.op) || typeof step.domain === 'number')) return undefined
    reached.push(isReached)
  }
  if ([...asked].some((place) => steps[place]?.op === 'previous')) return undefined
  const needed = [...asked].filter((step) => reached[step]).toSorted((a, b) => a - b)
  const users = usersOf(part, asked)
  const chains = new Map<number, Chain>()
  const inside = new Set<number>()
  for (const step of needed.toReversed()) {
    if (inside.has(step)) continue
    const found = chainAt(step)
    if (!found) continue
    chains.set(step, found.chain)
    for (const one of found.inside) inside.add(one)
  }
  return { steps: needed.filter((step) => !inside.has(step)), chains }

  function chainAt(root: number): { readonly chain: Chain; readonly inside: readonly number[] } | undefined {
    const terms: Chain['terms'][number][] = []
    const within: number[] = []
    let at = root
    for (;;) {
      const step = steps[at] as Step
      if (step.op !== 'add' || step.domain !== 'clinic' || !reached[at]) break
      const [left, right] = step.of as [number, number]
      // Either side of one sum may be the term: a + b and b + a have the same bits.
      const side = termOf(right) ? right : termOf(left) ? left : undefined
      if (side === undefined) break
      if (at !== root) within.push(at)
      terms.unshift(termOf(side) as Chain['terms'][number])
      if (isAlone(side)) within.push(side)
      at = side === right ? left : right
      if (!isAlone(at)) break
    }
    const first = terms.length > 0 && termOf(at)
    if (first) {
      terms.unshift(first)
      if (isAlone(at)) within.push(at)
    }
    if (terms.length < SHORTEST) return undefined
    return { chain: { begins: first ? undefined : at, terms }, inside: within }
  }

  /** A drawn rate × a quantity that no draw changes. */
  function termOf(place: number): Chain['terms'][number] | undefined {
    const step = steps[place] as Step
    if (step.op !== 'multiply' || step.domain !== 'clinic') return undefined
    const [a, b] = step.of as [number, number]
    if (isRate(a) && isQuantity(b)) return { rate: a, quantity: b }
    return isRate(b) && isQuantity(a) ? { rate: b, quantity: a } : undefined
  }

  function isRate(place: number): boolean {
    return reached[place] === true && steps[place]?.domain === 'once'
  }

  function isQuantity(place: number): boolean {
    return reached[place] === false && steps[place]?.domain === 'clinic'
  }

  function isAlone(place: number): boolean {
    return users.get(place) === 1
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

/** The steps that payments are made from. */
function neededSteps({ steps, payments }: WindowProgram): ReadonlySet<number> {
  const needed = new Set(payments.flatMap(({ amount, pot }) => (pot ? [amount, pot.amount] : [amount])))
  // A set gives what is added while it is walked.
  for (const place of needed) {
    const step = steps[place] as Step
    if ('of' in step) for (const part of step.of) needed.add(part)
  }
  return needed
}

/** How many steps and payments read each step. */
function usersOf({ steps, payments }: WindowProgram, needed: ReadonlySet<number>): ReadonlyMap<number, number> {
  const users = new Map<number, number>()
  const add = (place: number) => users.set(place, (users.get(place) ?? 0) + 1)
  for (const { amount, pot } of payments) {
    add(amount)
    if (pot) add(pot.amount)
  }
  for (const place of needed) {
    const step = steps[place] as Step
    if ('of' in step) for (const part of step.of) add(part)
  }
  return users
}
