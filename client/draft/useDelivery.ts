import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import type { StoredObject } from '../../server/contract/objects.ts'
import { showObject } from '../api/objects.ts'
import { type Delivered, startDelivery } from './delivery.ts'
import { isOwnPlace, windowOf } from './draftStore.ts'
import { livingWindows } from './livingWindows.ts'
import { noteSavedOnto } from './savedOnto.ts'

let last: Delivered | undefined
const listeners = new Set<() => void>()

/** What this window, or one that is gone, has saved last since the page was loaded. */
export const useLastDelivered = (): Delivered | undefined => useSyncExternalStore(watch, () => last)

/** Sends what is to be saved as long as the page lives. Once a page. */
export function useDelivery(): void {
  const queries = useQueryClient()
  useEffect(() => {
    const show = (now: StoredObject): void => {
      // News of two windows may come in any order.
      const known = queries.getQueryData<StoredObject>(['objects', 'one', now.id])
      if (known === undefined || known.version <= now.version) void showObject(queries, now)
    }
    return startDelivery({
      onDelivered: (delivered) => {
        show(delivered.now)
        const { place, now, seen } = delivered
        if (!isOwnPlace(place)) return void tellOfGone(delivered)
        if (seen !== null) noteSavedOnto(now.id, seen, now.version)
        tell(delivered)
      },
      onNewer: show,
    })
  }, [queries])
}

/** What another window has saved is told there, and is here no more than a newer version; where it is gone, it is told here. */
async function tellOfGone(delivered: Delivered): Promise<void> {
  const living = await livingWindows()
  if (living && !living.has(windowOf(delivered.place))) tell(delivered)
}

function tell(delivered: Delivered): void {
  last = delivered
  for (const listener of listeners) listener()
}

function watch(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
