import { useId } from 'react'

interface NamedFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** What is accepted. */
  readonly hint?: string
  /** Said in place of the hint where what stands there is not accepted. */
  readonly problem?: string | undefined
  readonly type?: 'text' | 'date' | 'password'
}

/** A field with its name above and what is accepted below. What was typed stays, also where it is refused. */
export function NamedField({ label, value, onChange, hint, problem, type = 'text' }: NamedFieldProps) {
  const id = useId()
  return (
    <label className="data-field">
      {label}
      <input
        className="search"
        {...{ type, value }}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={problem !== undefined}
        aria-describedby={id}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <small id={id} className={problem === undefined ? undefined : 'data-refusal'}>
        {problem ?? hint}
      </small>
    </label>
  )
}
