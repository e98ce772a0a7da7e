import { noteBlocks } from './noteWords.ts'
import type { Block, Section } from './RuleBook.ts'
import { lowerLabel } from './lowerLabel.ts'
import { joinTexts, plainText, text, type Text } from './Text.ts'
import type { UndecidedFigure } from './undecidedFigures.ts'
import type { Model } from '../../document/Model.ts'
import { idOf, type Writing } from './Writing.ts'

/** What the model is: its status, who pays, when it holds, how time and money are counted, and what is missing. */
export function aboutSection(
  undecided: readonly UndecidedFigure[],
  { number, undecidedAt }: { readonly number: string; readonly undecidedAt: string },
  writing: Writing,
): Section {
  const { model, words, numbers, language } = writing
  const { about, headings, groups } = words
  const { valid, jurisdiction, currency, cutOff, fixedShare } = model
  const status = about.status[model.status]
  const isDecided = model.status === 'enacted' || model.status === 'pilot'
  const to = valid.to === undefined ? undefined : numbers.date(valid.to)
  const times = timesIn(model)
  const time = [
    about.valid(numbers.date(valid.from), to),
    about.cutOff[cutOff],
    ...(times === undefined ? [] : [about.times[times]]),
  ].join(' ')
  const fixed = joinTexts(
    fixedShare.map((group) => [lowerLabel(groups[group])]),
    ', ',
    words.and,
  )
  const isUsual = fixedShare.length === 1 && fixedShare[0] === 'fixed'
  const counted = isUsual ? '' : ` ${about.fixedShare(plainText(fixed))}`
  const money = text`${about.currency(currency)} ${roundedWords(writing)}${counted}`
  const blocks: readonly Block[] = [
    { type: isDecided ? 'paragraph' : 'warning', text: [status] },
    ...(model.extends ? [{ type: 'paragraph', text: about.extends([model.extends.label[language]]) } as const] : []),
    ...noteBlocks([model.note], writing),
    ...openBlocks(),
    ...(jurisdiction ? [{ type: 'paragraph', text: about.payer(jurisdiction[language]) } as const] : []),
    { type: 'paragraph', text: [time] },
    ...(model.payments.length === 0 ? [] : [{ type: 'paragraph', text: money } as const]),
  ]
  return { id: 'about', number, heading: headings.about, blocks, sections: [] }

  function openBlocks(): readonly Block[] {
    const open = undecided.filter(({ basis }) => basis === 'missing').length
    const assumed = undecided.length - open
    if (undecided.length === 0) return []
    const said = [...(open > 0 ? [about.open(open)] : []), ...(assumed > 0 ? [about.undecided(assumed)] : [])].join(' ')
    const place = about.seeUndecided([{ text: about.section(undecidedAt), to: 'undecided' }])
    return [{ type: 'warning', text: text`${said} ${place}` }]
  }
}

/** To what payments are rounded; those with a rounding of their own are named where others have none. */
function roundedWords({ model, words, language }: Writing): Text {
  const { currency, payments } = model
  const own = payments.filter(({ round }) => round !== undefined)
  const { none, some, all } = words.about.rounding
  if (own.length === 0) return [none(currency)]
  if (own.length === payments.length) return [all(currency)]
  const links = own.map(({ name, label }): Text => [{ text: label[language], to: idOf.payment(name) }])
  return some(currency, joinTexts(links, ', ', words.and))
}

/** Which times beside the month the rates of a model have; a model that pays by the year alone divides none. */
function timesIn({ parameters, tables, payments }: Model): 'year' | 'quarter' | 'both' | undefined {
  if (payments.length > 0 && payments.every(({ over }) => over === 'year')) return undefined
  const months = new Set([...parameters, ...tables].map(({ unit }) => unit.months))
  if (months.has(12) && months.has(3)) return 'both'
  return months.has(12) ? 'year' : months.has(3) ? 'quarter' : undefined
}
