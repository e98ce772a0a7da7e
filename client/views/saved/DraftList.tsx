import { useLocation } from 'wouter'
import { useObject } from '../../api/objects.ts'
import { addressOf } from '../../comparison/address.ts'
import { comparisonIn, openedAddress } from '../../comparison/savedComparison.ts'
import { useComparisonState } from '../../comparison/useComparisonState.ts'
import type { Draft } from '../../draft/Draft.ts'
import { drop } from '../../draft/draftStore.ts'
import { takeUp } from '../../draft/resolve.ts'
import { useDrafts } from '../../draft/useDrafts.ts'
import { formatMoment } from '../../format/formatMoment.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { pathOf, savedAddress } from './savedAddress.ts'

/** What was begun in this browser and not saved: to go on with, or to throw away. */
export function DraftList() {
  const text = useText()
  const { all } = useDrafts()
  const drafts = all.toSorted((one, other) => (one.at < other.at ? 1 : -1))
  if (drafts.length === 0) return null
  return (
    <section className="saved-drafts" aria-labelledby="saved-drafts">
      <h2 id="saved-drafts">{text('draft.list')}</h2>
      <ul>
        {drafts.map((draft) =>
          draft.subject === 'new' ? (
            <DraftRow key={draft.place} draft={draft} name={draft.written.name?.trim() || text('draft.list.unnamed')} />
          ) : (
            <DraftOfObject key={draft.place} draft={draft} />
          ),
        )}
      </ul>
    </section>
  )
}

/** A change of what is saved, which the list calls by the name that it has there. */
function DraftOfObject({ draft }: { readonly draft: Draft }) {
  const text = useText()
  const object = useObject(draft.subject)
  const name = object.state === 'ready' ? object.data.name : (draft.sending?.what.name ?? draft.written.name ?? '…')
  return <DraftRow draft={draft} name={text('draft.list.of', { name })} />
}

function DraftRow({ draft, name }: { readonly draft: Draft; readonly name: string }) {
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
        </p>
      </div>
      <span className="save-actions">
        <button type="button" className="button" aria-label={text('draft.list.take.of', { name })} onClick={take}>
          {text('draft.list.take')}
        </button>
        {sending ? null : (
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
    if (content === undefined || draft.kind !== 'comparison') return navigate(savedAddress(state, pathOf(subject)))
    navigate(
      subject === 'new'
        ? addressOf(comparisonIn(content))
        : openedAddress(content, { id: subject, version: base ?? 1 }),
    )
  }
}
