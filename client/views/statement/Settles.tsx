import { formatSpan } from '../../format/formatSpan.ts'
import { useLanguage, useText } from '../../text/useText.ts'

/** When a payment is settled that is not settled in the period. */
export function Settles({ month }: { readonly month: string | null }) {
  const text = useText()
  const language = useLanguage()
  return (
    <span className="word">
      {month === null ? '–' : text('statement.line.settles', { month: formatSpan(month, language) })}
    </span>
  )
}
