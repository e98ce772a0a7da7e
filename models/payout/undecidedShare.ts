import type { Window } from '../date/Window.ts'
import type { Basis } from '../document/Model.ts'
import type { Program, ProgramTerm, WindowProgram } from '../plan/Program.ts'
import type { Column } from './Column.ts'
import { dateOfFigures } from './figuresInForce.ts'
import { type Computed, type PriceInput, price } from './price.ts'

/**
 * The kronor of a program's terms, and those of them that rest on figures whose basis is not `decided`: |quantity × rate|
 * over clinics, windows and terms. Two of them, of two models, may be added.
 */
export interface Resting {
  readonly undecided: number
  readonly all: number
}

/** Does a program have any figure that nobody decided? Where it has none, nothing need be computed. */
export function hasUndecided({ figures, tables }: Pick<Program, 'figures' | 'tables'>): boolean {
  return [...figures, ...tables].some(({ values }) => values.some(({ basis }) => isUndecided(basis)))
}

/**
 * Prices a program that was planned with its terms, and adds up what rests on which figures. A pot or percentile rests on
 * undecided figures if any figure that it is made from is undecided; money that the data brings was paid.
 */
export function undecidedShare(
  program: Program,
  terms: Readonly<Record<string, readonly ProgramTerm[]>>,
  input: PriceInput,
): Resting {
  let undecided = 0
  let all = 0
  price(program, input, (computed) => {
    const date = dateIn(computed, input)
    for (const payment of computed.part.payments)
      for (const term of terms[payment.name] ?? []) {
        const rests = date !== undefined && restsOnUndecided(program, computed.part, term, date)
        input.quantities.clinics.forEach((_, clinic) => {
          if (!computed.isPaid(payment, clinic)) return
          const amount = Math.abs(amountOf(computed, term, clinic))
          all += amount
          if (rests) undecided += amount
        })
      }
  })
  return { undecided, all }
}

/**
 * Does every term rest on figures that nobody decided, in every window? Whatever is paid then rests on them, and no term needs to
 * be computed.
 */
export function restsWholly(
  program: Program,
  terms: Readonly<Record<string, readonly ProgramTerm[]>>,
  {
    windowsOf,
    ratesOf,
  }: { readonly windowsOf: (part: WindowProgram) => readonly Window[] } & Pick<PriceInput, 'ratesOf'>,
): boolean {
  return program.windows.every((part) =>
    windowsOf(part).every((window) =>
      part.payments.every(({ name }) =>
        (terms[name] ?? []).every((term) => restsOnUndecided(program, part, term, dateOfFigures(window, ratesOf))),
      ),
    ),
  )
}

const isUndecided = (basis: Basis | undefined): boolean =>
  basis !== undefined && basis !== 'decided' && basis !== 'missing'

function dateIn({ part, window }: Computed, { quantities, ratesOf }: PriceInput) {
  const one = quantities.windows.find(({ over }) => over === part.over)?.windows[window]
  return one && dateOfFigures(one, ratesOf)
}

/** What has no answer has no part in an amount where the other factor is zero. */
function amountOf({ values }: Computed, { quantity, rate }: ProgramTerm, clinic: number): number {
  const at = (step: number): number => {
    const column = values[step] as Column
    return column[column.length === 1 ? 0 : clinic] as number
  }
  return at(quantity) === 0 || at(rate) === 0 ? 0 : at(quantity) * at(rate)
}

function restsOnUndecided(program: Program, part: WindowProgram, { of, rate }: ProgramTerm, date: string): boolean {
  const isOpen = (name: string): boolean =>
    [...program.figures, ...program.tables].some(
      (one) => one.name === name && isUndecided(one.values.findLast(({ from }) => from <= date)?.basis),
    )
  switch (of.type) {
    case 'parameter':
    case 'table':
      return isOpen(of.name)
    case 'pot':
    case 'percentile':
      return figuresBelow(part, rate).some(isOpen)
    case 'fact':
    case 'previous':
      return false
  }
}

/** Every figure and table that a step is made from. */
function figuresBelow({ steps }: WindowProgram, step: number): readonly string[] {
  const names = new Set<string>()
  const seen = new Set<number>()
  const waiting = [step]
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const one = steps[place]
    if (!one || seen.has(place)) continue
    seen.add(place)
    if (one.op === 'figure') names.add(one.name)
    if ('table' in one) names.add(one.table)
    if ('of' in one) waiting.push(...one.of)
  }
  return [...names]
}
