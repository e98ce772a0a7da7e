import './catalogue.css'
import { Skeleton } from '@mantine/core'
import { useCatalogue, useDatasets } from '../../api/queries.ts'
import { useComparisonState } from '../../comparison/useComparisonState.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { ProblemNote } from '../ProblemNote.tsx'
import { CatalogueFilters } from './CatalogueFilters.tsx'
import { CatalogueList } from './CatalogueList.tsx'
import { DocumentComparison } from './DocumentComparison.tsx'
import { filterCards } from './filterCards.ts'
import { useCatalogueChoice } from './useCatalogueChoice.ts'

const ROWS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth']

/** The screen that answers: which models are there, which can run on the dataset, and how do two of them differ? */
export function CatalogueView() {
  const text = useText()
  const language = useLanguage()
  const { state } = useComparisonState()
  const { choice, choose } = useCatalogueChoice()
  const catalogue = useCatalogue(state.dataset, state.period)
  const datasets = useDatasets()
  const dataset = datasets.state === 'ready' ? datasets.data.find(({ name }) => name === state.dataset) : undefined

  return (
    <>
      <h1>{text('catalogue.title')}</h1>
      {content()}
    </>
  )

  function content() {
    switch (catalogue.state) {
      case 'loading':
        return (
          <div role="status" aria-label={text('catalogue.loading')}>
            {ROWS.map((row) => (
              <Skeleton key={row} height={96} mb={12} />
            ))}
          </div>
        )
      case 'failed':
        return <ProblemNote problem={catalogue.problem} retry={catalogue.retry} />
      case 'ready': {
        const cards = catalogue.data
        const shown = filterCards(cards, choice, language)
        const running = cards.filter(({ trouble }) => !trouble).length
        return (
          <>
            <p className="lead">
              {text('catalogue.lead', {
                running,
                count: cards.length,
                dataset: dataset?.label[language] ?? state.dataset,
                period: state.period,
              })}
            </p>
            <DocumentComparison cards={cards} choice={choice} choose={choose} />
            <CatalogueFilters cards={cards} shown={shown.length} choice={choice} choose={choose} />
            <CatalogueList cards={shown} all={cards} state={state} choose={choose} />
          </>
        )
      }
    }
  }
}
