import type { WindowQuantities } from '../plan/Count.ts'
import type { Scope } from '../document/Model.ts'
import type { Program, Step, WindowProgram } from '../plan/Program.ts'
import { createColumnPool } from './ColumnPool.ts'
import { ELEMENTWISE, elementwise, lengthOf } from './elementwise.ts'
import type { InForce, TableRows } from './figuresInForce.ts'
import { type FoundRows, lookedUpRows, MISSING } from './lookedUpRows.ts'
import { type Look, prepareLook } from './lookUp.ts'
import { percentileOf, ranks, spread, sumOfClinics } from './ofClinics.ts'
import { type PreparedCount, preparedCounts } from './PreparedCounts.ts'
import { roundTo } from './roundTo.ts'

/** A step's values: one, one a clinic, or one a row of its count. "No answer" is NaN, and goes through all that needs it. */
export type Column = Float64Array

/** Which clinics a region's figure spans in one window. */
export type InScope = (scope: Scope) => readonly boolean[]

/** What one window is computed from. */
export interface WindowInput {
  readonly place: number
  readonly inForce: InForce
  readonly inScope: InScope
  /** A clinic formula's or payment's value in the window before. */
  readonly previous: (name: string) => readonly number[]
}

/** Computes the steps of one program on one set of quantities, window after window. */
export interface Computer {
  /** The values of every step in one window. Of steps on rows they may be overwritten already. */
  readonly compute: (input: WindowInput) => readonly Column[]
  /** From now on, what was computed is looked at later too: of what stands above the rows, nothing is overwritten. */
  readonly show: () => void
  /** The same with every step on rows. */
  readonly whole: (input: WindowInput) => readonly Column[]
  /** Σ n of the rows of a count in one window. */
  readonly numbers: (count: number, window: number) => Float64Array
}

/** A program's steps for windows of one length, and what they are computed on. */
interface Prepared {
  readonly program: Program
  readonly part: WindowProgram
  readonly quantities: WindowQuantities
  readonly clinics: number
  /** Is each window's last computation kept, so that a rate that changes costs only the steps that it reaches? */
  readonly keepsWindows?: boolean
}

/** A table's rows, ready to be looked up. */
interface PreparedLook {
  readonly reads: 'step' | 'line' | 'marginal'
  readonly look: Look
}

/** One computation of a window: each step's values, and what it read beside its parts. */
interface Run {
  readonly values: Column[]
  readonly reads: unknown[]
}

/**
 * Prepares the steps of a program for a set of quantities. A step whose parts do not change from window to window is
 * computed once; the rest is computed for each window in the order of the steps.
 */
