import { useEffect, useMemo, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { StoredObject } from '../../../server/contract/objects.ts'
import { useObject } from '../../api/objects.ts'
import type { ComparisonState } from '../../comparison/Comparison.ts'
import { comparisonIn, contentOf, isSameComparison, type SavedAt } from '../../comparison/savedComparison.ts'
import { again } from '../../draft/delivery.ts'
import { askedFor, type Draft } from '../../draft/Draft.ts'
import { askToSave, drop, keepWritten, placeOf } from '../../draft/draftStore.ts'
import { moveAside, takeUp } from '../../draft/resolve.ts'
import { useLastDelivered } from '../../draft/useDelivery.ts'
import { useDrafts } from '../../draft/useDrafts.ts'
import { noteSeen, seenOf } from '../../draft/useFollowSaved.ts'
import { useKeepContent } from '../../draft/useKeepContent.ts'
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
  const [arrivedAt] = useState(() => new Date().toISOString())
  const call = useObject(at.id)
  const newest = call.state === 'ready' ? call.data : undefined
  const content = contentOf(state)
  const seen = seenOf(at.id, at.version)
  const saved = useMemo(() => newest && { content: newest.content, version: newest.version }, [newest])
  useKeepContent(at.id, content, saved)

  const isSame = newest !== undefined && isSameComparison(newest.content, content)
  useEffect(() => {
    if (isSame) noteSeen(at.id, newest?.version ?? 1)
  }, [isSame, at.id, newest])

  // The button that saved is gone when it has: a reader at the keyboard goes on from the name.
  const name = useRef<HTMLAnchorElement>(null)
  const delivered = useLastDelivered()
  useEffect(() => {
    if (newest && delivered?.now.id === at.id && document.activeElement === document.body) name.current?.focus()
  }, [delivered, newest, at.id])

  const drafts = all.filter(({ subject }) => subject === at.id)
  const own = drafts.find(({ place }) => place === placeOf(at.id))
  const found = newest && drafts.find(isEarlier)
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
              {text(
                newest.isDeleted ? 'save.deleted' : isSame ? 'save.at' : 'save.changed',
                newest.isDeleted ? undefined : versionWords(newest),
              )}
            </span>
          </p>
        ) : (
          <p className="save-state">{unknown()}</p>
        )}
        <span className="save-actions">
          {newest && !newest.isDeleted && !isSame && !isToChoose ? (
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
      {drafts.map((draft) => (draft.sending ? <SendingNote key={draft.place} draft={draft} /> : null))}
      {newest && !isSame && newest.version > seen && !own?.sending ? (
        <p className="save-note" role="status">
          <span>{text('save.newer', versionWords(newest))}</span>
          <Link href={savedAddress(state, pathOf(at.id), { from: String(seen), to: String(newest.version) })}>
            {text('save.newer.show')}
          </Link>
        </p>
      ) : null}
      {found ? (
        <DraftNote
          words={text('draft.found', { moment: '{moment}' })}
          at={found.at}
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

  /** Written by an earlier page or another window, and not what is shown. */
  function isEarlier({ sending, at: written, written: { content: kept } }: Draft): boolean {
    return sending === null && written < arrivedAt && kept !== undefined && !isSameComparison(kept, content)
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

  function take({ place, written }: Draft): void {
    takeUp(place)
    change((one) => ({ ...comparisonIn(written.content ?? content), saved: one.saved }))
  }
}
