import { useState } from 'react'
import { useText } from '../text/useText.ts'
import { isDay } from './isDay.ts'
import { TextField } from './TextField.tsx'

interface DayFieldProps {
  readonly label: string
  readonly value: string
  /** Every letter, so that nothing typed is lost. */
  readonly onChange: (value: string) => void
  readonly needed?: string | undefined
  readonly hint?: string
}

/**
 * A day, written as `2026-03-31` in both languages. The browser's own field of a day follows the browser's language and not the
 * page's, and shows mm/dd/yyyy on a Swedish page.
 */
export function DayField({ label, value, onChange, needed, hint }: DayFieldProps) {
  const text = useText()
  const [isLeft, setLeft] = useState(false)
  const example = [text('field.day.how'), hint].filter(Boolean).join(' ')
  const isWrong = isLeft && value.trim() !== '' && !isDay(value)

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the field in it is what is left
    <div onBlur={() => setLeft(true)} onFocus={() => setLeft(false)}>
      <TextField
        {...{ label, value, onChange }}
        hint={example}
        needed={needed ?? (isWrong ? text('field.day.wrong') : undefined)}
        maxLength={10}
        isCode
      />
    </div>
  )
}
