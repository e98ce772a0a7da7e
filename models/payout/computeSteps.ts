import type { Counted, KeyValue, WindowQuantities } from '../plan/Count.ts'
import type { Scope } from '../document/Model.ts'
import type { Program, Step, WindowProgram } from '../plan/Program.ts'
import { isEqual, isLess } from './compareNumbers.ts'
import type { InForce, TableRows } from './figuresInForce.ts'
import { type Look, prepareLook } from './lookUp.ts'
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
  /** The values of every step in one window. */
  readonly compute: (input: WindowInput) => readonly Column[]
  /** Σ n of the rows of a count in one window. */
  readonly numbers: (count: number, window: number) => Float64Array
}

/** Words as numbers, the same for the whole program, so that they are compared as numbers are. */
function createDictionary() {
  const codes = new Map<string, number>()
  return {
    codeOf(word: string): number {
      const known = codes.get(word)
      if (known !== undefined) return known
      codes.set(word, codes.size)
      return codes.size - 1
    },
  }
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
  const dictionary = createDictionary()
  const codeOf = (word: string): number => dictionary.codeOf(word)
  const asNumber = (value: KeyValue): number =>
    value === null ? Number.NaN : typeof value === 'string' ? codeOf(value) : Number(value)
  const counts = part.counts.map((count) => quantities.counts.find((one) => one.id === count.id) as Counted)
  const columns = counts.map((counted) => counted.columns.map((column) => Float64Array.from(column, asNumber)))
  const numbers = counts.map((counted) => counted.n.map((row) => Float64Array.from(row)))
  const measures = counts.map((counted) => counted.measures.map((one) => one.map((row) => Float64Array.from(row))))
  const clinicOf = counts.map((counted) => Int32Array.from(counted.clinic))
  const looks = new WeakMap<TableRows, Look>()
  const columnOf = (count: number, column: number): Column => columns[count]?.[column] as Column

  function lookOf(table: string, rows: TableRows): Look {
    const known = looks.get(rows)
    if (known) return known
    // A row for whatever is looked up is no line.
    const isWhole = rows[0]?.keys.length === 0
    const reads = isWhole ? 'step' : (program.tables.find((one) => one.name === table)?.reads ?? 'step')
    const look = prepareLook(rows, reads, codeOf)
    looks.set(rows, look)
    return look
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

  function compute(input: WindowInput): readonly Column[] {
    const run: Run = { values: [], reads: [] }
    const again = runs[input.place]
    const { steps } = part
    for (let index = 0; index < steps.length; index += 1) {
      const step = steps[index] as Step
      const read = readOf(step, input)
      const isAgain = again !== undefined && isSame(again, run, index, read)
      const isLatest = !isAgain && latest && !CHANGING.has(step.op) && isSame(latest, run, index, read)
      const from = isAgain ? again : isLatest ? latest : undefined
      run.values.push(from?.values[index] ?? computeStep(step, run.values, input))
      run.reads.push(read)
    }
    latest = run
    if (keepsWindows) runs[input.place] = run
    return run.values
  }

  function isSame(before: Run, { values }: Run, index: number, read: unknown): boolean {
    const step = part.steps[index] as Step
    if (!isEqualRead(before.reads[index], read)) return false
    return !('of' in step) || step.of.every((one) => before.values[one] === values[one])
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
        return Float64Array.of(inForce.figure(step.name))
      case 'cell':
        return Float64Array.of(inForce.rows(step.table)[step.row]?.value ?? 0)
      case 'column':
        return columnOf(step.domain as number, step.column)
      case 'bit':
        return columnOf(step.domain as number, step.column).map((bits) => (bits >> step.bit) & 1)
      case 'gather': {
        const of = values[step.of[0] as number] as Column
        return Float64Array.from(clinicOf[step.domain as number] as Int32Array, (clinic) => of[clinic] as number)
      }
      case 'look':
      case 'lookWeight': {
        const rows = inForce.rows(step.table)
        const keys = step.of.map((one) => values[one] as Column)
        const look = lookOf(step.table, rows)
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
        )
    }
  }

  function sumRows(step: Extract<Step, { op: 'sum' }>, amounts: Column, window: number): Column {
    const result = new Float64Array(clinics)
    const clinic = clinicOf[step.count] as Int32Array
    const n = numbers[step.count]?.[window] as Float64Array
    const weights = step.measure === null ? n : (measures[step.count]?.[step.measure]?.[window] as Float64Array)
    const stride = amounts.length === 1 ? 0 : 1
    for (let row = 0; row < clinic.length; row += 1) {
      // A combination that does not occur in this window is not asked for an answer.
      if (n[row] === 0) continue
      const to = clinic[row] as number
      result[to] = (result[to] as number) + (weights[row] as number) * (amounts[row * stride] as number)
    }
    return result
  }

  return { compute, numbers: (count, window) => numbers[count]?.[window] as Float64Array }
}

