import { createContext, use, useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { stampFor } from '../views/frame/historyPlace.ts'
import { catalogueAddress, readChoice } from '../views/catalogue/catalogueAddress.ts'
import { dataAddress, readDataPlace } from '../views/data/dataAddress.ts'
import { reconcileAddress, readReconcileChoice } from '../views/reconcile/reconcileAddress.ts'
import { readSavedChoice, savedAddress } from '../views/saved/savedAddress.ts'
import { addressOf, type Defaults, readComparison, statementAddress, readStatement } from './address.ts'
import type { ComparisonState } from './Comparison.ts'

/** What an address shows of what it leaves out: of the dataset that it names, or of the first. Set once they are known. */
export const DefaultsContext = createContext<(dataset: string | null) => Defaults>(() => ({
  dataset: '',
  period: '',
  alternatives: [],
}))

type Change<T> = (update: (state: T) => T, how?: 'push' | 'replace') => void

/** The comparison that the address says, and how to change it. The browser's back button takes a change back. */
export function useComparisonState(): { readonly state: ComparisonState; readonly change: Change<ComparisonState> } {
  const defaults = use(DefaultsContext)
  const search = useSearch()
  const [location, navigate] = useLocation()
  const state = useMemo(() => readComparison(new URLSearchParams(search), defaults), [search, defaults])
  const change = useCallback<Change<ComparisonState>>(
    (update, how = 'push') => {
      // The address is read again: several changes may come before the next frame.
      const now = readComparison(new URLSearchParams(globalThis.location.search), defaults)
      const next = update(now)
      const query = new URLSearchParams(globalThis.location.search)
      navigate(addressOn(location, next, query), { replace: how === 'replace', state: stampFor(how) })
    },
    [defaults, location, navigate],
  )
  return { state, change }
}

/** The same page with another comparison; what the page itself says in its address stays. */
function addressOn(path: string, next: ComparisonState, query: URLSearchParams): string {
  const [, clinic] = /^\/clinic\/([^/?]+)/.exec(path) ?? []
  if (clinic !== undefined) return statementAddress(next, readStatement(decodeURIComponent(clinic), query, next))
  if (path.startsWith('/catalogue')) return catalogueAddress(next, readChoice(query))
  if (path.startsWith('/reconcile')) return reconcileAddress(next, readReconcileChoice(query))
  if (path.startsWith('/saved')) return savedAddress(next, path, readSavedChoice(query))
  const place = readDataPlace(path)
  return place === undefined ? addressOf(next) : dataAddress(next, place, query.get('upload'))
}
