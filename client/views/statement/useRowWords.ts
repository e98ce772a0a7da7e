import { en } from '../../text/en.ts'
import { sv, type TextKey } from '../../text/sv.ts'
import { useLanguage } from '../../text/useText.ts'

/** The row of a table in words, `65–79, kvinnor` of `65-79 female`; words that have no text stand as they are. */
export function useRowWords(): (row: string) => string {
  const language = useLanguage()
  const texts: Readonly<Record<string, string>> = language === 'sv' ? sv : en
  return (row) =>
    row
      .split(' ')
      .map((word) => texts[`statement.word.${word}` satisfies string as TextKey] ?? spaced(word))
      .join(', ')
}

function spaced(word: string): string {
  return word.replace(/^(\d[\d.]*)-(\d[\d.]*)$/, '$1–$2').replaceAll('_', ' ')
}
