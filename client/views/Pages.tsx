import { useMemo } from 'react'
import { Route, Switch } from 'wouter'
import { useDatasets } from '../api/queries.ts'
import type { Defaults } from '../comparison/address.ts'
import { DefaultsContext } from '../comparison/useComparisonState.ts'
import type { Language } from '../text/Language.ts'
import { ComparePage } from './ComparePage.tsx'
import { PageFrame } from './PageFrame.tsx'
import { ProblemNote } from './ProblemNote.tsx'
import { StatementView } from './statement/StatementView.tsx'

const NOTHING: Defaults = { dataset: '', period: '', alternatives: [] }

/** Which page an address shows. What an address leaves out is what the first dataset suggests. */
export function Pages({ onLanguage }: { readonly onLanguage: (language: Language) => void }) {
  const datasets = useDatasets()
  const defaults = useMemo((): Defaults => {
    const [first] = datasets.state === 'ready' ? datasets.data : []
    if (!first) return NOTHING
    const alternatives = first.suggested.map((name) => ({ name, changes: {} }))
    return { dataset: first.name, period: first.years[0] ?? '', alternatives }
  }, [datasets])

  return (
    <DefaultsContext value={defaults}>
      <PageFrame onLanguage={onLanguage}>
        {datasets.state === 'failed' ? (
          <ProblemNote problem={datasets.problem} retry={datasets.retry} />
        ) : (
          <Switch>
            <Route path="/clinic/:clinic" component={StatementView} />
            <Route component={ComparePage} />
          </Switch>
        )}
      </PageFrame>
    </DefaultsContext>
  )
}
