import { useLocation } from 'wouter'
import { useObject } from '../../api/objects.ts'
import { addressOf } from '../../comparison/address.ts'
import { comparisonIn, openedAddress } from '../../comparison/savedComparison.ts'
import { useComparisonState } from '../../comparison/useComparisonState.ts'
import type { Draft } from '../../draft/Draft.ts'
import { drop } from '../../draft/draftStore.ts'
import { takeUp } from '../../draft/resolve.ts'
import { forgetSavedOnto } from '../../draft/savedOnto.ts'
import { useDrafts } from '../../draft/useDrafts.ts'
import { useLeftDrafts } from '../../draft/useLeftDrafts.ts'
import { formatMoment } from '../../format/formatMoment.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { documentName } from './documentName.ts'
import { OWN_DOCUMENT } from './OwnDocument.tsx'
import { pathOf, savedAddress } from './savedAddress.ts'

interface DraftListProps {
  /** The reader goes on with a document of his own, which stands on this page. */
  readonly onDocument: () => void
}

/** What was begun in this browser and not saved: to go on with, or to throw away. */
export function DraftList({ onDocument }: DraftListProps) {
  const text = useText()
  const { all } = useDrafts()
  const { isElsewhere } = useLeftDrafts()
  const drafts = all.toSorted((one, other) => (one.at < other.at ? 1 : -1))
  if (drafts.length === 0) return null
  return (
    <section className="saved-drafts" aria-labelledby="saved-drafts">
      <h2 id="saved-drafts">{text('draft.list')}</h2>
      <ul>
        {drafts.map((draft) => {
          const { place, subject, written } = draft
          const shared = { draft, isOpenElsewhere: isElsewhere(draft) }
          if (subject === OWN_DOCUMENT)
            return <DraftRow key={place} {...shared} name={documentWords(written.content)} onTake={onDocument} />
          if (subject !== 'new') return <DraftOfObject key={place} {...shared} />
          return <DraftRow key={place} {...shared} name={written.name?.trim() || text('draft.list.unnamed')} />
        })}
      </ul>
    </section>
  )

  function documentWords(content = ''): string {
    const name = documentName(content)
    return name === undefined ? text('draft.list.document') : text('draft.list.document.named', { name })
  }
}

interface DraftOf {
  readonly draft: Draft
  /** What a reader writes in another window is not taken from under the hands. */
  readonly isOpenElsewhere: boolean
}

/** A change of what is saved, which the list calls by the name that it has there. */
function DraftOfObject(shared: DraftOf) {
  const { draft } = shared
  const text = useText()
  const object = useObject(draft.subject)
  const name = object.state === 'ready' ? object.data.name : (draft.sending?.what.name ?? draft.written.name ?? '…')
  return <DraftRow {...shared} name={text('draft.list.of', { name })} />
}

interface DraftRowProps extends DraftOf {
  readonly name: string
  /** What happens when it is taken up, where no other page shows it. */
  readonly onTake?: () => void
}

function DraftRow({ draft, isOpenElsewhere, name, onTake }: DraftRowProps) {
  const text = useText()
  const language = useLanguage()
  const [, navigate] = useLocation()
  const { state } = useComparisonState()
  const { place, at, sending, written, subject, base } = draft
  const content = written.content ?? sending?.what.content

  return (
    <li className="saved-row">
      <div>
        <p className="saved-name">{name}</p>
        <p className="saved-when">
          {text('draft.list.at', { moment: formatMoment(at, language) })}
          {sending ? `, ${text(isWaiting() ? 'draft.list.waiting' : 'draft.list.conflict')}` : ''}
          {isOpenElsewhere ? `, ${text('draft.list.elsewhere')}` : ''}
        </p>
      </div>
      <span className="save-actions">
        {isOpenElsewhere ? null : (
          <button type="button" className="button" aria-label={text('draft.list.take.of', { name })} onClick={take}>
            {text('draft.list.take')}
          </button>
        )}
        {sending || isOpenElsewhere ? null : (
          <button
            type="button"
            className="quiet"
            aria-label={text('draft.list.drop.of', { name })}
            onClick={() => drop(place)}
          >
            {text('draft.drop')}
          </button>
        )}
      </span>
    </li>
  )

  function isWaiting(): boolean {
    return sending?.trouble === null || sending?.trouble.state === 'unreachable'
  }

  function take(): void {
    takeUp(place)
    forgetSavedOnto(subject)
    if (onTake) return onTake()
    if (content === undefined || draft.kind !== 'comparison') return navigate(savedAddress(state, pathOf(subject)))
    navigate(
      subject === 'new'
        ? addressOf(comparisonIn(content))
        : openedAddress(content, { id: subject, version: base ?? 1 }),
    )
  }
}
