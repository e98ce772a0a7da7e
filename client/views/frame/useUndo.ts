import { use, useSyncExternalStore } from 'react'
import { readComparison } from '../../comparison/address.ts'
import { DefaultsContext } from '../../comparison/useComparisonState.ts'
import { changeBetween, type Step, type StepChange } from './changeBetween.ts'
import { readHistoryPlace, watchHistoryPlace } from './historyPlace.ts'

/** A step that can be undone or made again, with what it changes where that is known. */
export interface UndoStep {
  readonly what: StepChange | undefined
  readonly go: () => void
}

/** Undo and redo of the last change; absent where there is nothing to go to. */
export function useUndo(): { readonly undo: UndoStep | undefined; readonly redo: UndoStep | undefined } {
  const { place, last, addresses } = useSyncExternalStore(watchHistoryPlace, readHistoryPlace)
  const defaults = use(DefaultsContext)

  return {
    undo: place === 0 ? undefined : { what: changeAcross(place - 1, place), go: () => history.back() },
    redo: place >= last ? undefined : { what: changeAcross(place, place + 1), go: () => history.forward() },
  }

  function changeAcross(before: number, after: number): StepChange | undefined {
    const [one, other] = [stepAt(before), stepAt(after)]
    return one && other && changeBetween(one, other)
  }

  function stepAt(at: number): Step | undefined {
    const [path, search] = addresses.get(at)?.split('?') ?? []
    if (path === undefined) return undefined
    return { path, state: readComparison(new URLSearchParams(search ?? ''), defaults) }
  }
}
