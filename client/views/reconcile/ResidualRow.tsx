import { useRef } from 'react'
import type { Residual } from '../../../server/contract/reconcile.ts'
import { formatDate } from '../../format/formatDate.ts'
import { useText } from '../../text/useText.ts'
import { NoteForm } from './NoteForm.tsx'
import { sideOf } from './PaymentTable.tsx'
import { useReconciling } from './ReconcileContext.ts'

interface ResidualRowProps {
  readonly residual: Residual
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
  /** What a screen reader is told. */
  readonly onSaid: (sentence: string) => void
}

/** One residual: where, how much, and what was said of it. */
export function ResidualRow({ residual, isOpen, onOpen, onSaid }: ResidualRowProps) {
  const text = useText()
  const { write, clinicName, paymentName } = useReconciling()
  const button = useRef<HTMLButtonElement>(null)
  const { note, hasChanged } = residual
  const what = text('reconcile.note.what', {
    clinic: clinicName(residual.clinic),
    payment: paymentName(residual.payment),
    period: write.period(residual.period),
  })

  return (
    <li className="residual">
      <div className="residual-line">
        <p className="residual-what">{what}</p>
        <p className={`residual-amount ${sideOf(residual.residual) ?? ''}`}>
          {write.moneyDifference(residual.residual)}
        </p>
        <p className="residual-figures">
          {text('reconcile.row.figures', {
            paid: write.amount(residual.paid),
            computed: write.amount(residual.computed),
          })}
        </p>
        <p className="residual-class">
          <span className={note ? 'tag' : 'residual-unclassed'}>
            {text(`reconcile.class.${note?.class ?? 'none'}`)}
          </span>
          <button
            ref={button}
            type="button"
            className="link-button"
            aria-expanded={isOpen}
            aria-label={`${text(note ? 'reconcile.note.edit' : 'reconcile.note.open')}: ${what}`}
            onClick={() => onOpen(!isOpen)}
          >
            {text(note ? 'reconcile.note.edit' : 'reconcile.note.open')}
          </button>
        </p>
      </div>
      {note ? (
        <p className="residual-note">
          {note.note === '' ? null : <span>{note.note} </span>}
          <span className="residual-by">
            {text('reconcile.note.by', { author: note.author, date: formatDate(note.at.slice(0, 10), write.language) })}
          </span>
          {hasChanged ? (
            <strong> {text('reconcile.note.changed', { before: write.moneyDifference(note.ore) })}</strong>
          ) : null}
        </p>
      ) : null}
      {isOpen ? <NoteForm residual={residual} onEnd={end} /> : null}
    </li>
  )

  /** The focus goes back to where it came from. */
  function end(kept: Residual | undefined): void {
    onOpen(false)
    button.current?.focus()
    if (kept?.note) onSaid(text('reconcile.note.kept', { what, class: text(`reconcile.class.${kept.note.class}`) }))
  }
}
