import { readUnit } from '../../formula/Unit.ts'
import type { Fact } from '../../vocabulary/facts.ts'
import { wordText } from './nameOf.ts'
import type { Section } from './RuleBook.ts'
import { capitalised, text, type Text } from './Text.ts'
import { writeUnitWords } from './writeFigure.ts'
import type { Writing } from './Writing.ts'

/** What the model reads in data, in what, and what happens where it is missing. Facts made from the rows themselves are left out. */
export function dataSection(facts: ReadonlySet<Fact>, number: string, writing: Writing): Section {
  const { words, language, model } = writing
  const { data, headings } = words
  const read = model.facts.filter((fact) => facts.has(fact) && fact.table !== 'computed')
  return {
    id: 'data',
    number,
    heading: headings.facts,
    blocks: [
      {
        type: 'table',
        caption: [data.caption],
        columns: data.columns.map((column) => [column]),
        rows: read.map((fact) => [
          capitalised([fact.label[language]]),
          [words.entities[fact.entity]],
          givenIn(fact, writing),
          standIn(fact, writing),
        ]),
        numbers: [],
      },
    ],
    sections: [],
  }
}

function givenIn({ kind, unit = '', months }: Fact, writing: Writing): Text {
  const { words, model } = writing
  if (kind !== 'number') return [words.data.kinds[kind]]
  const reading = readUnit(unit, model.currency)
  const inWords = unit === 'share' ? words.perCent : 'unit' in reading ? writeUnitWords(reading.unit, writing) : unit
  const measured = months === undefined ? '' : `, ${words.data.measured(months)}`
  return [`${inWords === '' ? words.bareUnit : inWords}${measured}`]
}

function standIn({ missing }: Fact, writing: Writing): Text {
  const { words, numbers } = writing
  if (missing === undefined) return [words.data.refuse]
  if (typeof missing === 'number') return words.data.standIn([numbers.number(missing)])
  if (typeof missing === 'boolean') return words.data.standIn([missing ? words.yes : words.no])
  return text`${words.data.standIn(wordText(missing, writing))}`
}
