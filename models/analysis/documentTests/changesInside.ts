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

/** The changes of one figure inside windows of one length, and who reads it there. */
interface Unseen {
  readonly changes: readonly [Change, ...Change[]]
  readonly payments: readonly string[]
}

/** More figures than this are told as one: a model of another fiscal year has hundreds. */
const MOST = 5

/**
 * Figures that change inside a quarter or year that a payment is paid for at once. Such a payment reads the value of its
 * window's first day, so that the change moves nothing until the next window begins: a run says so, and so does this.
 */
export function changesInside(model: Model, program: Program): readonly Diagnostic[] {
  const changes = changesOf(model)
  return program.windows.flatMap(({ over, ...part }) => {
    if (over === 'month') return []
    const readers = part.payments.map((payment) => ({
      name: payment.name,
      figures: figuresRead({ over, ...part }, payment),
    }))
    const figures = [...new Set(changes.map(({ name }) => name))].flatMap((figure): readonly Unseen[] => {
      const payments = readers.filter((one) => one.figures.has(figure)).map(({ name }) => name)
      const [first, ...later] = changes.filter(({ name, from }) => {
        const start = startOf(from, over)
        // A window that begins before the model is in force is refused by every run.
        return name === figure && start !== from && start >= model.valid.from
      })
      return first && payments.length > 0 ? [{ changes: [first, ...later], payments }] : []
    })
    const [first] = figures
    if (figures.length > MOST && first) return [warning(first, over, figures)]
    return figures.map((one) => warning(one, over, [one]))
  })
}

/** A warning at the first change of a figure, for this figure or for all of them. */
function warning({ changes: [change, ...later] }: Unseen, over: Over, all: readonly Unseen[]): Diagnostic {
  const payments = [...new Set(all.flatMap((one) => one.payments))]
  const others = all.length - 1
  const figures = others > 0 ? ` and ${others} other figures change` : ' changes'
  const again = others === 0 && later.length > 0 ? ` and ${count(later.length, 'time')} more` : ''
  const named = [
    ...payments.slice(0, 2).map((name) => `\`${name}\``),
    ...(payments.length > 2 ? [count(payments.length - 2, 'other payment')] : []),
  ]
  const paid = `${named.length > 1 ? `${named.slice(0, -1).join(', ')} and ` : ''}${named.at(-1)} ${payments.length === 1 ? 'is' : 'are'} paid`
  return {
    code: 'changes-in-window',
    severity: 'warning',
    place: change.place,
    message: `\`${change.name}\`${figures} inside a ${over}, on ${change.from}${again}, and ${paid} for the whole ${over} from ${startOf(change.from, over)} with the value of its first day.`,
    hint: `Let a change begin with a ${over}, or pay by the month. "A rate that changes within a year" in the guide says what else there is.`,
  }
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`

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
