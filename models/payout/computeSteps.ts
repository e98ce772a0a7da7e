import type { Step } from '../plan/Program.ts'
import type { Column } from './Column.ts'
import { createColumnPool } from './ColumnPool.ts'
import { createJoined } from './computeJoined.ts'
import { ELEMENTWISE } from './elementwise.ts'
import { createEvaluator, type Prepared as Evaluated, type Take, type WindowInput } from './evaluateStep.ts'
import { eachAlone, joinSteps } from './joinSteps.ts'
import { paidSteps } from './productSums.ts'
import { createReadings, type Reading } from './Readings.ts'
import type { Unit } from './Unit.ts'

/** Computes the steps of one program on one set of quantities, window after window. */
export interface Computer {
  /**
   * The values in one window: of every step where they are shown, else of those that payments and formulas are read from. Of steps
   * on rows they may be overwritten already.
   */
  readonly compute: (input: WindowInput) => readonly Column[]
  /**
   * The same of all windows, step after step: what two windows share is computed once, and a column of rows is written again as
   * soon as every window has read it. Nothing where one window reads what another came to, or where what was computed is kept.
   */
  readonly computeAll: (inputs: readonly WindowInput[]) => readonly (readonly Column[])[] | undefined
  /** From now on every step is computed by itself, for what was computed is looked at; of what stands above the rows, nothing is overwritten. */
  readonly show: () => void
  /** Every step by itself, and nothing overwritten. */
  readonly whole: (input: WindowInput) => readonly Column[]
  /** Σ n of the rows of a count in one window. */
  readonly numbers: (count: number, window: number) => Float64Array
}

interface Prepared extends Evaluated {
  /** Is each window's last computation kept, so that a rate that changes costs only the steps that it reaches? */
  readonly keepsWindows?: boolean
  /** Steps whose values are asked for beside payments and formulas. */
  readonly wanted?: readonly number[] | undefined
}

/** One computation of a window: each step's values, and what was read beside them. */
interface Run {
  readonly values: Column[]
  readonly readings: Reading
}

/** Units in their order, and what is known of them beforehand. */
interface Plan {
  readonly units: readonly Unit[]
  /** By place of a unit: the units that read it. */
  readonly readers: readonly (readonly number[])[]
  /** By place of a unit: columns of rows that nobody reads after it. */
  readonly frees: readonly (readonly number[])[]
}

/**
 * Prepares the steps of a program for a set of quantities. What is computed once for a window is computed again only where a figure
 * that has changed reaches it, and what is the same in two windows is shared.
 */
