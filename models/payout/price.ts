import type { Over, Window } from '../date/Window.ts'
import type { Group, Scope } from '../document/Model.ts'
import type { ByWindow, Quantities, WindowQuantities } from '../plan/Count.ts'
import type { Program, ProgramPayment, WindowProgram } from '../plan/Program.ts'
import type { Column } from './Column.ts'
import type { WindowInput } from './evaluateStep.ts'
import { type FigureChoice, figuresInForce } from './figuresInForce.ts'
import { type Flags, flagsIn, type KeptPayment, keptPart, type KeptSteps } from './KeptSteps.ts'
import { payInWindow, perClinic } from './payInWindow.ts'
import { refuseNoAnswer } from './refuseNoAnswer.ts'
import { RunTrouble } from './Trouble.ts'

/** What pricing needs beside the program. */
export interface PriceInput extends FigureChoice {
  readonly quantities: Quantities
  /** Which clinics are on this model in each window (by window's length, window and clinic); all, where it is not said. */
  readonly assigned?: Readonly<Partial<Record<Over, ByWindow<boolean>>>> | undefined
  /** Where what was computed is kept, for one who prices the same program again and again with other figures. */
  readonly kept?: KeptSteps | undefined
}

/** One payment, to every clinic, window by window. A period that settles no window of it has none. */
export interface PaidPayment {
  readonly name: string
  readonly group: Group
  readonly over: Over
  readonly windows: readonly Window[]
  /** Whole öre, by window and clinic. */
  readonly ore: ByWindow<number>
  /** The same in the currency, before the last rounding; of a pot after it. */
  readonly exact: ByWindow<number>
  /** Of a pot: öre that stay with the region, by window. */
  readonly unpaid: readonly number[]
}

/** What a model pays on a dataset in a period: integers, so that every sum of them is exact. */
export interface Priced {
  readonly model: string
  readonly currency: string
  readonly clinics: readonly string[]
  readonly payments: readonly PaidPayment[]
  /** Facts computed for clinics, by name, in the time of their own units: by window and clinic. */
  readonly formulas: Readonly<Record<string, ByWindow<number>>>
}

/** What a window's steps came to, for those who explain them. */
export interface Computed {
  readonly part: WindowProgram
  readonly window: number
  readonly values: readonly Column[]
  /** Is a clinic paid this payment in this window? A clinic that is closed or on another model is not. */
  readonly isPaid: (payment: ProgramPayment, clinic: number) => boolean
}

/** Who is shown the windows: all steps of each, or those alone that are wanted beside payments. */
interface Looking {
  readonly look: (computed: Computed) => void
  readonly wanted?: ((part: WindowProgram) => readonly number[]) | undefined
}

/**
 * Prices quantities: the rates of each window applied to what was counted, rounded to the öre once.
 *
 * @param look is shown every window's steps, for explanations
 * @throws RunTrouble where a figure has no value or a payment no answer
 */
export function price(program: Program, input: PriceInput, look?: (computed: Computed) => void): Priced {
  return priced(program, input, look && { look })
}

/**
 * The same for one who needs some steps of each window and no other: what rows come to is overwritten as soon as nobody reads it,
 * so that the memory is that of a few columns and not of all steps.
 *
 * @param wanted steps above the rows
 */
export function priceFor(
  program: Program,
  input: Omit<PriceInput, 'kept'>,
  wanted: (part: WindowProgram) => readonly number[],
  look: (computed: Computed) => void,
): Priced {
  return priced(program, input, { look, wanted })
}

function priced(program: Program, input: PriceInput, looking?: Looking): Priced {
  const parts = program.windows.map((part) => priceWindows(program, part, input, looking))
  return {
    model: program.model,
    currency: program.currency,
    clinics: input.quantities.clinics,
    payments: program.payments.map(({ name }) => paymentCalled(name, parts)),
    formulas: Object.assign({}, ...parts.map((part) => part.formulas)),
  }
}

function paymentCalled(name: string, parts: readonly { readonly payments: readonly PaidPayment[] }[]): PaidPayment {
  for (const { payments } of parts) for (const payment of payments) if (payment.name === name) return payment
  throw new Error(`no window pays ${name}`)
}

/**
 * What a model costs before any öre is rounded, in the currency: the sum of every payment's `exact`, in their order. A budget lock
 * asks for it again and again.
 *
 * @throws RunTrouble where a figure has no value or a payment no answer
 */
export function exactTotal(program: Program, input: PriceInput): number {
  const parts = program.windows.map((part) => ({ part, settled: settleWindows(program, part, input).settled }))
  let total = 0
  for (const { name } of program.payments)
    for (const { part, settled } of parts) {
      const place = part.payments.findIndex((payment) => payment.name === name)
      if (place !== -1) for (const window of settled) total += window[place]?.paid.sum as number
    }
  return total
}

