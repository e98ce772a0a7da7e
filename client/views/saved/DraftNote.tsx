import { formatMoment } from '../../format/formatMoment.ts'
import { useLanguage, useText } from '../../text/useText.ts'

interface DraftNoteProps {
  /** With `{moment}` where the time stands. */
  readonly words: string
  readonly at: string
  readonly onTake: () => void
  readonly onDrop: () => void
}

/** What was written earlier and never saved: to go on with, or to throw away. */
export function DraftNote({ words, at, onTake, onDrop }: DraftNoteProps) {
  const text = useText()
  const language = useLanguage()
  return (
    <p className="save-note" role="status">
      <span>{words.replace('{moment}', formatMoment(at, language))}</span>
      <button type="button" className="link-button" onClick={onTake}>
        {text('draft.take')}
      </button>
      <button type="button" className="link-button" onClick={onDrop}>
        {text('draft.drop')}
      </button>
    </p>
  )
}
