import type { Block, Section } from './RuleBook.ts'
import { lowerLabel } from './lowerLabel.ts'
import { joinTexts, plainText, text } from './Text.ts'
import type { UndecidedFigure } from './undecidedFigures.ts'
import type { Writing } from './Writing.ts'

/** What the model is: its status, who pays, when it holds, how time and money are counted, and what is missing. */
export function aboutSection(
  undecided: readonly UndecidedFigure[],
  { number, undecidedAt }: { readonly number: string; readonly undecidedAt: string },
  { model, words, numbers, language }: Writing,
): Section {
  const { about, headings, groups } = words
  const { valid, jurisdiction, currency, cutOff, fixedShare } = model
  const status = about.status[model.status]
  const isDecided = model.status === 'enacted' || model.status === 'pilot'
  const to = valid.to === undefined ? undefined : numbers.date(valid.to)
  const time = [about.valid(numbers.date(valid.from), to), about.cutOff[cutOff], about.times].join(' ')
  const fixed = joinTexts(
    fixedShare.map((group) => [lowerLabel(groups[group])]),
    ', ',
    words.and,
  )
  const isUsual = fixedShare.length === 1 && fixedShare[0] === 'fixed'
  const money = [about.currency(currency), ...(isUsual ? [] : [about.fixedShare(plainText(fixed))])].join(' ')
  const blocks: readonly Block[] = [
    { type: isDecided ? 'paragraph' : 'warning', text: [status] },
    ...(model.extends ? [{ type: 'paragraph', text: about.extends([{ code: model.extends.model }]) } as const] : []),
    ...openBlocks(),
    ...(jurisdiction ? [{ type: 'paragraph', text: about.payer(jurisdiction[language]) } as const] : []),
    { type: 'paragraph', text: [time] },
    { type: 'paragraph', text: [money] },
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
