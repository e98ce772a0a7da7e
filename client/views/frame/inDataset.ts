import type { DatasetCard } from '../../../server/contract/dataset.ts'
import type { ComparisonState } from '../../comparison/Comparison.ts'

/**
 * The comparison on another dataset: the one it suggests, for assignments and clinics are its own. Where it suggests
 * none, the models stay. The year stays if the dataset has it.
 */
export function inDataset(
  state: ComparisonState,
  dataset: DatasetCard,
  former: DatasetCard | undefined,
): ComparisonState {
  const [year = ''] = state.period.split('-')
  const period = dataset.years.includes(year) ? state.period : (dataset.years[0] ?? state.period)
  const gone = new Set(former?.assignments.map(({ name }) => name))
  const kept = state.alternatives.filter(({ name }) => !gone.has(name))
  const suggested = dataset.suggested.map((name) => ({ name, changes: {} }))
  const alternatives = suggested.length > 0 ? suggested : kept
  return { dataset: dataset.name, period, alternatives, shown: 1, neutral: state.neutral, gives: {} }
}
