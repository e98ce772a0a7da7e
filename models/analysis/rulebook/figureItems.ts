import { addMonths, lastDayOf } from '../../date/Month.ts'
import { dateOf, type IsoDate } from '../../date/IsoDate.ts'
import type { DatedValue, Model, Parameter } from '../../document/Model.ts'
import { rateLabel } from './nameOf.ts'
import { noteWords } from './noteWords.ts'
import type { FigureItem } from './RuleBook.ts'
import { countsWords, readsWords } from './startsOf.ts'
import { capitalised, text, type Text } from './Text.ts'
import { writeFigure } from './writeFigure.ts'
import { idOf, type Writing } from './Writing.ts'

/** A rate in sentences, one for each day from which it changes: figure, unit, days, basis, source, note. */
export function figureItems(parameter: Parameter, writing: Writing): readonly FigureItem[] {
  const { words } = writing
  const label: Text = capitalised([rateLabel(parameter, writing)])
  const note = noteWords(parameter.note, writing)
  const items = parameter.values.map((dated, place) => {
    const next = parameter.values[place + 1]
    const span = spanOf(dated.from, next?.from, writing)
    const value = dated.value === undefined ? undefined : writeFigure(dated.value, parameter, writing)
    const said = value === undefined ? words.figure.missing(label, span) : words.figure.is(label, value, span)
    return {
      ...(place === 0 ? { id: idOf.rate(parameter.name) } : {}),
      isOpen: value === undefined,
      text: text`${said}${sourcedWords(dated, writing)}${countsWords(parameter.values, place, parameter, writing)}`,
    }
  })
  const reads = readsWords(parameter.values, parameter, writing)
  const remarks = [reads, note].flatMap((one): readonly FigureItem[] =>
    one ? [{ isOpen: false, text: text`${label}: ${one}` }] : [],
  )
  return [...items, ...remarks]
}

/** `från 1 januari 2016 till 31 december 2016`; a figure ends on the day before the next begins. */
export function spanOf(from: IsoDate, next: IsoDate | undefined, { words, numbers }: Writing): string {
  const to = next === undefined ? undefined : numbers.date(dayBefore(next))
  return words.figure.span(numbers.date(from), to)
}

/** Figures begin on the first of a month. */
function dayBefore(first: IsoDate): IsoDate {
  const month = Number(first.slice(0, 4)) * 100 + Number(first.slice(5, 7))
  return dateOf(lastDayOf(addMonths(month, -1)))
}

/** What follows a figure: ` (beslutad siffra). Källa: avtalet, § 3.1. Ett år per steg.` */
export function sourcedWords(
  { basis, source, note }: Pick<DatedValue, 'basis' | 'source' | 'note'>,
  writing: Writing,
): Text {
  const { words } = writing
  const said = noteWords(note, writing)
  // An author who says why a figure is missing says more than we can.
  const known = basis !== 'missing' ? words.figure.basis[basis] : said ? '' : words.figure.notFound
  return text`${known}. ${words.figure.source(sourceWords(source, writing))}${said ? text` ${said}` : ''}`
}

/** A source by its title and the place in it: `avtalet, § 3.1`. */
export function sourceWords(written: string, { model, words }: Writing): Text {
  const space = written.indexOf(' ')
  const [id, place] = space === -1 ? [written, ''] : [written.slice(0, space), written.slice(space + 1)]
  const source = sourceById(id, model)
  const title: Text = source.url === undefined ? [source.title] : [{ text: source.title, url: source.url }]
  return text`${title}${place === '' ? '' : `, ${place}`}${source.via === undefined ? '' : words.figure.via(source.via)}`
}

function sourceById(id: string, { sources }: Model): Model['sources'][number] {
  const source = sources.find((one) => one.id === id)
  if (!source) throw new Error(`A checked model has no source called ${id}.`)
  return source
}
