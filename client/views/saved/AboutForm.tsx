import { type FormEvent, useState } from 'react'
import type { StoredObject } from '../../../server/contract/objects.ts'
import { again } from '../../draft/delivery.ts'
import { askedFor, type Written } from '../../draft/Draft.ts'
import { askToSave, keepWritten } from '../../draft/draftStore.ts'
import { useDrafts, useOwnDraft } from '../../draft/useDrafts.ts'
import { TextField } from '../../fields/TextField.tsx'
import { useText } from '../../text/useText.ts'

/** An object's name and description. Every letter is kept in the browser as it is typed, until it is saved as a new version. */
export function AboutForm({ newest }: { readonly newest: StoredObject }) {
  const text = useText()
  const { isKept } = useDrafts()
  const draft = useOwnDraft(newest.id)
  const [tried, setTried] = useState<'same' | 'nameless' | null>(null)
  const subject = { subject: newest.id, kind: newest.kind }
  const name = draft?.written.name ?? newest.name
  const description = draft?.written.description ?? newest.description
  const lacksName = tried === 'nameless' && name.trim() === ''

  return (
    <form className="save-form" aria-label={text('object.about')} noValidate onSubmit={submit}>
      <TextField
        label={text('save.name')}
        maxLength={200}
        value={name}
        needed={lacksName ? text('save.name.needed') : undefined}
        onChange={(typed) => write({ name: typed })}
      />
      <TextField
        label={text('save.description')}
        rows={4}
        maxLength={10_000}
        value={description}
        onChange={(typed) => write({ description: typed })}
      />
      <p className="save-actions">
        <button type="submit" className="button">
          {text('object.about.save')}
        </button>
        <span className="save-kept" role="status">
          {tried === 'same' ? text('object.about.same') : text(isKept ? 'save.kept' : 'save.notKept')}
        </span>
      </p>
    </form>
  )

  function write(part: Partial<Written>): void {
    setTried(null)
    keepWritten(subject, part, newest.version)
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (name.trim() === '') return setTried('nameless')
    if (name === newest.name && description === newest.description) return setTried('same')
    const seen = draft?.base ?? newest.version
    const what = { name: name.trim(), description, content: askedFor(draft, newest).content }
    askToSave(subject, what, { id: newest.id, seen })
    again()
  }
}
