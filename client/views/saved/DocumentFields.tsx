import { useRef } from 'react'
import { TextField } from '../../fields/TextField.tsx'
import { useText } from '../../text/useText.ts'

interface DocumentFieldsProps {
  readonly value: string
  readonly needed: string | undefined
  readonly onChange: (value: string) => void
}

/** The text of a model or a scenario: from a file, or written. */
export function DocumentFields({ value, needed, onChange }: DocumentFieldsProps) {
  const text = useText()
  const file = useRef<HTMLInputElement>(null)

  return (
    <>
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
      <TextField label={text('own.text')} rows={12} isCode {...{ value, needed, onChange }} />
    </>
  )

  async function readFile(chosen: HTMLInputElement): Promise<void> {
    const [one] = chosen.files ?? []
    if (one) onChange(await one.text())
    // The same file, mended, can be chosen again.
    chosen.value = ''
  }
}
