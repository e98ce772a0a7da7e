import { type FormEvent, useState } from 'react'
import type { ObjectVersion } from '../../../server/contract/objects.ts'
import { DayField } from '../../fields/DayField.tsx'
import { isDay } from '../../fields/isDay.ts'
import { useText } from '../../text/useText.ts'
import { versionOnDay } from './versionOnDay.ts'

interface SinceDayProps {
  /** The newest first. */
  readonly versions: readonly ObjectVersion[]
  readonly onChoose: (version: number) => void
}

/** What can still become a day as it is typed. */
const BEGUN = /^\d{0,4}(-\d{0,2}(-\d?)?)?$/

/** Chooses the version that held on a day; before there was any, the first, and says so. */
export function SinceDay({ versions, onChoose }: SinceDayProps) {
  const text = useText()
  const [day, setDay] = useState('')
  const [isTried, setTried] = useState(false)
  const first = versions.at(-1)?.version ?? 1
  const isBefore = isDay(day) && versionOnDay(versions, day) === undefined
  const isWrong = day !== '' && !isDay(day) && (isTried || !BEGUN.test(day))

  return (
    <form noValidate onSubmit={submit}>
      <DayField
        label={text('diff.since')}
        value={day}
        hint={text('diff.since.how')}
        needed={isWrong ? text('diff.since.wrong') : undefined}
        onChange={choose}
      />
      <small role="status" className="diff-since">
        {isBefore ? text('diff.since.before', { version: first }) : ''}
      </small>
    </form>
  )

  function choose(typed: string): void {
    setDay(typed)
    setTried(false)
    if (isDay(typed)) onChoose(versionOnDay(versions, typed) ?? first)
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
  }
}
