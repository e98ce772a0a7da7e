import './saved.css'
import type { ComparisonState } from '../../comparison/Comparison.ts'
import { readSavedAt } from '../../comparison/savedComparison.ts'
import type { Change } from '../compare/ComparisonView.tsx'
import { SavedBar } from './SavedBar.tsx'
import { UnsavedBar } from './UnsavedBar.tsx'

interface SaveBarProps {
  readonly state: ComparisonState
  readonly change: Change
}

/** Above the comparison: whether it is saved, and how to save it. */
export function SaveBar({ state, change }: SaveBarProps) {
  const at = readSavedAt(state.saved)
  return at ? (
    <SavedBar key={at.id} at={at} state={state} change={change} />
  ) : (
    <UnsavedBar state={state} change={change} />
  )
}
