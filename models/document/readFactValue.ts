import { suggest } from '../formula/suggest.ts'
import type { Fact } from '../vocabulary/facts.ts'
import type { FactValue } from '../vocabulary/Rows.ts'
import { shorten } from './expected.ts'
import type { Raw } from './Raw.ts'
import type { Report } from './Report.ts'
import { readBoolean, readWord } from './readFacts.ts'
import { readNumber } from './readNumber.ts'
import { readList } from './readWords.ts'
import { refuseRepeats } from './refuseRepeats.ts'

const MOST_DECIMALS = 6

/** Reads what a test gives for a fact: of its kind, and a word among its words. */
export function readFactValue(raw: Raw, fact: Fact, report: Report): FactValue | undefined {
  switch (fact.kind) {
    case 'number':
      return readMeasure(raw, fact, report)
    case 'boolean':
      return readBoolean(raw, report)
    case 'word':
      return readWordAmong(raw, fact, report)
    case 'words':
      refuseRepeats(raw, report)
      return readList(raw, 'words', (item) => readWordAmong(item, fact, report), report)
  }
}

/** What is summed over rows has as many decimals as a dataset may have. */
function readMeasure(raw: Raw, { entity }: Fact, report: Report): number | undefined {
  const value = readNumber(raw, report)
  if (value === undefined || raw.type !== 'scalar' || entity === 'clinic') return value
  const decimals = raw.text.split('.')[1]?.length ?? 0
  if (decimals <= MOST_DECIMALS) return value
  const message = `\`${shorten(raw.text)}\` has more than ${MOST_DECIMALS} decimals.`
  return report.error('wrong-number', raw.place, message, { hint: 'A dataset holds no more.' })
}

function readWordAmong(raw: Raw, { entity, name, words }: Fact, report: Report): string | undefined {
  const word = readWord(raw, report)
  if (word === undefined || !words || words.includes(word)) return word
  return report.error('unknown-word', raw.place, `\`${entity}.${name}\` is never \`${word}\`.`, {
    hint: () => suggest(word, words),
  })
}