export function createComputer(prepared: Prepared): Computer {
  const { part, quantities, keepsWindows = false, wanted } = prepared
  const evaluator = createEvaluator(prepared)
  const { evaluate, count } = evaluator
  const join = createJoined(part.steps, evaluator, prepared.clinics)
  const { steps } = part
  const isOneWindow = quantities.windows.length === 1
  /** What payments are made of stays as it is, for they are known again by it. */
  const roots = new Set(paidSteps(part.payments))
  const pool = createColumnPool()
  /** Where nothing is looked at again, a column of rows is free as soon as its last reader has read it. */
  const freesEarly = !keepsWindows && isOneWindow
  /** With one window nobody else holds what a step came to before. */
  const writesAgain = keepsWindows && isOneWindow
  let isShown = false
  let plan: Plan | undefined
  /** The window computed last, and where they are kept, each window as it was computed last. */
  let latest: Run | undefined
  let runs: (Run | undefined)[] = []

  function compute(input: WindowInput): readonly Column[] {
    plan ??= planOf(unitsInOrder())
    const again = runs[input.place]
    const run = again ?? { values: [], readings: createReadings(steps, plan.units) }
    const replaced: { readonly root: number; readonly column: Column }[] = []
    // What stops half-way is computed anew.
    runs[input.place] = undefined
    const dirty = run.readings.read(input)
    const { units, readers, frees } = plan
    for (let place = 0; place < units.length; place += 1) {
      if (again && dirty[place] === 0) continue
      const unit = units[place] as Unit
      const { root } = unit
      const before = run.values[root]
      const shared = sharedWith(latest, run, unit)
      const column = shared ?? rateAgain(run, root, before) ?? computeUnit(unit, run.values, input, before)
      run.values[root] = column
      if (again) {
        for (const reader of readers[place] as readonly number[]) dirty[reader] = 1
        if (before && before !== column && isRecycled(root)) replaced.push({ root, column: before })
      }
      if (freesEarly) for (const one of frees[place] as readonly number[]) pool.give(run.values[one] as Column)
    }
    if (!isOneWindow) latest = run
    if (!keepsWindows) return run.values
    runs[input.place] = run
    for (const { root, column } of replaced) if (runs.every((one) => one?.values[root] !== column)) pool.give(column)
    return isShown ? run.values.slice() : run.values
  }

  function computeAll(inputs: readonly WindowInput[]): readonly (readonly Column[])[] | undefined {
    if (keepsWindows || isShown) return undefined
    plan ??= planOf(unitsInOrder())
    const { units, frees } = plan
    if (units.some(({ root }) => steps[root]?.op === 'previous')) return undefined
    const all = inputs.map((input): Run => {
      const readings = createReadings(steps, units)
      readings.read(input)
      return { values: [], readings }
    })
    for (const [place, unit] of units.entries()) {
      for (const [window, run] of all.entries())
        run.values[unit.root] =
          sharedWith(all[window - 1], run, unit) ??
          computeUnit(unit, run.values, inputs[window] as WindowInput, undefined)
      // What windows share is given back once.
      for (const one of frees[place] as readonly number[])
        for (const column of new Set(all.map(({ values }) => values[one] as Column))) pool.give(column)
    }
    return all.map(({ values }) => values)
  }

  function unitsInOrder(): readonly Unit[] {
    return isShown ? eachAlone(part) : joinSteps(part, { isKept: keepsWindows, isOneWindow, wanted })
  }

  /** A figure or a row of a table is written where it was, if nobody else holds it. */
  function rateAgain({ readings }: Run, root: number, before: Column | undefined): Column | undefined {
    if (!before || !writesAgain || isShown || roots.has(root)) return undefined
    const { op } = steps[root] as Step
    if (op !== 'figure' && op !== 'cell') return undefined
    before[0] = readings.numbers[root] as number
    return before
  }

  /** The same unit in the window before, where it comes to the same. */
  function sharedWith(other: Run | undefined, run: Run, { root, reads }: Unit): Column | undefined {
    if (!other || other === run || CHANGING.has((steps[root] as Step).op)) return undefined
    if (!run.readings.isSameAs(other.readings, root)) return undefined
    for (const one of reads) if (other.values[one] !== run.values[one]) return undefined
    return other.values[root]
  }

  /** Is what a step came to before free once no window holds it? */
  function isRecycled(root: number): boolean {
    const { op, domain } = steps[root] as Step
    if (!WRITTEN.has(op)) return false
    return typeof domain === 'number' || (!isShown && !roots.has(root))
  }

  function computeUnit(unit: Unit, values: Column[], input: WindowInput, before: Column | undefined): Column {
    const { root, products, amounts } = unit
    const step = steps[root] as Step
    const isOnRows = typeof step.domain === 'number'
    const isPooled = isOnRows || (keepsWindows && !isShown && !roots.has(root))
    const own = writesAgain && !isShown && isPooled && WRITTEN.has(step.op) ? before : undefined
    const take: Take = (length) =>
      own?.length === length ? own : isPooled ? pool.take(length) : new Float64Array(length)
    return products || amounts ? join(unit, values, input, take) : evaluate(step, values, input, take)
  }

  function planOf(units: readonly Unit[]): Plan {
    const placeOf = new Map(units.map(({ root }, place) => [root, place]))
    const readers: number[][] = units.map(() => [])
    const last = new Map<number, number>()
    units.forEach(({ reads }, place) => {
      for (const one of reads) {
        readers[placeOf.get(one) as number]?.push(place)
        last.set(one, place)
      }
    })
    const frees: number[][] = units.map(() => [])
    for (const [one, place] of last) {
      const { op, domain } = steps[one] as Step
      if (typeof domain === 'number' && WRITTEN.has(op)) frees[place]?.push(one)
    }
    return { units, readers, frees }
  }

  return {
    compute,
    computeAll,
    show() {
      if (isShown) return
      isShown = true
      plan = undefined
      latest = undefined
      runs = []
    },
    whole(input) {
      const values: Column[] = []
      for (const step of steps) values.push(evaluate(step, values, input, newColumn))
      return values
    },
    numbers: (place, window) => count(place).numbers[window] as Column,
  }
}

const newColumn: Take = (length) => new Float64Array(length)

/** Steps whose columns were taken to be written into. */
const WRITTEN: ReadonlySet<string> = new Set(['figure', 'cell', 'sum', 'bit', 'look', 'lookWeight', ...ELEMENTWISE])

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
