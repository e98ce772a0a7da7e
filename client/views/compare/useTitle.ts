import { useEffect } from 'react'
import type { Comparison } from '../../comparison/Comparison.ts'
import { useLanguage, useText } from '../../text/useText.ts'

/** The question that the page answers, with the name of what is shown; it is the window's title too. */
export function useTitle({ slots }: Comparison, shown: number): string {
  const text = useText()
  const language = useLanguage()
  const slot = slots[shown]
  const title =
    slot?.state === 'ready'
      ? text('compare.title', { letter: slot.priced.letter, name: slot.priced.label[language] })
      : text('compare.title.open')

  useEffect(() => {
    document.title = `${title} – Kapitera`
  }, [title])
  return title
}
