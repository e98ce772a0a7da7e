import './fields.css'
import { type KeyboardEvent, useId, useState } from 'react'
import { useText } from '../text/useText.ts'
import type { Refusal } from './Refusal.ts'
import { stepOf, type TypedNumberOptions, useTypedNumber } from './useTypedNumber.ts'

export interface NumberBoxProps extends TypedNumberOptions {
  /** What the number is, for those who hear the field. */
  readonly label: string
  /** Beside the field: `kr per vårdkontakt`. */
  readonly unit: string
  /** The range in words, for the sentence under a refused number. */
  readonly accepted: string
  /** With a slider beside it. */
  readonly slides?: boolean | undefined
}

/** A number with its unit, a slider if asked for, and under it why what was typed is not taken. */
export function NumberBox({ label, unit, accepted, slides = false, ...options }: NumberBoxProps) {
  const text = useText()
  const note = useId()
  const field = useTypedNumber(options)
  const { value, range } = options

  return (
    <div className="number-box">
      <div className="number-line">
        {slides && range ? (
          <Slider label={text('field.slider', { label })} value={value} range={range} field={field} />
        ) : null}
        <input
          className="number-input"
          type="text"
          inputMode="decimal"
          autoComplete="off"
          aria-label={label}
          aria-invalid={field.refusal !== undefined}
          aria-describedby={field.refusal ? note : undefined}
          value={field.text}
          onChange={(event) => field.type(event.currentTarget.value)}
          onKeyDown={onKey}
          onBlur={field.settle}
        />
        <span className="number-unit">{unit}</span>
      </div>
      {field.refusal ? (
        <p className="number-refused" id={note} role="alert">
          {sentence(field.refusal)}
        </p>
      ) : null}
    </div>
  )

  function onKey(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Escape') {
      event.stopPropagation()
      field.restore()
    }
    if (event.key === 'Enter') field.settle()
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    field.step(event.key === 'ArrowUp' ? 1 : -1)
  }

  function sentence(refusal: Refusal): string {
    const kept = options.write(value)
    switch (refusal.why) {
      case 'empty':
        return text('field.empty', { kept, accepted })
      case 'letters':
        return text('field.letters', { letters: refusal.letters, kept, accepted })
      case 'unreadable':
        return text('field.unreadable', { kept, accepted })
      case 'outside':
        return text('field.outside', { kept, accepted })
    }
  }
}

interface SliderProps {
  readonly label: string
  readonly value: number
  readonly range: readonly [number, number]
  readonly field: ReturnType<typeof useTypedNumber>
}

/** From the least that is allowed to about twice the number: all of a wide range would be a few pixels of use. */
function Slider({ label, value, range: [low, high], field }: SliderProps) {
  // The scale stands still while the number moves.
  const [origin, setOrigin] = useState(value)
  const top = Math.max(value, Math.min(high, origin > 0 ? 2 * origin : high))
  const settle = () => {
    field.settle()
    setOrigin(value)
  }

  return (
    <input
      className="number-slider"
      type="range"
      aria-label={label}
      min={low}
      max={top}
      step={stepOf(top / 2)}
      value={value}
      onChange={(event) => field.set(Number(event.currentTarget.value))}
      onPointerUp={settle}
      onBlur={settle}
    />
  )
}
