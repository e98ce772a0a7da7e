import { useDatasets, useModels } from '../../api/queries.ts'
import type { ComparisonState, Slot } from '../../comparison/Comparison.ts'
import { useLanguage } from '../../text/useText.ts'

/** What a model or assignment is called, before it is priced too; the word of the address where nothing is so called. */
export function useAlternativeName(state: ComparisonState): (slot: Slot) => string {
  const language = useLanguage()
  const datasets = useDatasets()
  const models = useModels(state.dataset, state.period)

  return (slot) => {
    if (slot.state === 'ready') return slot.priced.label[language]
    const { name } = slot.alternative
    const dataset = datasets.state === 'ready' ? datasets.data.find((one) => one.name === state.dataset) : undefined
    const known = [...(dataset?.assignments ?? []), ...(models.state === 'ready' ? models.data : [])]
    return known.find((one) => one.name === name)?.label[language] ?? name
  }
}
