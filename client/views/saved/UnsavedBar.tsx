import { useState } from 'react'
import type { ComparisonState } from '../../comparison/Comparison.ts'
import { comparisonIn, contentOf, isSameComparison } from '../../comparison/savedComparison.ts'
import type { Draft } from '../../draft/Draft.ts'
import { drop, placeOf } from '../../draft/draftStore.ts'
import { takeUp } from '../../draft/resolve.ts'
import { useDrafts } from '../../draft/useDrafts.ts'
import { useKeepContent } from '../../draft/useKeepContent.ts'
import { useText } from '../../text/useText.ts'
import type { Change } from '../compare/ComparisonView.tsx'
import { DraftNote } from './DraftNote.tsx'
import { SaveForm } from './SaveForm.tsx'
import { SendingNote } from './SendingNote.tsx'

interface UnsavedBarProps {
  readonly state: ComparisonState
  readonly change: Change
}

/** The comparison is not saved: a name and a description save it. What was begun earlier is offered where nothing is asked for. */
export function UnsavedBar({ state, change }: UnsavedBarProps) {
  const text = useText()
  const { all } = useDrafts()
  const [opened, setOpened] = useState<boolean>()
  const [arrivedAt] = useState(() => new Date().toISOString())
  const [isBare] = useState(() => !new URLSearchParams(location.search).has('m'))
  const content = contentOf(state)
  useKeepContent('new', content, undefined)

  const own = all.find(({ place }) => place === placeOf('new'))
  const isBegun = own?.written.name !== undefined || own?.written.description !== undefined
  const isOpen = opened ?? isBegun
  const found = isBare && !own?.sending ? earlier() : undefined

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
          words={text('draft.found.new', { moment: '{moment}' })}
          at={found.at}
          onTake={() => take(found)}
          onDrop={() => drop(found.place)}
        />
      ) : null}
    </section>
  )

  /** The newest of what was changed and not saved, by an earlier page or another window. */
  function earlier(): Draft | undefined {
    return all
      .filter(
        ({ subject, kind, sending, at, written }) =>
          subject === 'new' &&
          kind === 'comparison' &&
          sending === null &&
          at < arrivedAt &&
          written.content !== undefined &&
          !isSameComparison(written.content, content),
      )
      .toSorted((one, other) => (one.at < other.at ? 1 : -1))[0]
  }

  function take({ place, written }: Draft): void {
    takeUp(place)
    setOpened(undefined)
    change(() => comparisonIn(written.content ?? content))
  }
}
