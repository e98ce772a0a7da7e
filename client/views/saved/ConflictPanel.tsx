import { useLocation } from 'wouter'
import type { StoredObject } from '../../../server/contract/objects.ts'
import { openedAddress } from '../../comparison/savedComparison.ts'
import { useComparisonState } from '../../comparison/useComparisonState.ts'
import type { Draft, Sending } from '../../draft/Draft.ts'
import { saveAfter, saveApart, setAside } from '../../draft/resolve.ts'
import { useText } from '../../text/useText.ts'
import { DifferenceList } from './DifferenceList.tsx'
import { pathOf, savedAddress } from './savedAddress.ts'
import { useVersionWords } from './useVersionWords.ts'

interface ConflictPanelProps {
  readonly draft: Draft
  readonly sending: Sending
  /** What another has saved. */
  readonly newest: StoredObject
}

/** Another has saved since: both versions, what differs, and the reader's choice. Nothing of either is lost by any of them. */
export function ConflictPanel({ draft, sending, newest }: ConflictPanelProps) {
  const text = useText()
  const [, navigate] = useLocation()
  const { state } = useComparisonState()
  const versionWords = useVersionWords()
  const { place, kind } = draft
  const isTextOther = kind !== 'comparison' && newest.content !== sending.what.content

  return (
    <div className="conflict warning" role="alertdialog" aria-labelledby={`conflict-${place}`}>
      <h2 id={`conflict-${place}`}>{text('conflict.title', { name: newest.name })}</h2>
      <p>{text('conflict.lead')}</p>
      <div className="conflict-sides">
        <section>
          <h3>{text('conflict.theirs', versionWords(newest))}</h3>
          <p>{newest.name}</p>
          {newest.description === '' ? null : <p className="saved-description">{newest.description}</p>}
          {isTextOther ? content(newest.content) : null}
        </section>
        <section>
          <h3>{text('conflict.yours')}</h3>
          <p>{sending.what.name}</p>
          {sending.what.description === '' ? null : <p className="saved-description">{sending.what.description}</p>}
          {isTextOther ? content(sending.what.content) : null}
        </section>
      </div>
      <h3>{text('conflict.differs')}</h3>
      <DifferenceList kind={kind} from={newest} to={sending.what} none={text('conflict.same')} />
      <p className="save-actions">
        <button type="button" className="button" onClick={() => saveAfter(place)}>
          {text('conflict.after')}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => saveApart(place, text('save.copy.name', { name: sending.what.name }).slice(0, 200))}
        >
          {text('conflict.apart')}
        </button>
        <button type="button" className="button" onClick={show}>
          {text('conflict.open')}
        </button>
      </p>
    </div>
  )

  function content(written: string) {
    return (
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- without it the keyboard cannot scroll the box
      <pre className="saved-content" tabIndex={0}>
        {written}
      </pre>
    )
  }

  function show(): void {
    setAside(place)
    navigate(kind === 'comparison' ? openedAddress(newest.content, newest) : savedAddress(state, pathOf(newest.id)))
  }
}
