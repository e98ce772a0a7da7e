import { useLanguage, useText } from '../../text/useText.ts'
import type { UsedRate } from './usedRates.ts'

/** A note in the reader's language; one that was written in the other language alone stands in it, and says so. */
export function RateNote({ note }: { readonly note: UsedRate['note'] }) {
  const text = useText()
  const language = useLanguage()
  const own = note?.[language]
  if (own) return own
  const other = language === 'sv' ? 'en' : 'sv'
  const foreign = note?.[other]
  if (!foreign) return null
  return (
    <>
      {text('statement.panel.noteInOther')} <span lang={other}>{foreign}</span>
    </>
  )
}
