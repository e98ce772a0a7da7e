import { dateOf, type IsoDate } from '../../date/IsoDate.ts'
import { addMonths, firstDayOf } from '../../date/Month.ts'
import { monthsOf, type Over } from '../../date/Window.ts'
import type { DatedValue, Indicator, Parameter, Table } from '../../document/Model.ts'
import type { Block } from './RuleBook.ts'
import { plainText, text, type Text } from './Text.ts'
import type { Writing } from './Writing.ts'

/** Figures of more changes than these inside a quarter or year are told by the rule, not each by its day. */
const MOST_CHANGES = 2

type Dated = readonly { readonly from: IsoDate }[]

/**
 * The day from which a payment reads a figure: a quarter or year is paid as a whole, with the figures of its first day.
 *
 * @example
 * windowStart('2026-07-01', 'year') // => '2027-01-01'
 * windowStart('2026-07-01', 'quarter') // => '2026-07-01'
 */
export function windowStart(from: IsoDate, over: Over): IsoDate {
  const month = Number(from.slice(0, 4)) * 100 + Number(from.slice(5, 7))
  const inside = ((month % 100) - 1) % monthsOf(over)
  return inside === 0 ? from : dateOf(firstDayOf(addMonths(month, monthsOf(over) - inside)))
}

/**
 * What a rate changes to, by its days; nothing where a payment reads a change later than its day, so that no sentence
 * promises a figure that is not paid.
 */
export function changesOf(parameter: Parameter, writing: Writing): readonly DatedValue[] | undefined {
  const { values } = parameter
  if (insideOf(parameter, writing).some((over) => changesInside(values, over, writing).length > 0)) return undefined
  return values.filter(({ value }, place) => place === 0 || value !== values[place - 1]?.value)
}

/** From when on a figure counts in payments of a quarter or a year, where that is not its own day: ` In payments …`. */
export function countsWords(values: Dated, place: number, of: Parameter | Table | Indicator, writing: Writing): Text {
  const { words, numbers } = writing
  const said = insideOf(of, writing).flatMap((over) => {
    const all = changesInside(values, over, writing)
    const here = values[place]
    if (!here || all.length > MOST_CHANGES || !all.includes(here)) return []
    const start = windowStart(here.from, over)
    const next = values[place + 1]
    const isPassed = next !== undefined && windowStart(next.from, over) === start
    return [words.figure.counts[over](isPassed ? undefined : numbers.date(start))]
  })
  return said.length === 0 ? [] : text` ${said.join(' ')}`
}

/** The same of many changes, in one sentence for all of them. */
export function readsWords(values: Dated, of: Parameter | Table | Indicator, writing: Writing): Text | undefined {
  const said = insideOf(of, writing).flatMap((over) =>
    changesInside(values, over, writing).length > MOST_CHANGES ? [writing.words.figure.reads[over]] : [],
  )
  return said.length === 0 ? undefined : [said.join(' ')]
}

/** The same above many figures, once for all of them. */
export function readsBlocks(
  figures: readonly (readonly [of: Table | Indicator, values: Dated])[],
  writing: Writing,
): readonly Block[] {
  const said = new Set(figures.flatMap(([of, values]) => plainText(readsWords(values, of, writing) ?? [])))
  return [...said].flatMap((one) => (one === '' ? [] : [{ type: 'paragraph', text: [one] } as const]))
}

/** The longer windows of the payments that read a figure. */
function insideOf(of: Parameter | Table | Indicator, { overs }: Writing): readonly ('quarter' | 'year')[] {
  return (overs.get(of) ?? []).flatMap((over) => (over === 'month' ? [] : [over]))
}

/** Figures that begin while the rules are in force, and inside a window. */
function changesInside<T extends { readonly from: IsoDate }>(
  values: readonly T[],
  over: Over,
  { model }: Writing,
): readonly T[] {
  return values.filter(({ from }) => from > model.valid.from && windowStart(from, over) !== from)
}
