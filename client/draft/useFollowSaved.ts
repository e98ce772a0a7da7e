import { useEffect } from 'react'
import { readSavedAt, writeSavedAt } from '../comparison/savedComparison.ts'
import { useComparisonState } from '../comparison/useComparisonState.ts'
import { placeOf } from './draftStore.ts'
import { useLastDelivered } from './useDelivery.ts'

/** When what this window shows has been saved, its address says so: a link and a reload know which one it is. Once a page. */
export function useFollowSaved(): void {
  const { state, change } = useComparisonState()
  const delivered = useLastDelivered()
  const at = readSavedAt(state.saved)

  useEffect(() => {
    if (!delivered || delivered.now.kind !== 'comparison') return
    noteSeen(delivered.now.id, delivered.now.version)
    if (delivered.place !== placeOf(at?.id ?? 'new')) return
    change((one) => ({ ...one, saved: writeSavedAt(delivered.now) }), 'replace')
    // oxlint-disable-next-line react/exhaustive-deps -- once for what was saved, and not whenever the address changes
  }, [delivered])
}

const seen = new Map<string, number>()

/** Remembers the newest version that this page has shown or saved. */
export function noteSeen(id: string, version: number): void {
  seen.set(id, Math.max(version, seen.get(id) ?? 0))
}

/** The version on which a change rests: the one of the address, or a newer one of this page's own making. */
export const seenOf = (id: string, version: number): number => Math.max(version, seen.get(id) ?? 0)
