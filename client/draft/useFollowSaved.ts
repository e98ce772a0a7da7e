import { useEffect } from 'react'
import { readSavedAt, writeSavedAt } from '../comparison/savedComparison.ts'
import { useComparisonState } from '../comparison/useComparisonState.ts'
import { placeOf } from './draftStore.ts'
import { restsOn } from './savedOnto.ts'
import { useLastDelivered } from './useDelivery.ts'

/** When what this window shows has been saved, its address says so: a link and a reload know which one it is. Once a page. */
export function useFollowSaved(): void {
  const { state, change } = useComparisonState()
  const delivered = useLastDelivered()
  const at = readSavedAt(state.saved)

  useEffect(() => {
    if (!delivered || delivered.now.kind !== 'comparison') return
    if (delivered.place !== placeOf(at?.id ?? 'new')) return
    // A name that was saved on a newer version leaves what is shown where it was: its content came from an earlier one.
    const { now } = delivered
    const saved = at?.id === now.id ? { id: at.id, version: restsOn(at.id, at.version) } : now
    change((one) => ({ ...one, saved: writeSavedAt(saved) }), 'replace')
    // oxlint-disable-next-line react/exhaustive-deps -- once for what was saved, and not whenever the address changes
  }, [delivered])
}
