import { useMemo } from 'react'
import { Route, Switch, useLocation, useSearch } from 'wouter'
import type { DatasetCard } from '../../server/contract/dataset.ts'
import { useDatasets } from '../api/queries.ts'
import type { Defaults } from '../comparison/address.ts'
import { DefaultsContext } from '../comparison/useComparisonState.ts'
import type { Language } from '../text/Language.ts'
import { useText } from '../text/useText.ts'
import { ApiView } from './api/ApiView.tsx'
import { ProblemView } from './api/ProblemView.tsx'
import { CatalogueView } from './catalogue/CatalogueView.tsx'
import { ComparePage } from './ComparePage.tsx'
import { CountsView } from './data/CountsView.tsx'
import { DataView } from './data/DataView.tsx'
import { ImportView } from './data/ImportView.tsx'
import { QualityView } from './data/QualityView.tsx'
import { OurFault } from './OurFault.tsx'
import { PageFrame } from './PageFrame.tsx'
import { ProblemNote } from './ProblemNote.tsx'
import { ReconcileView } from './reconcile/ReconcileView.tsx'
import { RulesView } from './rules/RulesView.tsx'
import { SavedObjectView } from './saved/SavedObjectView.tsx'
import { SavedView } from './saved/SavedView.tsx'
import { StatementView } from './statement/StatementView.tsx'
import { UnknownDataset } from './UnknownDataset.tsx'

const NONE: readonly DatasetCard[] = []

/** Which page an address shows. What an address leaves out is what its dataset suggests, or the first. */
export function Pages({ onLanguage }: { readonly onLanguage: (language: Language) => void }) {
  const datasets = useDatasets()
  const known = datasets.state === 'ready' ? datasets.data : NONE
  const defaultsOf = useMemo(() => {
    return (name: string | null): Defaults => {
      const dataset = known.find((one) => one.name === name) ?? (name === null ? known[0] : undefined)
      const alternatives = (dataset?.suggested ?? []).map((model) => ({ name: model, changes: {} }))
      return { dataset: dataset?.name ?? '', period: dataset?.years[0] ?? '', alternatives }
    }
  }, [known])

  const [location] = useLocation()
  const named = new URLSearchParams(useSearch()).get('data')
  const isUnknown = named !== null && datasets.state === 'ready' && !known.some(({ name }) => name === named)

  return (
    <DefaultsContext value={defaultsOf}>
      <PageFrame onLanguage={onLanguage}>
        {datasets.state === 'failed' ? <ProblemNote problem={datasets.problem} retry={datasets.retry} /> : null}
        {isUnknown ? <UnknownDataset name={named} known={known} /> : null}
        {datasets.state === 'failed' || isUnknown ? null : (
          <OurFault key={location} instead={<FaultNote />}>
            <Switch>
              <Route path="/clinic/:clinic" component={StatementView} />
              <Route path="/rules/:model" component={RulesView} />
              <Route path="/catalogue" component={CatalogueView} />
              <Route path="/reconcile" component={ReconcileView} />
              <Route path="/data" component={DataView} />
              <Route path="/data/new" component={ImportView} />
              <Route path="/data/counts" component={CountsView} />
              <Route path="/data/:dataset" component={QualityView} />
              <Route path="/saved" component={SavedView} />
              <Route path="/saved/:id" component={SavedObjectView} />
              <Route path="/saved/:id/versions/:version" component={SavedObjectView} />
              <Route path="/api-docs" component={ApiView} />
              <Route path="/problems/:code?" component={ProblemView} />
              <Route component={ComparePage} />
            </Switch>
          </OurFault>
        )}
      </PageFrame>
    </DefaultsContext>
  )
}

/** Our own error: first what is kept, then what to do. */
function FaultNote() {
  const text = useText()
  return (
    <section role="alert" className="blocked">
      <h1>{text('fault.title')}</h1>
      <p>{text('fault.kept')}</p>
      <p>
        <a href={globalThis.location.href}>{text('fault.again')}</a>
      </p>
    </section>
  )
}
