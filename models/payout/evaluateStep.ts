import type { Scope } from '../document/Model.ts'
import type { WindowQuantities } from '../plan/Count.ts'
import type { Program, Step, WindowProgram } from '../plan/Program.ts'
import type { Column } from './Column.ts'
import { elementwise, lengthOf } from './elementwise.ts'
import type { InForce, TableRows } from './figuresInForce.ts'
import { type FoundRows, lookedUpRows, MISSING } from './lookedUpRows.ts'
import { type Look, prepareLook } from './lookUp.ts'
import { percentileOf, ranks, spread, sumOfClinics } from './ofClinics.ts'
import { type PreparedCount, preparedCounts } from './PreparedCounts.ts'
import { roundTo } from './roundTo.ts'
import { sumRows, type Weights } from './sumRows.ts'

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

/** Gives a column of some length to write into, whatever is in it. */
export type Take = (length: number) => Column

/** A program's steps for windows of one length, and what they are computed on. */
export interface Prepared {
  readonly program: Program
  readonly part: WindowProgram
  readonly quantities: WindowQuantities
  readonly clinics: number
}

/** Computes one step from the values of others. */
export interface Evaluator {
  readonly evaluate: (step: Step, values: readonly Column[], input: WindowInput, take: Take) => Column
  readonly count: (place: number) => PreparedCount
  readonly weightsOf: (step: Extract<Step, { op: 'sum' }>, window: number) => Weights
}

/** A table's rows, ready to be looked up. */
interface PreparedLook {
  readonly reads: 'step' | 'line' | 'marginal'
  readonly look: Look
}

/** Prepares the steps of a program for a set of quantities. */
export function createEvaluator({ program, part, quantities, clinics }: Prepared): Evaluator {
  const { codeOf, asNumber, count, foundIn } = preparedCounts(quantities)
  const counts = part.counts.map(({ id }) => count(id))
  const looks = new WeakMap<TableRows, PreparedLook>()
  const columnOf = (place: number, column: number): Column => counts[place]?.columns[column] as Column

  return { evaluate, count: (place) => counts[place] as PreparedCount, weightsOf }

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

  function evaluate(step: Step, values: readonly Column[], input: WindowInput, take: Take): Column {
    const { place, inForce } = input
    switch (step.op) {
      case 'constant':
        return Float64Array.of(step.value)
      case 'noAnswer':
        return Float64Array.of(Number.NaN)
      case 'word':
        return Float64Array.of(codeOf(step.word))
      case 'figure':
        return single(inForce.figure(step.name), take)
      case 'cell':
        return single(inForce.rows(step.table)[step.row]?.value ?? 0, take)
      case 'column':
        return columnOf(step.domain as number, step.column)
      case 'bit':
        return bitOf(columnOf(step.domain as number, step.column), step.bit, take)
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
          return fromRows(step, rows, found, take)
        }
        if (step.op === 'lookWeight')
          return lookUpAll(look, keys, 0, take, (found) => found.find((one) => one.row === step.row)?.weight ?? 0)
        return lookUpAll(look, keys, step.orZero ? 0 : Number.NaN, take, (found) =>
          found.reduce((sum, { row, weight }) => sum + weight * (rows[row]?.value as number), 0),
        )
      }
      case 'sum':
        return sumOf(step, values[step.of[0] as number] as Column, place, take)
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
          take,
        )
    }
  }

  function weightsOf({ count: place, measure }: Extract<Step, { op: 'sum' }>, window: number): Weights {
    const counted = counts[place] as PreparedCount
    const numbers = counted.numbers[window] as Column
    return { numbers, weights: measure === null ? numbers : (counted.measures[measure]?.[window] as Column) }
  }

  function sumOf(step: Extract<Step, { op: 'sum' }>, amounts: Column, window: number, take: Take): Column {
    const result = take(clinics).fill(0)
    const counted = counts[step.count] as PreparedCount
    sumRows(result, counted, weightsOf(step, window), amounts, 0, counted.clinics.length)
    return result
  }
}

/** A column of one value. */
function single(value: number, take: Take): Column {
  const column = take(1)
  column[0] = value
  return column
}

/** Is a bit set, of each number? No bit of what has no value is. */
function bitOf(column: Column, bit: number, take: Take): Column {
  const result = take(column.length)
  for (let row = 0; row < result.length; row += 1) result[row] = ((column[row] as number) >> bit) & 1
  return result
}

/** What is found in a table of steps: the value of each row that is found, or whether it is a given one. */
function fromRows(
  step: Extract<Step, { op: 'look' | 'lookWeight' }>,
  rows: TableRows,
  found: FoundRows,
  take: Take,
): Column {
  const result = take(found.length)
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
  take: Take,
  give: (found: NonNullable<ReturnType<Look>>) => number,
): Column {
  const length = lengthOf(keys)
  const result = take(length)
  for (let index = 0; index < length; index += 1) {
    const values = keys.map((key) => key[key.length === 1 ? 0 : index] as number)
    const found = look(values)
    result[index] = found ? give(found) : values.some(Number.isNaN) ? Number.NaN : otherwise
  }
  return result
}
