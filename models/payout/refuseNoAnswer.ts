import { writeMonth } from '../date/Month.ts'
import type { Window } from '../date/Window.ts'
import type { Scope } from '../document/Model.ts'
import type { Counted, WindowQuantities } from '../plan/Count.ts'
import type { ProgramPayment, Step, WindowProgram } from '../plan/Program.ts'
import type { Column } from './Column.ts'
import type { Computer } from './computeSteps.ts'
import { RunTrouble } from './Trouble.ts'

/** A payment in one window, with what it was computed from. */
interface Doubtful {
  readonly part: WindowProgram
  readonly payment: ProgramPayment
  readonly values: readonly Column[]
  readonly isPaid: readonly boolean[]
  readonly clinics: readonly string[]
  readonly window: Window
  readonly quantities: WindowQuantities
  readonly place: number
  readonly computer: Computer
  /** The values with those of rows, for where an answer began to lack. */
  readonly whole: () => readonly Column[]
  readonly inScope: Readonly<Record<Scope, readonly boolean[]>>
}

/**
 * Stops the run where a payment has no answer for a clinic that it pays, and says where that began.
 *
 * @throws RunTrouble with the clinic, the payment and the remedy
 */
export function refuseNoAnswer(doubtful: Doubtful): void {
  const { payment, values, isPaid, clinics, window } = doubtful
  const inScope = payment.pot ? doubtful.inScope[payment.pot.scope] : isPaid
  const amounts = values[payment.amount] as Column
  const clinic = firstWithout(amounts, inScope, payment.pot !== undefined)
  const pot = payment.pot ? ((values[payment.pot.amount] as Column)[0] as number) : 0
  if (clinic === -1 && Number.isFinite(pot)) return
  const place = Math.max(0, clinic)
  const root = clinic === -1 ? (payment.pot?.amount as number) : payment.amount
  const amount = amounts[amounts.length === 1 ? 0 : place] as number
  const {
    cause,
    hint,
    lacks: fact,
  } = amount < 0 && clinic !== -1
    ? { cause: 'its weight in the pot is below zero', hint: 'Keep the weight at zero or above, with `max`.' }
    : causeOf({ ...doubtful, values: doubtful.whole() }, root, place)
  throw new RunTrouble(
    'no-answer',
    `\`${payment.name}\` has no answer for ${clinics[place]} in ${writeMonth(window.last)}: ${cause}.`,
    hint,
    { clinic: clinics[place] as string, payment: payment.name, lacks: fact },
  )
}

/** The first clinic in scope whose amount is no number, or a weight below zero; -1 where there is none. */
function firstWithout(amounts: Column, inScope: readonly boolean[], isWeight: boolean): number {
  const stride = amounts.length === 1 ? 0 : 1
  for (let clinic = 0; clinic < inScope.length; clinic += 1) {
    if (!inScope[clinic]) continue
    const amount = amounts[clinic * stride] as number
    if (!Number.isFinite(amount) || (isWeight && amount < 0)) return clinic
  }
  return -1
}

/** Why there is no answer, what to do, and the fact that was not given where that is the reason. */
interface Cause {
  readonly cause: string
  readonly hint: string
  readonly lacks?: string | undefined
}

/**
 * Where the lack of an answer began: the first step without one whose parts have theirs. A figure of the region is
 * followed to the first clinic of its scope that lacks its part.
 */
function causeOf(doubtful: Doubtful, root: number, clinic: number): Cause {
  const { part, clinics, inScope } = doubtful
  let at = { step: root, clinic }
  for (;;) {
    const step = part.steps[at.step] as Step
    const next = nextOf(step, at.clinic)
    if (!next) {
      const found = inWords(doubtful, step, at.clinic)
      return at.clinic === clinic ? found : { ...found, cause: `${clinics[at.clinic]}: ${found.cause}` }
    }
    at = next
  }

  function nextOf(step: Step, own: number): { readonly step: number; readonly clinic: number } | undefined {
    const among = 'scope' in step ? clinics.flatMap((_, place) => (inScope[step.scope][place] ? [place] : [])) : [own]
    for (const one of 'of' in step ? step.of : [])
      for (const place of among) if (lacks(doubtful, one, place)) return { step: one, clinic: place }
    return undefined
  }
}

/** Has a step no answer for a clinic, in one of its rows perhaps? */
function lacks(of: Doubtful, index: number, clinic: number): boolean {
  const step = of.part.steps[index] as Step
  const column = of.values[index] as Column
  if (column.length === 1) return !Number.isFinite(column[0])
  if (typeof step.domain !== 'number') return !Number.isFinite(column[clinic])
  return rowsWithout(of, step.domain, column, clinic).length > 0
}

/** The rows of a clinic that occur in the window and have no value. */
function rowsWithout(of: Doubtful, count: number, column: Column, clinic: number): readonly number[] {
  const counted = of.quantities.counts.find((one) => one.id === of.part.counts[count]?.id) as Counted
  const n = of.computer.numbers(count, of.place)
  return counted.clinic.flatMap((own, row) =>
    own === clinic && n[row] !== 0 && Number.isNaN(column[row]) ? [row] : [],
  )
}

const DELIVER = 'Deliver it, ask `known` first, or declare `missing:` for the fact.'

function inWords(of: Doubtful, step: Step, clinic: number): Cause {
  switch (step.op) {
    case 'divide': {
      const { below } = step
      return {
        cause:
          below === undefined
            ? 'a quotient, mean or share has zero below'
            : `\`${below}\` is zero, and something is divided by it`,
        hint: `Write \`when(${below ?? 'what is below'} > 0, …, 0)\` if it shall then be zero.`,
      }
    }
    case 'column': {
      const count = step.domain as number
      const rows = rowsWithout(of, count, of.values[of.part.steps.indexOf(step)] as Column, clinic)
      const n = rows.reduce((sum, row) => sum + (of.computer.numbers(count, of.place)[row] as number), 0)
      const fact = of.part.columnNames[count]?.[step.column]
      return { cause: `${n} of its rows lack \`${fact}\``, hint: DELIVER, lacks: fact }
    }
    case 'clinicFact':
      return {
        cause: `the data gives no \`clinic.${step.name}\``,
        hint: DELIVER,
        lacks: `clinic.${step.name}`,
      }
    case 'given':
      return {
        cause: `the data gives no indicator \`${step.indicator}\``,
        hint: 'Deliver its numerator and denominator for the month that ends the window.',
        lacks: step.indicator,
      }
    case 'previous':
      return {
        cause: `there is no \`previous.${step.name}\``,
        hint: 'Give it in `clinic_facts` for the month before the period.',
      }
    case 'look':
      return {
        cause: `no row of the table \`${step.table}\` matches`,
        hint: 'Add the row, or ask before looking it up.',
      }
    case 'ramp':
      return { cause: 'the bounds of a `ramp` are not in order', hint: 'The first bound must be below the second.' }
    case 'percentile':
      return { cause: 'a percentile has no clinics, or its place is not within 0 to 1', hint: 'Look at its share.' }
    case 'noAnswer':
      return {
        cause: step.lacks ? `some of its rows lack \`${step.lacks}\`` : 'a contact lacks a fact that the formula reads',
        hint: DELIVER,
        lacks: step.lacks,
      }
    default:
      return { cause: 'an amount is too large to be a number', hint: 'Look at the figures of the payment.' }
  }
}