function priceWindows(program: Program, part: WindowProgram, input: PriceInput, looking?: Looking) {
  const { settled, formulas, windows } = settleWindows(program, part, input, looking)
  const paidIn = (payment: number) => settled.map((window) => (window[payment] as KeptPayment).paid)
  return {
    payments: part.payments.map(({ name, group, over }, index): PaidPayment => {
      const paid = paidIn(index)
      let exact: ByWindow<number> | undefined
      return {
        name,
        group,
        over,
        windows,
        ore: paid.map(({ ore }) => ore),
        get exact() {
          return (exact ??= paid.map((one) => one.exact))
        },
        unpaid: paid.map(({ unpaid }) => unpaid),
      }
    }),
    formulas: Object.fromEntries(
      part.formulas.map(({ name, factor }, index) => [
        name,
        (formulas[index] ?? []).map((row) => row.map((value) => value * factor)),
      ]),
    ),
  }
}

/** The payments of each window, by window and then by payment; what is not asked of them is not made. */
function settleWindows(program: Program, part: WindowProgram, input: PriceInput, looking?: Looking) {
  const { clinics } = input.quantities
  const quantities = input.quantities.windows.find((one) => one.over === part.over) as WindowQuantities
  const { windows } = quantities
  const { computer, paid: kept, flags } = keptPart(program, part, quantities, input, looking?.wanted?.(part))
  if (looking && !looking.wanted) computer.show()
  const assigned = input.assigned?.[part.over]
  const isActive = (window: number): boolean => clinics.some((_, clinic) => assigned?.[window]?.[clinic] ?? true)
  const inForce = figuresInForce(program, part, windows, input, isActive)
  const formulas = part.formulas.map(() => [] as (readonly number[])[])
  const settled: (readonly KeptPayment[])[] = []

  const inputs = windows.map((_, window): WindowInput => {
    const { open } = flagsOf(window)
    return {
      place: window,
      inForce: inForce[window] as (typeof inForce)[number],
      inScope: (scope: Scope) => open[scope],
      previous: (name) => previousOf(name, window),
    }
  })
  const all = computer.computeAll(inputs)

  for (let window = 0; window < windows.length; window += 1) {
    const { isOurs, open } = flagsOf(window)
    const from = inputs[window] as WindowInput
    const values = all?.[window] ?? computer.compute(from)
    const paidBy = (payment: ProgramPayment): readonly boolean[] => (payment.toOpenClinics ? open.same_model : isOurs)
    looking?.look({ part, window, values, isPaid: (payment, clinic) => paidBy(payment)[clinic] as boolean })
    part.formulas.forEach(({ step }, index) => formulas[index]?.push(perClinic(values[step] as Column, clinics.length)))
    const isAnyOurs = isOurs.includes(true)
    const before = kept[window]
    const now = part.payments.map((payment, index): KeptPayment => {
      const amounts = values[payment.amount] as Column
      const pot = payment.pot && values[payment.pot.amount]
      const known = before?.[index]
      if (known?.amounts === amounts && known.pot === pot) return known
      if (isAnyOurs)
        refuseNoAnswer({
          part,
          payment,
          values,
          isPaid: paidBy(payment),
          clinics,
          window: windows[window] as Window,
          quantities,
          place: window,
          computer,
          whole: () => computer.whole(from),
          inScope: open,
        })
      return { amounts, pot, paid: payInWindow(payment, values, open, isOurs, clinics.length) }
    })
    kept[window] = now
    settled.push(now)
  }
  return { settled, formulas, windows }

  function flagsOf(window: number): Flags {
    return (flags[window] ??= flagsIn(quantities.monthsOpen[window], assigned?.[window], clinics.length))
  }

  /** What a formula or payment was in the window before: as just computed, or as the data says before the first. */
  function previousOf(name: string, window: number): readonly number[] {
    if (window === 0) {
      const given = quantities.previous[name]
      const factor = part.formulas.find((one) => one.name === name)?.factor ?? 1
      return clinics.map((_, clinic) => (given?.[clinic] ?? Number.NaN) / factor)
    }
    const formula = part.formulas.findIndex((one) => one.name === name)
    if (formula !== -1) return formulas[formula]?.[window - 1] ?? []
    const payment = part.payments.findIndex((one) => one.name === name)
    if (payment === -1)
      throw new RunTrouble(
        'no-previous',
        `\`previous.${name}\` is of another window.`,
        'Give both payments the same `over`.',
      )
    return (settled[window - 1]?.[payment]?.paid.due ?? []).map((ore) => ore / 100)
  }
}
