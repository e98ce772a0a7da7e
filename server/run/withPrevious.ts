import {
  addMonths,
  type Period,
  type Program,
  type Quantities,
  type WindowQuantities,
  writeMonth,
} from '../../models/index.ts'
import { RunTrouble } from '../../models/payout/index.ts'

/** What an earlier run paid, from which `previous.x` of the first window is read. */
export interface PreviousRun {
  /** For messages. */
  readonly file: string
  readonly currency: string
  readonly period: Period
  /** Amounts by payment, by clinic. */
  readonly payments: Readonly<Record<string, Readonly<Record<string, number | null>>>>
}

/**
 * Quantities in which an earlier run says what payments were in the window before the first, where the data does not.
 *
 * @throws RunTrouble where that run is of another window or currency: its amounts would be wrong numbers
 */
export function withPrevious(
  quantities: Quantities,
  {
    program,
    previous,
  }: { readonly program: Pick<Program, 'currency' | 'payments'>; readonly previous?: PreviousRun | undefined },
): Quantities {
  if (!previous) return quantities
  return { ...quantities, windows: quantities.windows.map((one) => filled(one, quantities.clinics)) }

  function filled(one: WindowQuantities, clinics: readonly string[]): WindowQuantities {
    const isPayment = (name: string): boolean => program.payments.some((payment) => payment.name === name)
    const open = Object.entries(one.previous).filter(([name, values]) => isPayment(name) && values.includes(null))
    if (open.length === 0 || one.windows.length === 0 || !previous) return one
    refuseOtherWindow(one, previous, program.currency)
    const given = open.map(([name, values]) => [
      name,
      values.map((value, clinic) => value ?? previous.payments[clinics[clinic] ?? '']?.[name] ?? null),
    ])
    return { ...one, previous: { ...one.previous, ...Object.fromEntries(given) } }
  }
}

function refuseOtherWindow({ windows }: WindowQuantities, { file, period, currency }: PreviousRun, ours: string): void {
  const [window] = windows
  if (!window) return
  const last = addMonths(window.first, -1)
  const first = addMonths(last, -monthsIn(window))
  if (period.first !== first || period.last !== last)
    throw new RunTrouble(
      'no-previous',
      `The run of \`${file}\` pays ${period.text}, and \`previous\` is of ${first === last ? writeMonth(last) : `${writeMonth(first)} to ${writeMonth(last)}`}.`,
      'Give a run of exactly that period by --previous, or the values in `clinic_facts`.',
    )
  if (currency !== ours)
    throw new RunTrouble(
      'no-previous',
      `The run of \`${file}\` pays in ${currency}, and the model in ${ours}.`,
      'Give a run in the same currency by --previous.',
    )
}

/** How many months lie between the first and the last of a window. */
function monthsIn({ first, last }: { readonly first: number; readonly last: number }): number {
  let months = 0
  while (addMonths(first, months) < last) months += 1
  return months
}
