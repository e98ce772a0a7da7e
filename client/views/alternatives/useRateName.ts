import type { Rate } from '../../../server/contract/model.ts'
import { formatRow } from '../../format/formatRow.ts'
import { useLanguage } from '../../text/useText.ts'

/** What a rate is called: of a row of a table with what the row is for. */
export function useRateName(): (rate: Rate) => string {
  const language = useLanguage()
  return ({ label, row }) => (row === null ? label[language] : `${label[language]}, ${formatRow(row, language)}`)
}
