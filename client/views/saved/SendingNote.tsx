import { again } from '../../draft/delivery.ts'
import type { Draft } from '../../draft/Draft.ts'
import { sendAgain, setAside } from '../../draft/resolve.ts'
import { useText } from '../../text/useText.ts'
import { ProblemWords } from '../frame/ProblemWords.tsx'
import { ConflictPanel } from './ConflictPanel.tsx'

/** How it goes with what was asked to be saved. Nothing where it is saved, or nothing was asked. */
export function SendingNote({ draft }: { readonly draft: Draft }) {
  const text = useText()
  const { sending, place } = draft
  if (!sending) return null
  if (sending.trouble === null)
    return (
      <p className="save-note" role="status">
        {text('save.saving')}
      </p>
    )

  switch (sending.trouble.state) {
    case 'unreachable':
      return (
        <p className="save-note save-away" role="status">
          <strong>{text('save.away')}</strong>
          <span>{text('save.away.why')}</span>
          <button type="button" className="link-button" onClick={again}>
            {text('save.away.again')}
          </button>
        </p>
      )
    case 'refused':
      return (
        <div className="blocked" role="alert">
          <p>
            <strong>{text('save.refused')}</strong> <ProblemWords problem={sending.trouble.problem} />
          </p>
          <p className="save-actions">
            <button type="button" className="button" onClick={() => sendAgain(place)}>
              {text('save.refused.again')}
            </button>
            <button type="button" className="button" onClick={() => setAside(place)}>
              {text('save.refused.aside')}
            </button>
          </p>
        </div>
      )
    case 'conflict':
      return <ConflictPanel draft={draft} sending={sending} newest={sending.trouble.newest} />
  }
}
