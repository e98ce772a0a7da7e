import { useEffect, useEffectEvent, useState } from 'react'
import type { Problem } from '../../../server/contract/Problem.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { ProblemWords } from '../frame/ProblemWords.tsx'

/** Newer figures do not come. */
export interface Gone {
  readonly problem: Problem
  readonly retry: () => void
}

interface ServerGoneProps extends Gone {
  readonly clinic: string
  readonly period: string
}

const EVERY = 10_000

/** The server does not answer: what is shown stays, this says what it is and since when, and it is asked again. */
export function ServerGone({ clinic, period, problem, retry }: ServerGoneProps) {
  const text = useText()
  const language = useLanguage()
  const [since] = useState(() => new Date())
  const again = useEffectEvent(retry)

  useEffect(() => {
    const timer = setInterval(() => again(), EVERY)
    return () => clearInterval(timer)
  }, [])

  const format = new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { hour: '2-digit', minute: '2-digit' })
  const time = format.format(since).replace(':', language === 'sv' ? '.' : ':')

  return (
    <div className="statement-gone" role="alert">
      <p>
        {problem.status === 0 ? text('statement.gone', { clinic, period, time }) : <ProblemWords problem={problem} />}
      </p>
      <button type="button" className="statement-button" onClick={retry}>
        {text('statement.retry')}
      </button>
    </div>
  )
}
