import { type FormEvent, useId, useState } from 'react'
import type { Residual, ResidualClass } from '../../../server/contract/reconcile.ts'
import { problemOf } from '../../api/queries.ts'
import { TextField } from '../../fields/TextField.tsx'
import { useText } from '../../text/useText.ts'
import { ProblemWords } from '../frame/ProblemWords.tsx'
import { FilledText } from '../statement/FilledText.tsx'
import { CLASSES } from './classes.ts'
import { useReconciling } from './ReconcileContext.ts'
import { useKeepNote } from './useKeepNote.ts'

interface NoteFormProps {
  readonly residual: Residual
  /** With the residual where its note was kept. */
  readonly onEnd: (kept: Residual | undefined) => void
}

/** The class of a residual, why, and who says so. What is typed stays where it could not be kept. */
export function NoteForm({ residual, onEnd }: NoteFormProps) {
  const text = useText()
  const id = useId()
  const { author, setAuthor, request, model } = useReconciling()
  const [chosen, setChosen] = useState<ResidualClass>(residual.note?.class ?? 'unexplained')
  const [note, setNote] = useState(residual.note?.note ?? '')
  const [isTried, setIsTried] = useState(false)
  const keep = useKeepNote(request)
  const lacksAuthor = isTried && author.trim() === ''

  return (
    <form className="note-form" onSubmit={submit}>
      <fieldset>
        <legend>{text('reconcile.note.class')}</legend>
        {CLASSES.map((one) => (
          <label key={one}>
            <input type="radio" name={`${id}-class`} checked={chosen === one} onChange={() => setChosen(one)} />
            <span>
              {text(`reconcile.class.${one}`)} <small>{text(`reconcile.class.${one}.why`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <TextField label={text('reconcile.note.text')} rows={2} maxLength={4000} value={note} onChange={setNote} />
      <TextField
        label={text('reconcile.note.author')}
        autoComplete="name"
        maxLength={200}
        value={author}
        needed={lacksAuthor ? text('reconcile.note.author.needed') : undefined}
        onChange={setAuthor}
      />
      <p className="note-actions">
        <button type="submit" className="button" disabled={keep.isPending}>
          {text(keep.isPending ? 'reconcile.note.keeping' : 'reconcile.note.keep')}
        </button>
        <button type="button" className="quiet" onClick={() => onEnd(undefined)}>
          {text('reconcile.note.cancel')}
        </button>
      </p>
      {keep.error ? (
        <p className="blocked" role="alert">
          <FilledText text="reconcile.note.failed" nodes={{ why: <ProblemWords problem={problemOf(keep.error)} /> }} />
        </p>
      ) : null}
    </form>
  )

  function submit(event: FormEvent): void {
    event.preventDefault()
    setIsTried(true)
    if (author.trim() === '' || keep.isPending) return
    const { dataset, period } = request
    const saying = {
      dataset,
      period,
      model,
      residual: residual.key,
      class: chosen,
      note: note.trim(),
      author: author.trim(),
    }
    keep.mutate(saying, { onSuccess: onEnd })
  }
}
