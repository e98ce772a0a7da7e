import { type FormEvent, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { DocumentCheck } from '../../../server/contract/documentCheck.ts'
import type { StoredObject } from '../../../server/contract/objects.ts'
import { useSaveDocument } from '../../api/documents.ts'
import { problemOf } from '../../api/queries.ts'
import { useComparisonState } from '../../comparison/useComparisonState.ts'
import { TextField } from '../../fields/TextField.tsx'
import { useLanguage, useText } from '../../text/useText.ts'
import { ProblemWords } from '../frame/ProblemWords.tsx'
import { FindingList } from './FindingList.tsx'
import { pathOf, savedAddress } from './savedAddress.ts'

/** A model or a scenario of one's own, pasted or from a file: it is checked against the catalogue, and saved if nothing is wrong. */
export function OwnDocument() {
  const text = useText()
  const language = useLanguage()
  const file = useRef<HTMLInputElement>(null)
  const [written, setWritten] = useState('')
  const [isEmpty, setEmpty] = useState(false)
  const save = useSaveDocument(language)

  return (
    <details className="own-document">
      <summary>{text('own.title')}</summary>
      <form className="save-form" noValidate onSubmit={submit}>
        <p className="note">{text('own.lead')}</p>
        <p className="save-actions">
          <button type="button" className="button" onClick={() => file.current?.click()}>
            {text('own.file')}
          </button>
          {/* The browser's own words are in its language; the button above is in the reader's. */}
          <input
            ref={file}
            type="file"
            hidden
            accept=".yaml,.yml"
            data-testid="document"
            onChange={({ currentTarget }) => void readFile(currentTarget)}
          />
        </p>
        <TextField
          label={text('own.text')}
          rows={12}
          isCode
          value={written}
          needed={isEmpty ? text('own.needed') : undefined}
          onChange={write}
        />
        <p className="save-actions">
          <button type="submit" className="button" disabled={save.isPending}>
            {text(save.isPending ? 'own.checking' : 'own.save')}
          </button>
        </p>
        {save.error ? (
          <p className="blocked" role="alert">
            {text('own.failed')} <ProblemWords problem={problemOf(save.error)} />
          </p>
        ) : null}
        {save.data ? <Outcome {...save.data} /> : null}
      </form>
    </details>
  )

  async function readFile(chosen: HTMLInputElement): Promise<void> {
    const [one] = chosen.files ?? []
    if (one) write(await one.text())
    // The same file, mended, can be chosen again.
    chosen.value = ''
  }

  /** What was said of the text before it was changed holds no more. */
  function write(next: string): void {
    setWritten(next)
    setEmpty(false)
    save.reset()
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    setEmpty(written.trim() === '')
    if (written.trim() !== '' && !save.isPending) save.mutate(written)
  }
}

interface OutcomeProps {
  readonly check: DocumentCheck
  readonly saved: StoredObject | undefined
}

/** Saved, with what is doubtful in it; or what is wrong, and nothing is saved. */
function Outcome({ check: { document, findings }, saved }: OutcomeProps) {
  const text = useText()
  const { state } = useComparisonState()
  const errors = findings.filter(({ severity }) => severity === 'error').length

  return (
    <div role={saved ? 'status' : 'alert'} className={saved ? 'own-saved' : 'blocked'}>
      {saved && document ? (
        <p>
          {text(document.kind === 'model' ? 'own.saved.model' : 'own.saved.scenario')}{' '}
          <Link href={savedAddress(state, pathOf(saved.id))}>{saved.name}</Link>
        </p>
      ) : (
        <p>
          <strong>{text(errors === 1 ? 'own.wrong.one' : 'own.wrong', { count: errors })}</strong>
        </p>
      )}
      {findings.length > 0 ? <FindingList findings={findings} /> : null}
    </div>
  )
}
