import { useCallback, useMemo } from 'react'
import { useLocation, useParams, useSearch } from 'wouter'
import { readStatement, statementAddress } from './address.ts'
import type { StatementState } from './StatementState.ts'
import { useComparisonState } from './useComparisonState.ts'

/** The statement that the address says, within its comparison, and how to change it. */
export function useStatementState(): {
  readonly statement: StatementState
  readonly changeStatement: (update: (statement: StatementState) => StatementState, how?: 'push' | 'replace') => void
} {
  const { state } = useComparisonState()
  const { clinic } = useParams<{ clinic: string }>()
  const search = useSearch()
  const [, navigate] = useLocation()
  const statement = useMemo(() => readStatement(clinic, new URLSearchParams(search), state), [clinic, search, state])
  const changeStatement = useCallback(
    (update: (statement: StatementState) => StatementState, how: 'push' | 'replace' = 'push') => {
      const now = readStatement(clinic, new URLSearchParams(globalThis.location.search), state)
      navigate(statementAddress(state, update(now)), { replace: how === 'replace' })
    },
    [clinic, state, navigate],
  )
  return { statement, changeStatement }
}
