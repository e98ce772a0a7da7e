import { useDatasets } from '../api/queries.ts'
import { useComparison } from '../comparison/useComparison.ts'
import { useComparisonState } from '../comparison/useComparisonState.ts'
import { Alternatives } from './alternatives/Alternatives.tsx'
import { ComparisonView } from './compare/ComparisonView.tsx'
import { SaveBar } from './saved/SaveBar.tsx'

/** Who gets more, who less, and why: the comparison that the address says. */
export function ComparePage() {
  const { state, change } = useComparisonState()
  const comparison = useComparison(state)
  const datasets = useDatasets()
  const dataset = datasets.state === 'ready' ? datasets.data.find(({ name }) => name === state.dataset) : undefined

  return (
    <>
      {state.dataset === '' ? null : <SaveBar state={state} change={change} />}
      <ComparisonView state={state} change={change} comparison={comparison} dataset={dataset}>
        <Alternatives state={state} change={change} comparison={comparison} />
      </ComparisonView>
    </>
  )
}
