import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { type CatalogueChoice, readChoice, withChoice } from './catalogueAddress.ts'

/** What of the catalogue the address shows, and how to change it. Words that are typed leave no trail of addresses. */
export function useCatalogueChoice(): {
  readonly choice: CatalogueChoice
  readonly choose: (change: Partial<CatalogueChoice>) => void
} {
  const search = useSearch()
  const [, navigate] = useLocation()
  const choice = useMemo(() => readChoice(new URLSearchParams(search)), [search])
  const choose = useCallback(
    (change: Partial<CatalogueChoice>) => {
      const query = new URLSearchParams(globalThis.location.search)
      navigate(`/catalogue?${withChoice(query, { ...readChoice(query), ...change })}`, { replace: 'words' in change })
    },
    [navigate],
  )
  return { choice, choose }
}
