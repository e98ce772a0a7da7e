import { useEffect, useMemo, useRef } from 'react'
import { Link } from 'wouter'
import type { StoredObject } from '../../../server/contract/objects.ts'
import { useObject, useVersion } from '../../api/objects.ts'
import type { ComparisonState } from '../../comparison/Comparison.ts'
import {
  comparisonIn,
  contentOf,
  isSameComparison,
  type SavedAt,
  writeSavedAt,
} from '../../comparison/savedComparison.ts'
import { again } from '../../draft/delivery.ts'
import { askedFor, type Draft } from '../../draft/Draft.ts'
import { askToSave, drop, keepWritten, placeOf } from '../../draft/draftStore.ts'
import { moveAside, takeUp } from '../../draft/resolve.ts'
import { forgetSavedOnto, restsOn } from '../../draft/savedOnto.ts'
import { useLastDelivered } from '../../draft/useDelivery.ts'
import { useDrafts } from '../../draft/useDrafts.ts'
import { useKeepContent } from '../../draft/useKeepContent.ts'
import { useLeftDrafts } from '../../draft/useLeftDrafts.ts'
import { useText } from '../../text/useText.ts'
import type { Change } from '../compare/ComparisonView.tsx'
import { ProblemWords } from '../frame/ProblemWords.tsx'
import { DraftNote } from './DraftNote.tsx'
import { pathOf, savedAddress } from './savedAddress.ts'
import { SendingNote } from './SendingNote.tsx'
import { useVersionWords } from './useVersionWords.ts'

interface SavedBarProps {
  readonly at: SavedAt
  readonly state: ComparisonState
  readonly change: Change
}

/** A saved comparison: its name, whether what is shown is saved, and how to save it as a new version or as a copy. */
export function SavedBar({ at, state, change }: SavedBarProps) {
  const text = useText()
  const versionWords = useVersionWords()
  const { all } = useDrafts()
  const { isLeft, isElsewhere } = useLeftDrafts()
  const call = useObject(at.id)
  const newest = call.state === 'ready' ? call.data : undefined
  const content = contentOf(state)
  const seen = restsOn(at.id, at.version)
  const isNewerThere = newest !== undefined && newest.version > seen
  const earlier = useVersion(at.id, seen, isNewerThere)
  // What is shown rests on the version that this window opened or saved, and not on what another has saved since.
  const base = isNewerThere ? (earlier.state === 'ready' ? earlier.data : undefined) : newest
  const saved = useMemo(() => ({ content: base?.content, version: seen }), [base?.content, seen])
  useKeepContent(at.id, content, saved)

  const isLoading = isNewerThere && earlier.state === 'loading'
  const isNewest = newest !== undefined && isSameComparison(newest.content, content)
  const isSame = isNewest || (base !== undefined && isSameComparison(base.content, content))
  useEffect(() => {
    if (isNewest && isNewerThere) change((one) => ({ ...one, saved: writeSavedAt(newest) }), 'replace')
  }, [isNewest, isNewerThere, newest, change])

  // The button that saved is gone when it has: a reader at the keyboard goes on from the name.
  const name = useRef<HTMLAnchorElement>(null)
  const delivered = useLastDelivered()
  useEffect(() => {
    if (newest && delivered?.now.id === at.id && document.activeElement === document.body) name.current?.focus()
  }, [delivered, newest, at.id])

  const drafts = all.filter(({ subject }) => subject === at.id)
  const own = drafts.find(({ place }) => place === placeOf(at.id))
  const [found, ...more] = newest ? drafts.filter(isEarlier).toSorted((one, other) => (one.at < other.at ? 1 : -1)) : []
  const isToChoose = own?.sending?.trouble?.state === 'conflict' || own?.sending?.trouble?.state === 'refused'

  return (
    <section className="save" aria-label={text('save.label')}>
      <div className="save-line">
        {newest ? (
          <p className="save-state">
            <Link ref={name} href={savedAddress(state, pathOf(at.id))}>
              {newest.name}
            </Link>{' '}
            <span>
              {isLoading
                ? text('save.loading')
                : newest.isDeleted
                  ? text('save.deleted')
                  : text(isSame ? 'save.at' : 'save.changed', versionWords(isNewest ? newest : (base ?? newest)))}
            </span>
          </p>
        ) : (
          <p className="save-state">{unknown()}</p>
        )}
        <span className="save-actions">
          {newest && !newest.isDeleted && !isLoading && !isSame && !isToChoose ? (
            <button type="button" className="button save-primary" onClick={() => save(newest)}>
              {text('save.change')}
            </button>
          ) : null}
          <button type="button" className="button" onClick={copy}>
            {text(newest ? 'save.copy' : 'save.gone.anew')}
          </button>
          {newest ? (
            <Link className="button" href={savedAddress(state, pathOf(at.id))}>
              {text('save.versions')}
            </Link>
          ) : null}
        </span>
      </div>
      {/* What another window asked to be saved is its reader's to choose about, as long as it is open. */}
      {drafts.map((draft) =>
        draft.sending && !isElsewhere(draft) ? <SendingNote key={draft.place} draft={draft} /> : null,
      )}
      {newest && !newest.isDeleted && !isNewest && isNewerThere && !own?.sending ? (
        <p className="save-note" role="status">
          <span>{text('save.newer', versionWords(newest))}</span>
          {isSame ? (
            <button type="button" className="link-button" onClick={() => showNewest(newest)}>
              {text('save.newer.open')}
            </button>
          ) : null}
          <Link href={savedAddress(state, pathOf(at.id), { from: String(seen), to: String(newest.version) })}>
            {text('save.newer.show')}
          </Link>
        </p>
      ) : null}
      {found ? (
        <DraftNote
          words={text('draft.found', { moment: '{moment}' })}
          at={found.at}
          more={more.length}
          onTake={() => take(found)}
          onDrop={() => drop(found.place)}
        />
      ) : null}
    </section>
  )

  function unknown() {
    if (call.state !== 'failed') return text('save.loading')
    return call.problem.status === 404 ? text('save.gone') : <ProblemWords problem={call.problem} />
  }

  /** Written by a page that is gone, and not what is shown. */
  function isEarlier(draft: Draft): boolean {
    const kept = draft.written.content
    return draft.sending === null && isLeft(draft) && kept !== undefined && !isSameComparison(kept, content)
  }

  function save(now: StoredObject): void {
    const asked = askedFor(own, now)
    const what = { name: asked.name, description: asked.description, content }
    askToSave({ subject: at.id, kind: 'comparison' }, what, { id: at.id, seen })
    again()
  }

  /** What is shown becomes a comparison of its own, to be named. */
  function copy(): void {
    if (all.some(({ place }) => place === placeOf('new'))) moveAside('new')
    const called = newest ? text('save.copy.name', { name: newest.name }).slice(0, 200) : ''
    keepWritten(
      { subject: 'new', kind: 'comparison' },
      { name: called, description: newest?.description ?? '', content },
      null,
    )
    change((one) => ({ ...one, saved: undefined }))
  }

  function showNewest(now: StoredObject): void {
    change(() => ({ ...comparisonIn(now.content), saved: writeSavedAt(now) }))
  }

  /** It rests on the version on which it was written, and not on the one that is shown. */
  function take({ place, written, base: from }: Draft): void {
    takeUp(place)
    forgetSavedOnto(at.id)
    const restsAt = { id: at.id, version: from ?? 1 }
    change(() => ({ ...comparisonIn(written.content ?? content), saved: writeSavedAt(restsAt) }))
  }
}
