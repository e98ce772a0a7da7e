import type { FigureTable, Step, WindowProgram } from '../plan/Program.ts'

/** A sum over rows, taken apart: what it is where the opened tables are zero, and how much of each row of a table is in it. */
export interface OpenedSum {
  /** The sum of what no opened table is in; absent where that is nothing. */
  readonly base: number | undefined
  readonly cells: readonly { readonly table: string; readonly row: number; readonly sum: number }[]
}

/** A part with more steps at its end, and the sums that they take apart. */
export interface Opened {
  readonly part: WindowProgram
  readonly sums: ReadonlyMap<number, OpenedSum>
}

/** A table with more rows, over all sums that read it, stays closed. */
const MOST_ROWS = 400

/**
 * Takes tables out of sums over rows where an amount is linear in their values: *Σ n × fee by age* is *Σ of the ages' fees
 * × their patients*. The derivative by each row of a table is one more sum, so that the rows need not be read again when
 * a fee changes.
 */
export function openTables(
  part: WindowProgram,
  sums: readonly number[],
  { tables, currency }: { readonly tables: readonly FigureTable[]; readonly currency: string },
): Opened {
  const steps: Step[] = [...part.steps]
  const opened = new Map<number, OpenedSum>()
  const isMoney = (name: string): boolean => tables.find((one) => one.name === name)?.unit.startsWith(currency) ?? false
  const rowsOf = (name: string): number =>
    Math.max(0, ...(tables.find((one) => one.name === name)?.values.map(({ rows }) => rows?.length ?? 0) ?? []))

  function push(step: Step): number {
    steps.push(step)
    return steps.length - 1
  }

  for (const place of sums) {
    const sum = steps[place] as Extract<Step, { op: 'sum' }>
    const [root] = sum.of as [number]
    const read = tablesIn(steps, root)
    const free = [read, read.filter(isMoney)].find(
      (names) =>
        names.length > 0 &&
        names.reduce((total, name) => total + rowsOf(name), 0) <= MOST_ROWS &&
        degreeIn(steps, new Set(names))(root) === 1,
    )
    if (!free) continue
    const degree = degreeIn(steps, new Set(free))
    const cells = free.flatMap((table) => Array.from({ length: rowsOf(table) }, (_, row) => ({ table, row })))
    // Each sum stands behind its own slope, so that no two slopes of rows are in memory at once.
    const found = cells.flatMap((cell) => {
      const slope = by(root, cell, degree)
      return slope === undefined ? [] : [{ ...cell, sum: push({ ...sum, of: [slope] }) }]
    })
    if (found.length === 0) continue
    const base = without(root, degree)
    opened.set(place, { base: base === undefined ? undefined : push({ ...sum, of: [base] }), cells: found })
  }
  return { part: { ...part, steps }, sums: opened }

  /** May a row be found? Of keys that are words of the formula that is known beforehand. */
  function mayFind({ table, of }: Extract<Step, { op: 'look' }>, row: number): boolean {
    const dated = tables.find(({ name }) => name === table)?.values ?? []
    return dated.some(({ rows }) =>
      rows?.[row]?.keys.every((key, place) => {
        const given = steps[of[place] as number]
        return key.type !== 'word' || given?.op !== 'word' || key.word === given.word
      }),
    )
  }

  /** The derivative of a step by one row of a table; nothing where it is zero. */
  function by(
    place: number,
    cell: { table: string; row: number },
    degree: (place: number) => number,
  ): number | undefined {
    if (degree(place) === 0) return undefined
    const step = steps[place] as Step
    const { domain } = step
    if (step.op === 'look')
      return step.table === cell.table && mayFind(step, cell.row)
        ? push({ op: 'lookWeight', domain, ...cell, of: step.of })
        : undefined
    return through(place, (inner) => by(inner, cell, degree), degree)
  }

  /** A step where the opened tables are zero; nothing where it is then zero. */
  function without(place: number, degree: (place: number) => number): number | undefined {
    if (degree(place) === 0) return place
    return (steps[place] as Step).op === 'look' ? undefined : through(place, (inner) => without(inner, degree), degree)
  }

  /** What is linear in parts that are replaced: the same operator on the replacements. */
  function through(
    place: number,
    replace: (part: number) => number | undefined,
    degree: (place: number) => number,
  ): number | undefined {
    const step = steps[place] as Extract<Step, { of: readonly number[] }>
    const { op, domain } = step
    const [a, b, c] = step.of as [number, number, number]
    switch (op) {
      case 'add':
      case 'subtract': {
        const [left, right] = [replace(a), replace(b)]
        if (right === undefined) return left
        if (left === undefined) return op === 'add' ? right : push({ op: 'negate', domain, of: [right] })
        return push({ op, domain, of: [left, right] })
      }
      case 'multiply': {
        const [varying, fixed] = degree(a) > 0 ? [a, b] : [b, a]
        const made = replace(varying)
        return made === undefined ? undefined : push({ op, domain, of: [made, fixed] })
      }
      case 'divide': {
        const made = replace(a)
        return made === undefined ? undefined : push({ op, domain, of: [made, b] })
      }
      case 'negate': {
        const made = replace(a)
        return made === undefined ? undefined : push({ op, domain, of: [made] })
      }
      case 'when': {
        const [yes, no] = [replace(b), replace(c)]
        if (yes === undefined && no === undefined) return undefined
        const zero = push({ op: 'constant', domain: 'once', value: 0 })
        return push({ op, domain, of: [a, yes ?? zero, no ?? zero] })
      }
      default:
        throw new Error(`${op} is not linear in its parts`)
    }
  }
}

/** Is a step on rows, or a table looked up by a word of the formula, as each condition that a row may have is? */
const isBelow = (step: Step): boolean =>
  typeof step.domain === 'number' || (step.op === 'look' && step.domain === 'once')

/** The tables that are looked up for each row; what is a clinic's own stays closed. */
function tablesIn(steps: readonly Step[], root: number): readonly string[] {
  const names = new Set<string>()
  const seen = new Set<number>()
  const waiting = [root]
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const step = steps[place] as Step
    if (seen.has(place) || !isBelow(step)) continue
    seen.add(place)
    if (step.op === 'look') names.add(step.table)
    if ('of' in step && step.op !== 'gather') waiting.push(...step.of)
  }
  return [...names]
}

/** How a step depends on tables: 0 not at all, 1 linearly, 2 otherwise. */
function degreeIn(steps: readonly Step[], tables: ReadonlySet<string>): (place: number) => number {
  const known = new Map<number, number>()
  const degree = (place: number): number => {
    const before = known.get(place)
    if (before !== undefined) return before
    const made = compute(steps[place] as Step)
    known.set(place, made)
    return made
  }
  function compute(step: Step): number {
    if (!('of' in step) || step.op === 'gather') return 0
    const parts = step.of.map(degree)
    const most = Math.max(0, ...parts)
    const [a = 0, b = 0] = parts
    switch (step.op) {
      case 'look':
        return most > 0 ? 2 : isBelow(step) && tables.has(step.table) ? 1 : 0
      case 'add':
      case 'subtract':
      case 'negate':
        return most
      case 'multiply':
        return Math.min(2, a + b)
      case 'divide':
        return b > 0 ? 2 : a
      case 'when':
        return a > 0 ? 2 : most
      default:
        return most > 0 ? 2 : 0
    }
  }
  return degree
}
