import { useState } from 'react'
import type { ComparisonState } from '../../comparison/Comparison.ts'
import { comparisonIn, contentOf, isSameComparison } from '../../comparison/savedComparison.ts'
import type { Draft } from '../../draft/Draft.ts'
import { drop, placeOf } from '../../draft/draftStore.ts'
import { takeUp } from '../../draft/resolve.ts'
import { useDrafts } from '../../draft/useDrafts.ts'
import { useKeepContent } from '../../draft/useKeepContent.ts'
import { useLeftDrafts } from '../../draft/useLeftDrafts.ts'
import { useText } from '../../text/useText.ts'
import type { Change } from '../compare/ComparisonView.tsx'
import { DraftNote } from './DraftNote.tsx'
import { SaveForm } from './SaveForm.tsx'
import { SendingNote } from './SendingNote.tsx'

interface UnsavedBarProps {
  readonly state: ComparisonState
  readonly change: Change
}

/** The comparison is not saved: a name and a description save it. What was begun and left is offered. */
export function UnsavedBar({ state, change }: UnsavedBarProps) {
  const text = useText()
  const { all } = useDrafts()
  const [opened, setOpened] = useState<boolean>()
  const { isLeft } = useLeftDrafts()
  const [isBare] = useState(() => !new URLSearchParams(location.search).has('m'))
  const content = contentOf(state)
  useKeepContent('new', content, undefined)

  const own = all.find(({ place }) => place === placeOf('new'))
  const isBegun = own !== undefined && isNamed(own)
  const isOpen = opened ?? isBegun
  const [found, ...more] = own?.sending ? [] : left()

  return (
    <section className="save" aria-label={text('save.label')}>
      <div className="save-line">
        <p className="save-state">{text('save.not')}</p>
        <span className="save-actions">
          <button type="button" className="button" aria-expanded={isOpen} onClick={() => setOpened(!isOpen)}>
            {text('save.it')}
          </button>
        </span>
      </div>
      {isOpen ? <SaveForm draft={own} content={content} onClose={() => setOpened(false)} /> : null}
      {own ? <SendingNote draft={own} /> : null}
      {found ? (
        <DraftNote
          words={text(isShown(found) ? 'draft.found.begun' : 'draft.found.new', { moment: '{moment}' })}
          at={found.at}
          more={more.length}
          onTake={() => take(found)}
          onDrop={() => drop(found.place)}
        />
      ) : null}
    </section>
  )

  /**
   * What was begun and left by a page that is gone, the newest first: where an address asks for one comparison, of that one
   * what it was to be called.
   */
  function left(): readonly Draft[] {
    return all
      .filter((one) => one.subject === 'new' && one.kind === 'comparison' && one.sending === null && isLeft(one))
      .filter((one) => (isShown(one) ? isNamed(one) && one !== own : isBare))
      .toSorted((one, other) => (one.at < other.at ? 1 : -1))
  }

  function isShown({ written }: Draft): boolean {
    return written.content === undefined || isSameComparison(written.content, content)
  }

  function take(draft: Draft): void {
    takeUp(draft.place)
    setOpened(undefined)
    if (!isShown(draft)) change(() => comparisonIn(draft.written.content ?? content))
  }
}

const isNamed = ({ written }: Draft): boolean => written.name !== undefined || written.description !== undefined
