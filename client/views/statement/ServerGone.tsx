import { useEffect, useEffectEvent, useState } from 'react'
import type { Problem } from '../../../server/contract/Problem.ts'
import { useLanguage, useText } from '../../text/useText.ts'

interface ServerGoneProps {
  readonly problem: Problem
  readonly retry: () => void
}

const EVERY = 10_000

/** The server does not answer: what is shown stays, this says from when it is, and it is asked again. */
export function ServerGone({ problem, retry }: ServerGoneProps) {
  const text = useText()
  const language = useLanguage()
  const [since] = useState(() => new Date())

  const again = useEffectEvent(retry)

  useEffect(() => {
    const timer = setInterval(() => again(), EVERY)
    return () => clearInterval(timer)
  }, [])

  const time = new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { hour: '2-digit', minute: '2-digit' })
    .format(since)
    .replace(':', language === 'sv' ? '.' : ':')

  return (
    <div className="statement-gone" role="alert">
      <p>{problem.status === 0 ? text('statement.gone', { time }) : problem.title}</p>
      <button type="button" className="statement-button" onClick={retry}>
        {text('statement.retry')}
      </button>
    </div>
  )
}