export function createComputer({ program, part, quantities, clinics, keepsWindows = false }: Prepared): Computer {
  const { codeOf, asNumber, count, foundIn } = preparedCounts(quantities)
  const counts = part.counts.map(({ id }) => count(id))
  const looks = new WeakMap<TableRows, PreparedLook>()
  const columnOf = (place: number, column: number): Column => counts[place]?.columns[column] as Column

  function lookOf(table: string, rows: TableRows): PreparedLook {
    const known = looks.get(rows)
    if (known) return known
    // A row for whatever is looked up is no line.
    const isWhole = rows[0]?.keys.length === 0
    const reads = isWhole ? 'step' : (program.tables.find((one) => one.name === table)?.reads ?? 'step')
    const made = { reads, look: prepareLook(rows, reads, codeOf) }
    looks.set(rows, made)
    return made
  }

  /** The window computed last, and where they are kept, each window as it was computed last. */
  let latest: Run | undefined
  const runs: Run[] = []

  /** What a step reads beside its parts and its window: if this is the same and so are its parts, so is the step. */
  function readOf(step: Step, { inForce, inScope, previous }: WindowInput): unknown {
    if (step.op === 'figure') return inForce.figure(step.name)
    if (step.op === 'cell') return inForce.rows(step.table)[step.row]?.value ?? 0
    if ('table' in step) return inForce.rows(step.table)
    if (step.op === 'previous') return previous(step.name)
    return 'scope' in step ? inScope(step.scope) : null
  }

  const pool = createColumnPool()
  const { steps } = part
  const lastReaders = lastReadersOf(part)
  const parts = steps.map((step): readonly number[] => ('of' in step ? step.of : NO_PARTS))
  const hasRead = steps.map((step) => READING.has(step.op) || 'table' in step || 'scope' in step)
  /** Where nothing is looked at again, a column of rows is free as soon as its last reader has read it. */
  const freesEarly = !keepsWindows && quantities.windows.length === 1
  /** Steps whose columns are written again. What payments are made of stays, for they are known again by it. */
  const roots = new Set(part.payments.flatMap(({ amount, pot }) => (pot ? [amount, pot.amount] : [amount])))
  const reused = steps.flatMap(({ op, domain }, index) => {
    const isOnRows = typeof domain === 'number'
    return isOnRows ? (isWrittenAgain(op) ? [index] : []) : isTaken(op) && !roots.has(index) ? [index] : []
  })
  const takeAboveRows = keepsWindows ? pool.take : newColumn
  /** Somebody was shown the values: what they see above the rows is not written again. */
  let isShown = false

  function compute(input: WindowInput, isWhole = !freesEarly): readonly Column[] {
    const again = runs[input.place]
    const run: Run = again ? { values: again.values.slice(), reads: again.reads.slice() } : { values: [], reads: [] }
    const other = latest === again ? undefined : latest
    for (let index = 0; index < steps.length; index += 1) {
      const step = steps[index] as Step
      const read = hasRead[index] ? readOf(step, input) : null
      if (again && isSame(again, run, index, read)) continue
      const isOther = other !== undefined && !CHANGING.has(step.op) && isSame(other, run, index, read)
      run.values[index] = isOther ? (other.values[index] as Column) : computeStep(step, run.values, input)
      run.reads[index] = read
      if (!isWhole) giveParts(index, run.values)
    }
    if (freesEarly) return run.values
    latest = run
    if (keepsWindows) {
      runs[input.place] = run
      if (again) recycle(again, run)
    }
    return run.values
  }

  /** Gives the columns of rows back that a step was the last to read. */
  function giveParts(index: number, values: readonly Column[]): void {
    const of = parts[index] as readonly number[]
    of.forEach((one, place) => {
      if (lastReaders[one] === index && of.indexOf(one) === place && isWrittenAgain((steps[one] as Step).op))
        pool.give(values[one] as Column)
    })
  }

  /** What the run before held, and no window holds any more, is free. */
  function recycle(before: Run, { values }: Run): void {
    for (const index of reused) {
      const column = before.values[index] as Column
      if (column === values[index] || (isShown && typeof steps[index]?.domain !== 'number')) continue
      if (runs.length === 1 || runs.every((run) => run.values[index] !== column)) pool.give(column)
    }
  }

  function isSame(before: Run, { values }: Run, index: number, read: unknown): boolean {
    if (hasRead[index] && !isEqualRead(before.reads[index], read)) return false
    const of = parts[index] as readonly number[]
    for (let place = 0; place < of.length; place += 1) {
      const one = of[place] as number
      if (before.values[one] !== values[one]) return false
    }
    return true
  }

  /** A column of one value. */
  function single(value: number): Column {
    const column = takeAboveRows(1)
    column[0] = value
    return column
  }

  function computeStep(step: Step, values: readonly Column[], input: WindowInput): Column {
    const { place, inForce } = input
    switch (step.op) {
      case 'constant':
        return Float64Array.of(step.value)
      case 'noAnswer':
        return Float64Array.of(Number.NaN)
      case 'word':
        return Float64Array.of(codeOf(step.word))
      case 'figure':
        return single(inForce.figure(step.name))
      case 'cell':
        return single(inForce.rows(step.table)[step.row]?.value ?? 0)
      case 'column':
        return columnOf(step.domain as number, step.column)
      case 'bit':
        return bitOf(columnOf(step.domain as number, step.column), step.bit, pool.take)
      case 'gather': {
        const of = values[step.of[0] as number] as Column
        return Float64Array.from(counts[step.domain as number]?.clinics ?? [], (clinic) => of[clinic] as number)
      }
      case 'look':
      case 'lookWeight': {
        const rows = inForce.rows(step.table)
        const keys = step.of.map((one) => values[one] as Column)
        const { look, reads } = lookOf(step.table, rows)
        if (reads === 'step') {
          // A counted column stays what it is; a computed one may be written again, and is looked up anew.
          const isCounted = step.of.every((one) => part.steps[one]?.op === 'column')
          const found = isCounted ? foundIn(rows, look, keys) : lookedUpRows(look, keys, lengthOf(keys))
          return fromRows(step, rows, found)
        }
        if (step.op === 'lookWeight')
          return lookUpAll(look, keys, 0, (found) => found.find((one) => one.row === step.row)?.weight ?? 0)
        return lookUpAll(look, keys, step.orZero ? 0 : Number.NaN, (found) =>
          found.reduce((sum, { row, weight }) => sum + weight * (rows[row]?.value as number), 0),
        )
      }
      case 'sum':
        return sumRows(step, values[step.of[0] as number] as Column, place)
      case 'clinicFact':
        return Float64Array.from(quantities.facts[step.name]?.[place] ?? [], asNumber)
      case 'monthsOpen':
        return Float64Array.from(quantities.monthsOpen[place] ?? [])
      case 'given':
        return Float64Array.from(quantities.indicators[step.indicator]?.[step.what][place] ?? [], asNumber)
      case 'previous':
        return Float64Array.from(input.previous(step.name))
      case 'sumClinics':
        return Float64Array.of(sumOfClinics(values[step.of[0] as number] as Column, input.inScope(step.scope)))
      case 'rank':
        return ranks(
          values[step.of[0] as number] as Column,
          values[step.of[1] as number] as Column,
          input.inScope(step.scope),
          clinics,
        )
      case 'percentile': {
        const [of, p] = step.of.map((one) => values[one] as Column) as [Column, Column]
        return Float64Array.of(
          percentileOf(
            spread(of, clinics).filter((_, clinic) => input.inScope(step.scope)[clinic]),
            p[0] as number,
          ),
        )
      }
      case 'round': {
        const { rounding } = step
        return (values[step.of[0] as number] as Column).map((value) => roundTo(value, rounding))
      }
      default:
        return elementwise(
          step.op,
          step.of.map((one) => values[one] as Column),
          typeof step.domain === 'number' ? pool.take : takeAboveRows,
        )
    }
  }

  function sumRows(step: Extract<Step, { op: 'sum' }>, amounts: Column, window: number): Column {
    const result = takeAboveRows(clinics).fill(0)
    const counted = counts[step.count] as PreparedCount
    const clinic = counted.clinics
    const n = counted.numbers[window] as Float64Array
    const weights = step.measure === null ? n : (counted.measures[step.measure]?.[window] as Float64Array)
    const stride = amounts.length === 1 ? 0 : 1
    // Rows stand clinic by clinic, so that a clinic's sum is in hand until the next begins.
    let [to, sum] = [-1, 0]
    for (let row = 0; row < clinic.length; row += 1) {
      // A combination that does not occur in this window is not asked for an answer.
      if (n[row] === 0) continue
      const own = clinic[row] as number
      if (own !== to) {
        if (to >= 0) result[to] = sum
        to = own
        sum = result[own] as number
      }
      sum += (weights[row] as number) * (amounts[row * stride] as number)
    }
    if (to >= 0) result[to] = sum
    return result
  }

  return {
    compute: (input) => compute(input),
    show: () => {
      isShown = true
    },
    whole: (input) => compute(input, true),
    numbers: (place, window) => counts[place]?.numbers[window] as Float64Array,
  }
}

