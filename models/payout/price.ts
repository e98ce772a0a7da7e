import type { Over, Window } from '../date/Window.ts'
import type { Group, Scope } from '../document/Model.ts'
import type { ByWindow, Quantities, WindowQuantities } from '../plan/Count.ts'
import type { Program, ProgramPayment, WindowProgram } from '../plan/Program.ts'
import type { Column, WindowInput } from './computeSteps.ts'
import { type FigureChoice, figuresInForce } from './figuresInForce.ts'
import { flagsIn, keptPart, type KeptSteps } from './KeptSteps.ts'
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

/**
 * Prices quantities: the rates of each window applied to what was counted, rounded to the öre once.
 *
 * @param look is shown every window's steps, for explanations
 * @throws RunTrouble where a figure has no value or a payment no answer
 */
export function price(program: Program, input: PriceInput, look?: (computed: Computed) => void): Priced {
  const parts = program.windows.map((part) => priceWindows(program, part, input, look))
  const byName = new Map(parts.flatMap((part) => part.payments.map((payment) => [payment.name, payment] as const)))
  return {
    model: program.model,
    currency: program.currency,
    clinics: input.quantities.clinics,
    payments: program.payments.map(({ name }) => byName.get(name) as PaidPayment),
    formulas: Object.assign({}, ...parts.map((part) => part.formulas)),
  }
}

function priceWindows(program: Program, part: WindowProgram, input: PriceInput, look?: (computed: Computed) => void) {
  const { clinics } = input.quantities
  const quantities = input.quantities.windows.find((one) => one.over === part.over) as WindowQuantities
  const { windows } = quantities
  const { computer, paid: kept, flags } = keptPart(program, part, quantities, input)
  if (look) computer.show()
  const assigned = input.assigned?.[part.over]
  const isActive = (window: number): boolean => clinics.some((_, clinic) => assigned?.[window]?.[clinic] ?? true)
  const inForce = figuresInForce(program, part, windows, input, isActive)
  const paid = part.payments.map(() => ({
    ore: [] as (readonly number[])[],
    unpaid: [] as number[],
    exact: [] as (readonly number[])[],
    due: [] as (readonly number[])[],
  }))
  const formulas = part.formulas.map(() => [] as (readonly number[])[])

  for (let window = 0; window < windows.length; window += 1) {
    const { isOurs, open } = (flags[window] ??= flagsIn(
      quantities.monthsOpen[window],
      assigned?.[window],
      clinics.length,
    ))
    const from: WindowInput = {
      place: window,
      inForce: inForce[window] as (typeof inForce)[number],
      inScope: (scope: Scope) => open[scope],
      previous: (name) => previousOf(name, window),
    }
    const values = computer.compute(from)
    const paidBy = (payment: ProgramPayment): readonly boolean[] => (payment.toOpenClinics ? open.same_model : isOurs)
    look?.({ part, window, values, isPaid: (payment, clinic) => paidBy(payment)[clinic] as boolean })
    part.formulas.forEach(({ step }, index) => formulas[index]?.push(perClinic(values[step] as Column, clinics.length)))
    const isAnyOurs = isOurs.some(Boolean)
    const before = kept[window] ?? []
    const settled = part.payments.map((payment, index) => {
      const amounts = values[payment.amount] as Column
      const pot = payment.pot && values[payment.pot.amount]
      const known = before[index]
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
    kept[window] = settled
    settled.forEach((one, index) => {
      const { ore, unpaid, exact, due } = one.paid
      paid[index]?.ore.push(ore)
      paid[index]?.unpaid.push(unpaid)
      paid[index]?.exact.push(exact)
      paid[index]?.due.push(due)
    })
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
    return (paid[payment]?.due[window - 1] ?? []).map((ore) => ore / 100)
  }

  return {
    payments: part.payments.map(
      ({ name, group, over }, index): PaidPayment => ({
        name,
        group,
        over,
        windows,
        ore: paid[index]?.ore ?? [],
        exact: paid[index]?.exact ?? [],
        unpaid: paid[index]?.unpaid ?? [],
      }),
    ),
    formulas: Object.fromEntries(
      part.formulas.map(({ name, factor }, index) => [
        name,
        (formulas[index] ?? []).map((row) => row.map((value) => value * factor)),
      ]),
    ),
  }
}
