import type { Grouping } from '../../document/Model.ts'
import { plainText } from './Text.ts'
import { wordCell, wordText } from './nameOf.ts'
import { noteBlocks } from './noteWords.ts'
import type { Section } from './RuleBook.ts'
import { capitalised } from './Text.ts'
import type { Writing } from './Writing.ts'

/** Which conditions there are, and by which codes a patient has them. */
export function conditionsSection(grouping: Grouping, number: string, writing: Writing): Section {
  const { words, language } = writing
  const { grouping: said, headings } = words
  return {
    id: 'conditions',
    number,
    heading: headings.conditions,
    blocks: [
      { type: 'paragraph', text: [said.intro(grouping.label[language], grouping.months)] },
      ...noteBlocks([grouping.note], writing),
      {
        type: 'table',
        caption: [said.caption],
        columns: said.columns.map((column) => [column]),
        rows: grouping.conditions.map(({ word, codes, replaces }) => [
          capitalised(wordCell(word, writing)),
          [{ code: word }],
          [grouping.codesFromData ? said.fromData : codes.join(', ')],
          [replaces.map((one) => plainText(wordText(one, writing))).join(', ')],
        ]),
        numbers: [],
      },
    ],
    sections: [],
  }
}
