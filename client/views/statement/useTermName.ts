import type { LineTerm } from '../../statement/PaidLine.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { useRowWords } from './useRowWords.ts'

/** What a term is called: its figure's name, with the row of a table. */
export function useTermName(): (term: LineTerm) => string {
  const text = useText()
  const language = useLanguage()
  const rowWords = useRowWords()

  return ({ of, label, row }) => {
    switch (of.type) {
      case 'pot':
        return text('statement.term.pot')
      case 'percentile':
        return text('statement.term.percentile')
      case 'previous':
      case 'fact':
      case 'parameter':
        return label[language]
      case 'table':
        return row === null || row === '' ? label[language] : `${label[language]}: ${rowWords(row)}`
    }
  }
}
