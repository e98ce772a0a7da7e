import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { type SavedDocument, useSaveDocument } from '../../api/documents.ts'
import { useComparisonState } from '../../comparison/useComparisonState.ts'
import { change, drop, keepWritten, placeOf } from '../../draft/draftStore.ts'
import { useDrafts, useOwnDraft } from '../../draft/useDrafts.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { DocumentFields } from './DocumentFields.tsx'
import { DocumentFailed, DocumentWrong } from './DocumentTrouble.tsx'
import { FindingList } from './FindingList.tsx'
import { pathOf, savedAddress } from './savedAddress.ts'

/** What a document that is not saved yet is called among the drafts. */
export const OWN_DOCUMENT = 'document'
const SUBJECT = { subject: OWN_DOCUMENT, kind: 'model' } as const

interface OwnDocumentProps {
  /** Raised when the reader asks to go on with what was begun; 0 before. */
  readonly wanted: number
}

/**
 * A model or a scenario of one's own, pasted or from a file: it is checked against the catalogue, and saved if nothing is wrong.
 * Until then its text is a draft, as it is typed.
 */
export function OwnDocument({ wanted }: OwnDocumentProps) {
  const text = useText()
  const language = useLanguage()
  const { isKept } = useDrafts()
  const written = useOwnDraft(OWN_DOCUMENT)?.written.content ?? ''
  const [isOpen, setOpen] = useState(written !== '')
  const [isEmpty, setEmpty] = useState(false)
  const save = useSaveDocument(language)

  const place = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    if (wanted === 0) return
    if (place.current) place.current.open = true
    place.current?.scrollIntoView()
    place.current?.querySelector('summary')?.focus()
  }, [wanted])

  return (
    <details
      ref={place}
      className="own-document"
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{text('own.title')}</summary>
      <form className="save-form" noValidate onSubmit={submit}>
        <p className="note">{text('own.lead')}</p>
        <DocumentFields value={written} needed={isEmpty ? text('own.needed') : undefined} onChange={write} />
        <p className="save-actions">
          <button type="submit" className="button" disabled={save.isPending}>
            {text(save.isPending ? 'own.checking' : 'own.save')}
          </button>
          <span className="save-kept">{text(isKept ? 'save.kept' : 'save.notKept')}</span>
        </p>
        {save.error ? <DocumentFailed error={save.error} /> : null}
        {save.data ? <Outcome {...save.data} /> : null}
      </form>
    </details>
  )

  /** What was said of the text before it was changed holds no more. */
  function write(next: string): void {
    if (next === '') drop(placeOf(OWN_DOCUMENT))
    else keepWritten(SUBJECT, { content: next }, null)
    setEmpty(false)
    save.reset()
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    setEmpty(written.trim() === '')
    if (written.trim() === '' || save.isPending) return
    const from = placeOf(OWN_DOCUMENT)
    // Also where the reader has gone to another page meanwhile; what was typed since is a draft still.
    const forget = ({ saved }: SavedDocument): void =>
      saved && change(from, (draft) => (draft.written.content === saved.content ? undefined : draft))
    // What fails is said by `save.error`.
    save.mutateAsync(written).then(forget, () => undefined)
  }
}

/** Saved, with what is doubtful in it; or what is wrong, and nothing is saved. */
function Outcome({ check: { document, findings }, saved }: SavedDocument) {
  const text = useText()
  const { state } = useComparisonState()
  if (!saved || !document) return <DocumentWrong findings={findings} />
  return (
    <div role="status" className="own-saved">
      <p>
        {text(document.kind === 'model' ? 'own.saved.model' : 'own.saved.scenario')}{' '}
        <Link href={savedAddress(state, pathOf(saved.id))}>{saved.name}</Link>
      </p>
      {findings.length > 0 ? <FindingList findings={findings} /> : null}
    </div>
  )
}
