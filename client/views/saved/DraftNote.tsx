import { Link } from 'wouter'
import { useComparisonState } from '../../comparison/useComparisonState.ts'
import { formatMoment } from '../../format/formatMoment.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { savedAddress } from './savedAddress.ts'

interface DraftNoteProps {
  /** With `{moment}` where the time stands. */
  readonly words: string
  readonly at: string
  /** How many more there are, which the list of drafts shows. */
  readonly more: number
  readonly onTake: () => void
  readonly onDrop: () => void
}

/** What was written earlier and never saved: to go on with, or to throw away. */
export function DraftNote({ words, at, more, onTake, onDrop }: DraftNoteProps) {
  const text = useText()
  const language = useLanguage()
  const { state } = useComparisonState()
  return (
    <p className="save-note" role="status">
      <span>{words.replace('{moment}', formatMoment(at, language))}</span>
      <button type="button" className="link-button" onClick={onTake}>
        {text('draft.take')}
      </button>
      <button type="button" className="link-button" onClick={onDrop}>
        {text('draft.drop')}
      </button>
      {more > 0 ? (
        <Link href={savedAddress(state)}>
          {more === 1 ? text('draft.more.one') : text('draft.more', { count: more })}
        </Link>
      ) : null}
    </p>
  )
}
