import { type FormEvent, useState } from 'react'
import type { StoredObject } from '../../../server/contract/objects.ts'
import { useCheckDocument } from '../../api/documents.ts'
import { again } from '../../draft/delivery.ts'
import { askedFor, type Draft } from '../../draft/Draft.ts'
import { askToSave, keepWritten } from '../../draft/draftStore.ts'
import { dropContent } from '../../draft/resolve.ts'
import { useDrafts } from '../../draft/useDrafts.ts'
import { useText } from '../../text/useText.ts'
import { DocumentFields } from './DocumentFields.tsx'
import { DocumentFailed, DocumentWrong } from './DocumentTrouble.tsx'

interface DocumentEditorProps {
  readonly newest: StoredObject
  readonly draft: Draft | undefined
  readonly onEnd: () => void
}

/** Changes the text of a saved model or scenario: a draft as it is typed, checked as when it was made, saved as a new version. */
export function DocumentEditor({ newest, draft, onEnd }: DocumentEditorProps) {
  const text = useText()
  const { isKept } = useDrafts()
  const check = useCheckDocument()
  const [tried, setTried] = useState<'same' | 'empty' | 'other' | null>(null)
  const { id, kind } = newest
  const written = draft?.written.content ?? newest.content

  return (
    <form className="save-form" aria-label={text('object.edit')} noValidate onSubmit={submit}>
      <DocumentFields value={written} needed={needed()} onChange={write} />
      <p className="save-actions">
        <button type="submit" className="button save-primary" disabled={check.isPending}>
          {text(check.isPending ? 'own.checking' : 'own.save')}
        </button>
        <button type="button" className="button" onClick={end}>
          {text(draft?.written.content === undefined ? 'save.close' : 'draft.drop')}
        </button>
        <span className="save-kept" role="status">
          {tried === 'same' ? text('object.about.same') : text(isKept ? 'save.kept' : 'save.notKept')}
        </span>
      </p>
      {check.error ? <DocumentFailed error={check.error} /> : null}
      {check.data && !check.data.document ? <DocumentWrong findings={check.data.findings} /> : null}
    </form>
  )

  function needed(): string | undefined {
    if (tried === 'empty') return text('own.needed')
    return tried === 'other' ? text(kind === 'model' ? 'object.edit.model' : 'object.edit.scenario') : undefined
  }

  /** What was said of the text before it was changed holds no more. */
  function write(content: string): void {
    keepWritten({ subject: id, kind }, { content }, newest.version)
    setTried(null)
    check.reset()
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (check.isPending) return
    if (written.trim() === '') return setTried('empty')
    if (written === newest.content) return setTried('same')
    // The version that the text was written on, and not what another has saved while it is checked.
    const of = { id, seen: draft?.base ?? newest.version }
    const { name, description } = askedFor(draft, newest)
    check.mutate(written, {
      onSuccess: ({ document }) => {
        if (!document) return
        if (document.kind !== kind) return setTried('other')
        askToSave({ subject: id, kind }, { name, description, content: written }, of)
        onEnd()
        again()
      },
    })
  }

  function end(): void {
    dropContent(id)
    onEnd()
  }
}