/** Figures and rows are the same or not; what is read of clinics is held against each other clinic by clinic. */
function isEqualRead(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (!isPerClinic(one) || !isPerClinic(other)) return false
  return one.length === other.length && one.every((value, clinic) => Object.is(value, other[clinic]))
}

const isPerClinic = (read: unknown): read is readonly (number | boolean)[] =>
  Array.isArray(read) && typeof read[0] !== 'object'

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

/** How many values a step on these columns has. */
function lengthOf(columns: readonly Column[]): number {
  const long = columns.find((column) => column.length !== 1)
  return long ? long.length : 1
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

const spread = (values: Column, length: number): Column =>
  values.length === 1 ? new Float64Array(length).fill(values[0] as number) : values

function sumOfClinics(values: Column, inScope: readonly boolean[]): number {
  let sum = 0
  for (let clinic = 0; clinic < inScope.length; clinic += 1)
    if (inScope[clinic]) sum += values[values.length === 1 ? 0 : clinic] as number
  return sum
}

/** 1 + how many clinics of the scope are truly greater. */
function ranks(values: Column, beside: Column, inScope: readonly boolean[], clinics: number): Column {
  const all = spread(values, clinics).filter((_, clinic) => inScope[clinic])
  return spread(beside, clinics).map((own) => {
    if (Number.isNaN(own) || all.some(Number.isNaN)) return Number.NaN
    let greater = 0
    for (const one of all) if (isLess(own, one)) greater += 1
    return 1 + greater
  })
}

/** Straight between neighbours at the place p × (N − 1) of the values in order. */
function percentileOf(values: Column, p: number): number {
  if (values.length === 0 || values.some(Number.isNaN) || !(p >= 0 && p <= 1)) return Number.NaN
  const sorted = Float64Array.from(values).toSorted()
  const place = p * (sorted.length - 1)
  const below = Math.floor(place)
  const low = sorted[below] as number
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number
  return low + (high - low) * (place - below)
}

type ElementwiseOp = Extract<Step, { readonly of: readonly number[] }>['op']

/** Applies an operator to each value of its columns; a column of one value counts for all. */
function elementwise(op: ElementwiseOp, of: readonly Column[]): Column {
  const length = lengthOf(of)
  const [a, b, c] = of as [Column, Column, Column]
  const result = new Float64Array(length)
  const [sa, sb, sc] = of.map((column) => (column.length === 1 ? 0 : 1)) as [number, number, number]
  // What most steps do has a loop of its own: to choose the operator for each value takes longer than to apply it.
  if (op === 'multiply') {
    for (let i = 0; i < length; i += 1) result[i] = (a[i * sa] as number) * (b[i * sb] as number)
    return result
  }
  if (op === 'add') {
    for (let i = 0; i < length; i += 1) result[i] = (a[i * sa] as number) + (b[i * sb] as number)
    return result
  }
  for (let i = 0; i < length; i += 1) {
    const x = a[i * sa] as number
    const y = b ? (b[i * sb] as number) : 0
    result[i] = applied(op, x, y, c ? (c[i * sc] as number) : 0)
  }
  return result
}

function applied(op: ElementwiseOp, x: number, y: number, z: number): number {
  switch (op) {
    case 'add':
      return x + y
    case 'subtract':
      return x - y
    case 'multiply':
      return x * y
    case 'divide':
      return y === 0 ? Number.NaN : x / y
    case 'negate':
      return -x
    case 'less':
      return eitherMissing(x, y) ? Number.NaN : isLess(x, y) ? 1 : 0
    case 'lessOrEqual':
      return eitherMissing(x, y) ? Number.NaN : isLess(y, x) ? 0 : 1
    case 'equal':
      return eitherMissing(x, y) ? Number.NaN : isEqual(x, y) ? 1 : 0
    case 'and':
      return x === 0 ? 0 : Number.isNaN(x) ? x : y
    case 'or':
      return x === 1 ? 1 : Number.isNaN(x) ? x : y
    case 'not':
      return 1 - x
    case 'when':
      return Number.isNaN(x) ? x : x === 1 ? y : z
    case 'min':
      return Math.min(x, y)
    case 'max':
      return Math.max(x, y)
    case 'ramp':
      return rampOf(x, y, z)
    case 'known':
      return Number.isNaN(x) ? 0 : 1
    default:
      throw new Error(`${op} is no operator on values`)
  }
}

const eitherMissing = (x: number, y: number): boolean => Number.isNaN(x) || Number.isNaN(y)

/** 0 up to `from`, 1 from `to` on, a line between; no answer where the bounds are not in order. */
function rampOf(value: number, from: number, to: number): number {
  if (Number.isNaN(value) || !(from < to)) return Number.NaN
  if (value <= from) return 0
  return value >= to ? 1 : (value - from) / (to - from)
}
