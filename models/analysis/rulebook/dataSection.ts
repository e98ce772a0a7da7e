import { readUnit } from '../../formula/Unit.ts'
import type { Fact } from '../../vocabulary/facts.ts'
import { askedFirst } from './askedFirst.ts'
import { wordText } from './nameOf.ts'
import { noteWords } from './noteWords.ts'
import type { ReadParts } from './readBy.ts'
import type { Block, Section } from './RuleBook.ts'
import { capitalised, joinTexts, text, type Text } from './Text.ts'
import { writeUnitWords } from './writeFigure.ts'
import { idOf, type Writing } from './Writing.ts'

/** Whether a model reads any data. */
export function hasData({ facts, indicators }: ReadParts): boolean {
  return facts.size > 0 || [...indicators].some(({ counted }) => !counted)
}

/**
 * What the model reads in data, in what, and what happens where it is missing: facts, and indicators that are delivered
 * counted. Facts made from the rows themselves are left out.
 */
export function dataSection({ facts, indicators }: ReadParts, number: string, writing: Writing): Section {
  const { words, language, model } = writing
  const { data, headings } = words
  const read = model.facts.filter((fact) => facts.has(fact) && fact.table !== 'computed')
  const delivered = model.indicators.filter((one) => indicators.has(one) && !one.counted)
  const asked = askedFirst(model)
  return {
    id: 'data',
    number,
    heading: headings.facts,
    blocks: [
      {
        type: 'table',
        caption: [data.caption],
        columns: data.columns.map((column) => [column]),
        rows: [
          ...read.map((fact) => [
            capitalised([fact.label[language]]),
            [words.entities[fact.entity]],
            givenIn(fact, writing),
            asked.has(fact) ? [data.asked] : standIn(fact, writing),
          ]),
          ...delivered.map(({ name, label }) => [
            [{ text: label[language], to: idOf.indicator(name) }],
            [words.entities.clinic],
            [data.counted],
            [data.refuse],
          ]),
        ],
        numbers: [],
      },
      ...notesOf(read, writing),
    ],
    sections: [],
  }
}

/** What the model says of its facts. */
function notesOf(facts: readonly Fact[], writing: Writing): readonly Block[] {
  const items = facts.flatMap((fact) => {
    const said = noteWords(fact.note, writing)
    return said ? [text`${fact.label[writing.language]}: ${said}`] : []
  })
  return items.length === 0 ? [] : [{ type: 'list', items }]
}

function givenIn(fact: Fact, writing: Writing): Text {
  const { kind, unit = '', months } = fact
  const { words, model } = writing
  if (kind !== 'number') return choiceText(fact, writing)
  const reading = readUnit(unit, model.currency)
  const inWords = unit === 'share' ? words.perCent : 'unit' in reading ? writeUnitWords(reading.unit, writing) : unit
  const measured = months === undefined ? '' : `, ${words.data.measured(months)}`
  return [`${inWords === '' ? words.bareUnit : inWords}${measured}`]
}

/** More words than these are not listed. */
const MOST_WORDS = 6

/** `ett av: första, andra` */
function choiceText(fact: Fact, writing: Writing): Text {
  const { kind, words: all = [] } = fact
  const { data } = writing.words
  if (kind === 'number') return []
  if (kind !== 'word' || all.length === 0 || all.length > MOST_WORDS) return [data.kinds[kind]]
  return data.oneOf(
    joinTexts(
      all.map((word) => wordText(word, writing, fact)),
      ', ',
    ),
  )
}

function standIn(fact: Fact, writing: Writing): Text {
  const { words, numbers } = writing
  const { missing } = fact
  if (missing === undefined) return [words.data.refuse]
  if (typeof missing === 'number') return words.data.standIn([numbers.number(missing)])
  if (typeof missing === 'boolean') return words.data.standIn([missing ? words.yes : words.no])
  return text`${words.data.standIn(wordText(missing, writing, fact))}`
}
