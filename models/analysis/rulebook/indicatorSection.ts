import type { Indicator } from '../../document/Model.ts'
import { conditionWords } from './conditionWords.ts'
import { limitName } from './limitName.ts'
import { sourcedWords } from './figureItems.ts'
import { noteBlocks } from './noteWords.ts'
import { sharedLimits } from './sharedLimits.ts'
import type { Block, Section } from './RuleBook.ts'
import { countsWords } from './startsOf.ts'
import { capitalised, text, type Text } from './Text.ts'
import { writeBareFigure, writeUnitWords } from './writeFigure.ts'
import { idOf, newParagraph, type Writing } from './Writing.ts'

/** An indicator: what it counts, over which months, and its limits. */
export function indicatorSection(indicator: Indicator, number: string, book: Writing): Section {
  const writing = newParagraph(book, { level: 'indicator' })
  return {
    id: idOf.indicator(indicator.name),
    number,
    heading: indicator.label[writing.language],
    blocks: [
      ...countBlocks(indicator, writing),
      ...noteBlocks([indicator.note], writing),
      ...limitBlocks(indicator, writing),
    ],
    sections: [],
  }
}

function countBlocks({ counted, months }: Indicator, writing: Writing): readonly Block[] {
  const { indicator, rows } = writing.words
  const window = months === undefined ? indicator.ownWindow : indicator.window(months)
  if (!counted) return [{ type: 'paragraph', text: [`${indicator.given} ${window}`] }]
  const { denominator, numerator, excluding } = counted
  return [
    { type: 'paragraph', text: [`${indicator.counts(rows[counted.rows].all)} ${window}`] },
    {
      type: 'list',
      items: [
        ...(excluding ? [indicator.excluding(conditionWords(excluding, writing))] : []),
        indicator.denominator(conditionWords(denominator, writing)),
        indicator.numerator(conditionWords(numerator, writing)),
      ],
    },
  ]
}

function limitBlocks(of: Indicator, writing: Writing): readonly Block[] {
  const { limits, limitUnits, label } = of
  const { indicator } = writing.words
  const names = [...new Set(limits.flatMap((dated) => Object.keys(dated.limits)))]
  if (names.length === 0) return []
  const head = (name: string): Text => {
    const unit = limitUnits[name] && writeUnitWords(limitUnits[name], writing)
    return text`${capitalised(limitName(name, writing, [of]))}${unit ? `, ${unit}` : ''}`
  }
  const shares = sharedLimits(writing.model)
  // A limit that the result is held against is a share as the result is.
  const kindOf = (name: string) => ({
    name,
    unit: limitUnits[name] ?? { powers: {} },
    ...(shares.has(name) && { range: [0, 1] as const }),
  })
  const value = (name: string, limit: number | undefined): Text =>
    limit === undefined ? [''] : [writeBareFigure(limit, kindOf(name), writing)]
  return [
    {
      type: 'table',
      caption: text`${indicator.limits}, ${label[writing.language]}`,
      columns: [[indicator.from], ...names.map(head), [indicator.source]],
      rows: limits.map((dated, place) => [
        [writing.numbers.date(dated.from)],
        ...names.map((name) => value(name, dated.limits[name])),
        text`${basisAndSource(dated, writing)}${countsWords(limits, place, of, writing)}`,
      ]),
      numbers: names.map((_, place) => place + 1),
    },
  ]
}

/** `beslutad. Källa: avtalet, § 5.1.` in a cell, where no words stand before it. */
function basisAndSource(dated: Indicator['limits'][number], writing: Writing): Text {
  const [first = '', ...rest] = sourcedWords(dated, writing)
  const said = typeof first === 'string' ? first.replace(/^[ .(]+/, '').replace(')', '') : first
  return capitalised([said, ...rest])
}