/** Figures and rows are the same or not; what is read of clinics is held against each other clinic by clinic. */
function isEqualRead(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (!isPerClinic(one) || !isPerClinic(other)) return false
  return one.length === other.length && one.every((value, clinic) => Object.is(value, other[clinic]))
}

const isPerClinic = (read: unknown): read is readonly (number | boolean)[] =>
  Array.isArray(read) && typeof read[0] !== 'object'

const NO_PARTS: readonly number[] = []

/** Steps that read something beside their parts, apart from those with a table or a scope. */
const READING: ReadonlySet<string> = new Set(['figure', 'cell', 'previous'])

/** Is a step's column one that was taken to be written into, on rows and above them? */
const isWrittenAgain = (op: Step['op']): boolean => op === 'bit' || ELEMENTWISE.has(op)
const isTaken = (op: Step['op']): boolean => op === 'figure' || op === 'cell' || op === 'sum' || ELEMENTWISE.has(op)

const newColumn = (length: number): Column => new Float64Array(length)

/** Of each step on rows, the last step that reads it; nothing for other steps. */
function lastReadersOf({ steps }: WindowProgram): readonly (number | undefined)[] {
  const last: (number | undefined)[] = []
  steps.forEach((step, index) => {
    for (const one of 'of' in step ? step.of : []) if (typeof steps[one]?.domain === 'number') last[one] = index
  })
  return last
}

/** Steps that read something of the window other than figures. */
const CHANGING: ReadonlySet<string> = new Set([
  'sum',
  'clinicFact',
  'monthsOpen',
  'given',
  'previous',
  'sumClinics',
  'rank',
  'percentile',
])

/** Is a bit set, of each number? No bit of what has no value is. */
function bitOf(column: Column, bit: number, take: (length: number) => Column): Column {
  const result = take(column.length)
  for (let row = 0; row < result.length; row += 1) result[row] = ((column[row] as number) >> bit) & 1
  return result
}

/** What is found in a table of steps: the value of each row that is found, or whether it is a given one. */
function fromRows(step: Extract<Step, { op: 'look' | 'lookWeight' }>, rows: TableRows, found: FoundRows): Column {
  const result = new Float64Array(found.length)
  const isWeight = step.op === 'lookWeight'
  const otherwise = isWeight || step.orZero ? 0 : Number.NaN
  const values = Float64Array.from(rows, ({ value }, row) => (isWeight ? (row === step.row ? 1 : 0) : 0 + value))
  for (let index = 0; index < found.length; index += 1) {
    const row = found[index] as number
    result[index] = row >= 0 ? (values[row] as number) : row === MISSING ? Number.NaN : otherwise
  }
  return result
}

/** Looks every row up: what `give` makes of the rows found, `otherwise` where none matches, no answer where a key has none. */
function lookUpAll(
  look: Look,
  keys: readonly Column[],
  otherwise: number,
  give: (found: NonNullable<ReturnType<Look>>) => number,
): Column {
  const length = lengthOf(keys)
  const result = new Float64Array(length)
  for (let index = 0; index < length; index += 1) {
    const values = keys.map((key) => key[key.length === 1 ? 0 : index] as number)
    const found = look(values)
    result[index] = found ? give(found) : values.some(Number.isNaN) ? Number.NaN : otherwise
  }
  return result
}
