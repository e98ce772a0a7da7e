import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { type ReconcileChoice, readReconcileChoice, withReconcileChoice } from './reconcileAddress.ts'

export type ChooseReconcile = (change: Partial<ReconcileChoice>) => void

/** What of the reconciliation the address shows, and how to change it. */
export function useReconcileChoice(): { readonly choice: ReconcileChoice; readonly choose: ChooseReconcile } {
  const search = useSearch()
  const [, navigate] = useLocation()
  const choice = useMemo(() => readReconcileChoice(new URLSearchParams(search)), [search])
  const choose = useCallback<ChooseReconcile>(
    (change) => {
      const query = new URLSearchParams(globalThis.location.search)
      navigate(`/reconcile?${withReconcileChoice(query, { ...readReconcileChoice(query), ...change })}`)
    },
    [navigate],
  )
  return { choice, choose }
}
