import { useId } from 'react'

interface ChooseProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onChoose: (value: T) => void
}

/** One of a few words. */
export function Choose<T extends string>({ label, value, options, onChoose }: ChooseProps<T>) {
  const id = useId()
  return (
    <div className="choose">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="select"
        value={value}
        onChange={({ currentTarget }) => {
          const chosen = options.find((one) => one.value === currentTarget.value)
          if (chosen) onChoose(chosen.value)
        }}
      >
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </div>
  )
}
