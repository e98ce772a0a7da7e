import { type FormEvent, useState } from 'react'
import { again } from '../../draft/delivery.ts'
import type { Draft } from '../../draft/Draft.ts'
import { askToSave, keepWritten } from '../../draft/draftStore.ts'
import { useDrafts } from '../../draft/useDrafts.ts'
import { TextField } from '../../fields/TextField.tsx'
import { useText } from '../../text/useText.ts'

interface SaveFormProps {
  readonly draft: Draft | undefined
  readonly content: string
  readonly onClose: () => void
}

const NEW = { subject: 'new', kind: 'comparison' } as const

/** Name and description of a comparison that is to be saved. Every letter is kept in the browser as it is typed. */
export function SaveForm({ draft, content, onClose }: SaveFormProps) {
  const text = useText()
  const { isKept } = useDrafts()
  const [isTried, setTried] = useState(false)
  const { name = '', description = '' } = draft?.written ?? {}
  const lacksName = isTried && name.trim() === ''

  return (
    <form className="save-form" aria-label={text('save.form')} noValidate onSubmit={submit}>
      <TextField
        label={text('save.name')}
        isWanted={name === ''}
        maxLength={200}
        value={name}
        needed={lacksName ? text('save.name.needed') : undefined}
        onChange={(typed) => keepWritten(NEW, { name: typed, content }, null)}
      />
      <TextField
        label={text('save.description')}
        rows={2}
        maxLength={10_000}
        value={description}
        onChange={(typed) => keepWritten(NEW, { description: typed, content }, null)}
      />
      <p className="save-actions">
        <button type="submit" className="button save-primary">
          {text('save.submit')}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {text('save.close')}
        </button>
        <span className="save-kept">{text(isKept ? 'save.kept' : 'save.notKept')}</span>
      </p>
    </form>
  )

  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (name.trim() === '') return
    askToSave(NEW, { name: name.trim(), description, content }, null)
    again()
  }
}
