import './fields.css'
import { useId } from 'react'

interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** What is accepted, or an example. */
  readonly hint?: string | undefined
  /** What is needed, said in place of the hint where what stands there is not accepted. */
  readonly needed?: string | undefined
  /** So many rows where it may be long; a single line is no textarea. */
  readonly rows?: number
  readonly maxLength?: number
  readonly type?: 'text' | 'password'
  readonly inputMode?: 'numeric'
  readonly autoComplete?: string
  /** The reader has just asked for the field. */
  readonly isWanted?: boolean
  /** Rules, code and the like, which no speller knows. */
  readonly isCode?: boolean
}

/** A field for words: its name above, and below what is accepted or needed. What was typed stays, also where it is refused. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, hint, needed, rows, isWanted = false, isCode = false } = props
  const { type = 'text', inputMode, autoComplete = 'off', maxLength } = props
  const id = useId()
  const isRefused = needed !== undefined
  const below = needed ?? hint
  const shared = {
    id,
    value,
    maxLength,
    autoComplete,
    spellCheck: isCode ? false : undefined,
    'aria-invalid': isRefused,
    'aria-describedby': below === undefined ? undefined : `${id}-below`,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => onChange(event.currentTarget.value),
  }

  return (
    <div className="text-field">
      <label htmlFor={id}>{label}</label>
      {rows === undefined ? (
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the reader has just asked for the field
        <input className="search" {...{ ...shared, type, inputMode }} autoFocus={isWanted} />
      ) : (
        <textarea className={isCode ? 'text-code' : undefined} rows={rows} {...shared} />
      )}
      {below === undefined ? null : (
        <small
          id={`${id}-below`}
          className={isRefused ? 'text-needed' : undefined}
          role={isRefused ? 'alert' : undefined}
        >
          {below}
        </small>
      )}
    </div>
  )
}
