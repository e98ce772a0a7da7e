import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { showObject } from '../api/objects.ts'
import { type Delivered, startDelivery } from './delivery.ts'

let last: Delivered | undefined
const listeners = new Set<() => void>()

/** What was saved last, since the page was loaded. */
export const useLastDelivered = (): Delivered | undefined => useSyncExternalStore(watch, () => last)

/** Sends what is to be saved as long as the page lives. Once a page. */
export function useDelivery(): void {
  const queries = useQueryClient()
  useEffect(
    () =>
      startDelivery({
        onDelivered: (delivered) => {
          last = delivered
          void showObject(queries, delivered.now)
          for (const listener of listeners) listener()
        },
        onNewer: (newest) => void showObject(queries, newest),
      }),
    [queries],
  )
}

function watch(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
