import type { DatasetCard } from '../../../server/contract/dataset.ts'
import type { ComparisonState } from '../../comparison/Comparison.ts'

/**
 * The comparison on another dataset. What the reader has chosen and changed stays; only where the comparison is as the
 * former dataset suggested it, the new one suggests its own. Assignments and clinics are a dataset's own, and go. The
 * year stays if the dataset has it.
 */
export function inDataset(
  state: ComparisonState,
  dataset: DatasetCard,
  former: DatasetCard | undefined,
): ComparisonState {
  const [year = ''] = state.period.split('-')
  const period = dataset.years.includes(year) ? state.period : (dataset.years[0] ?? state.period)
  const gone = new Set(former?.assignments.map(({ name }) => name))
  const places = [...state.alternatives.keys()].filter((place) => !gone.has(state.alternatives[place]?.name ?? ''))
  const saved = state.saved === undefined ? {} : { saved: state.saved }
  const isKept = dataset.suggested.length === 0 || !isSuggested(state, former)
  if (!isKept || places.length === 0) {
    const alternatives = dataset.suggested.map((name) => ({ name, changes: {} }))
    return { ...saved, dataset: dataset.name, period, alternatives, shown: 1, neutral: state.neutral, gives: {} }
  }
  return {
    ...saved,
    dataset: dataset.name,
    period,
    alternatives: places.flatMap((place) => state.alternatives[place] ?? []),
    shown: Math.max(1, places.indexOf(state.shown)),
    neutral: state.neutral,
    gives: Object.fromEntries(
      places.flatMap((place, next) => (state.gives[place] && next > 0 ? [[next, state.gives[place]]] : [])),
    ),
  }
}

/** Is the comparison as its dataset suggested it, with nothing changed? */
function isSuggested({ alternatives }: ComparisonState, former: DatasetCard | undefined): boolean {
  return (
    alternatives.every(({ name, changes }, place) => {
      return name === former?.suggested[place] && Object.values(changes).every((one) => Object.keys(one).length === 0)
    }) && alternatives.length === former?.suggested.length
  )
}
