import type { IsoDate } from '../date/IsoDate.ts'
import type { Over, Window } from '../date/Window.ts'
import type { Basis, Group } from '../document/Model.ts'
import type { Program, ProgramTerm } from '../plan/Program.ts'
import type { Column } from './Column.ts'
import { dateOfFigures } from './figuresInForce.ts'
import { type Computed, type Priced, type PriceInput, price } from './price.ts'
import { writeRow } from './writeRow.ts'

/** A term of one clinic's payment: *quantity × rate = amount*, over the windows in which the rate was the same. */
export interface Term {
  readonly of: ProgramTerm['of']
  /** Of a row of a table: what it is for, such as `65-79 female`. */
  readonly row?: string | undefined
  readonly quantity: number
  readonly rate: number
  /** Unrounded; the rates' own time is in the quantity: 1 000 patients for a month of a yearly rate are 83.33. */
  readonly amount: number
  /** The rate's unit as the document writes it; absent where the rate is what the data gave. */
  readonly unit?: string | undefined
  readonly source?: string | undefined
  readonly basis?: Basis | undefined
  /** In how many windows. */
  readonly windows: number
}

/** One payment to one clinic, with its reason. */
export interface ExplainedPayment {
  readonly name: string
  readonly group: Group
  /** Absent where no window of it ends in the period. */
  readonly ore?: number | undefined
  readonly terms: readonly Term[]
  /** What rounding adds to the sum of the terms, in the currency. */
  readonly rounding: number
}

/** One payment to one clinic in one window, with its reason. */
export interface ExplainedWindow {
  readonly window: Window
  readonly ore: number
  readonly terms: readonly Term[]
}

/** Prices a program that was planned with its terms, and gives the reason of each payment to one clinic. */
export function explain(
  program: Program,
  terms: Readonly<Record<string, readonly ProgramTerm[]>>,
  input: PriceInput,
  clinic: string,
): { readonly priced: Priced; readonly payments: readonly ExplainedPayment[] } {
  const { priced, payments } = explainWindows(program, terms, input, clinic)
  return { priced, payments: payments.map(({ name, group, windows }) => explained(name, group, windows)) }
}

/** The same window by window. */
export function explainWindows(
  program: Program,
  terms: Readonly<Record<string, readonly ProgramTerm[]>>,
  input: PriceInput,
  clinic: string,
): {
  readonly priced: Priced
  readonly payments: readonly { name: string; group: Group; over: Over; windows: readonly ExplainedWindow[] }[]
} {
  const place = input.quantities.clinics.indexOf(clinic)
  const found = new Map<string, Term[][]>()
  const priced = price(program, input, (computed) => {
    for (const payment of computed.part.payments) {
      const planned = computed.isPaid(payment, place) ? (terms[payment.name] ?? []) : []
      const windows = found.get(payment.name) ?? []
      windows[computed.window] = planned
        .map((term) => termIn(program, computed, term, place, input))
        .filter(({ amount }) => amount !== 0)
      found.set(payment.name, windows)
    }
  })
  return {
    priced,
    payments: priced.payments.map(({ name, group, over, windows, ore }) => ({
      name,
      group,
      over,
      windows: windows.map((window, index) => ({
        window,
        ore: ore[index]?.[place] as number,
        terms: found.get(name)?.[index] ?? [],
      })),
    })),
  }
}

function explained(name: string, group: Group, windows: readonly ExplainedWindow[]): ExplainedPayment {
  if (windows.length === 0) return { name, group, terms: [], rounding: 0 }
  const ore = windows.reduce((sum, window) => sum + window.ore, 0)
  const terms: Term[] = []
  for (const window of windows) for (const term of window.terms) addTerm(terms, term)
  const sum = terms.reduce((total, term) => total + term.amount, 0)
  return { name, group, ore, terms, rounding: ore / 100 - sum }
}

function termIn(program: Program, computed: Computed, term: ProgramTerm, clinic: number, input: PriceInput): Term {
  const at = (step: number): number => {
    const column = computed.values[step] as Column
    return column[column.length === 1 ? 0 : clinic] as number
  }
  const windows = input.quantities.windows.find((one) => one.over === computed.part.over)?.windows ?? []
  const window = windows[computed.window]
  const [quantity, rate] = [at(term.quantity), at(term.rate)]
  const date = window ? dateOfFigures(window, input.ratesOf) : ''
  // What has no answer has no part in an amount where the other factor is zero.
  const amount = quantity === 0 || rate === 0 ? 0 : quantity * rate
  return { of: term.of, quantity, rate, amount, windows: 1, ...sourceOf(program, term, date) }
}

/** Where a rate stands in print. */
function sourceOf(program: Program, { of }: ProgramTerm, date: IsoDate) {
  if (of.type === 'parameter') {
    const figure = program.figures.find((one) => one.name === of.name)
    const dated = figure?.values.findLast((value) => value.from <= date)
    return { unit: figure?.unit, source: dated?.source, basis: dated?.basis }
  }
  if (of.type !== 'table') return {}
  const table = program.tables.find((one) => one.name === of.name)
  const dated = table?.values.findLast((value) => value.from <= date)
  return {
    unit: table?.unit,
    source: dated?.source,
    basis: dated?.basis,
    row: table ? writeRow(table, date, of.row) : '',
  }
}

/** Adds a window's term to those of the same rate before it. */
function addTerm(terms: Term[], term: Term): void {
  const before = terms.findIndex(
    (one) => JSON.stringify(one.of) === JSON.stringify(term.of) && one.rate === term.rate && one.source === term.source,
  )
  if (before === -1) {
    terms.push(term)
    return
  }
  const one = terms[before] as Term
  terms[before] = {
    ...one,
    quantity: one.quantity + term.quantity,
    amount: one.amount + term.amount,
    windows: one.windows + 1,
  }
}
