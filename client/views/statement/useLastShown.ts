import { useState } from 'react'
import type { StatementState } from '../../comparison/StatementState.ts'
import type { ClinicStatement, ShownStatement } from './useClinicStatement.ts'

/** A statement that was shown, with what was asked for then. */
export interface LastShown {
  readonly shown: ShownStatement
  readonly asked: StatementState
  readonly name: string
}

/** The last statement that came whole, for when the server is gone. */
export function useLastShown(result: ClinicStatement, asked: StatementState, name: string): LastShown | undefined {
  const [last, setLast] = useState<LastShown | undefined>()
  const shown = result.state === 'ready' && !result.shown.isStale ? result.shown : undefined
  if (shown && !(last?.shown.statement === shown.statement && last.asked.at === asked.at))
    setLast({ shown, asked, name })
  return last
}
