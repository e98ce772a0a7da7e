import type { IsoDate } from '../../date/IsoDate.ts'
import { monthsOf, type Over } from '../../date/Window.ts'
import type { Diagnostic, Place } from '../../document/Diagnostic.ts'
import type { Model } from '../../document/Model.ts'
import { figuresRead } from '../../plan/figuresRead.ts'
import type { Program } from '../../plan/Program.ts'

/** A value of a figure that begins on a day, with its place in the document. */
interface Change {
  readonly name: string
  readonly from: IsoDate
  readonly place: Place
}

/**
 * Figures that change inside a quarter or year that a payment is paid for at once. Such a payment reads the value of its
 * window's first day, so that the change moves nothing until the next window begins: a run says so, and so does this.
 */
export function changesInside(model: Model, program: Program): readonly Diagnostic[] {
  const changes = changesOf(model)
  return program.windows.flatMap((part) => {
    if (part.over === 'month') return []
    const readers = part.payments.map((payment) => ({ name: payment.name, figures: figuresRead(part, payment) }))
    return changes.flatMap((change): readonly Diagnostic[] => {
      const start = startOf(change.from, part.over)
      const payments = readers.filter(({ figures }) => figures.has(change.name)).map(({ name }) => `\`${name}\``)
      // A window that begins before the model is in force is refused by every run.
      if (payments.length === 0 || start === change.from || start < model.valid.from) return []
      return [
        {
          code: 'changes-in-window',
          severity: 'warning',
          place: change.place,
          ...told(change, start, part.over, payments),
        },
      ]
    })
  })
}

function told({ name, from }: Change, start: IsoDate, over: Over, payments: readonly string[]) {
  const one = payments.length === 1
  return {
    message: `\`${name}\` changes on ${from}, and ${payments.join(' and ')} ${one ? 'is' : 'are'} paid for the whole ${over} from ${start} with the value of its first day.`,
    hint: `Let the change begin with a ${over}, or pay by the month. "A rate that changes within a year" in the guide says what else there is.`,
  }
}

/** Every value that takes the place of another one. */
function changesOf({ parameters, tables, indicators }: Model): readonly Change[] {
  const later = <T extends { readonly from: IsoDate; readonly place: Place }>(
    values: readonly T[],
    valueOf: (one: T) => unknown,
  ): readonly T[] => values.filter((one, index) => index > 0 && !isSame(valueOf(one), valueOf(values[index - 1] as T)))
  const named = (name: string, { from, place }: { readonly from: IsoDate; readonly place: Place }) => ({
    name,
    from,
    place,
  })
  return [
    ...parameters.flatMap(({ name, values }) => later(values, ({ value }) => value).map((one) => named(name, one))),
    ...tables.flatMap(({ name, values }) => later(values, ({ rows }) => rows).map((one) => named(name, one))),
    ...indicators.flatMap(({ name, limits, limitUnits }) =>
      Object.keys(limitUnits).flatMap((limit) =>
        later(limits, (one) => one.limits[limit]).map((one) => named(`${name}.${limit}`, one)),
      ),
    ),
  ]
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** The first day of the window that a day lies in. */
function startOf(date: IsoDate, over: Over): IsoDate {
  const months = monthsOf(over)
  const month = Number(date.slice(5, 7))
  const first = month - ((month - 1) % months)
  return `${date.slice(0, 5)}${String(first).padStart(2, '0')}-01`
}
