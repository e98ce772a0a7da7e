import { useSyncExternalStore } from 'react'
import type { Draft } from './Draft.ts'
import { type Drafts, placeOf, readStore, watchStore } from './draftStore.ts'

/** All that is written and not saved. */
export const useDrafts = (): Drafts => useSyncExternalStore(watchStore, readStore)

/** What this window has written of a subject. */
export function useOwnDraft(subject: string): Draft | undefined {
  const { all } = useDrafts()
  const place = placeOf(subject)
  return all.find((one) => one.place === place)
}
