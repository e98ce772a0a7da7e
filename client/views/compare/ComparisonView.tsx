import { memo, type ReactNode, useCallback, useMemo } from 'react'
import type { DatasetCard } from '../../../server/contract/dataset.ts'
import type { Comparison, ComparisonState } from '../../comparison/Comparison.ts'
import { useText } from '../../text/useText.ts'
import { type Analysis, analyse } from './Analysis.ts'
import { ClinicPanel } from './ClinicPanel.tsx'
import { ComparisonLead } from './ComparisonLead.tsx'
import { DistributionPanel } from './DistributionPanel.tsx'
import { ExportButton } from './export/ExportButton.tsx'
import { GroupsPanel } from './GroupsPanel.tsx'
import { MoneyPanel } from './MoneyPanel.tsx'
import { NeedPanel } from './NeedPanel.tsx'
import { pilotsOf } from './pilotsOf.ts'
import { ReasonPanel } from './ReasonPanel.tsx'
import { ResultState } from './ResultState.tsx'
import { ReconciledLine } from '../reconcile/ReconciledLine.tsx'
import { choiceOf, type TableChoice, withChoice } from './TableChoice.ts'
import { useTitle } from './useTitle.ts'
import './compare.css'

/** Changes the address: `push` can be undone by the browser's back button. */
export type Change = (update: (state: ComparisonState) => ComparisonState, how?: 'push' | 'replace') => void

interface ComparisonViewProps {
  readonly state: ComparisonState
  readonly change: Change
  readonly comparison: Comparison
  readonly dataset: DatasetCard | undefined
  /** The cards and the lock bar, which stand between the answer and its proof. */
  readonly children?: ReactNode
}

/** The screen that answers: who gets more, who gets less, and why? */
export function ComparisonView({ state, change, comparison, dataset, children }: ComparisonViewProps) {
  // Where the baseline itself is shown, the first alternative is compared with it.
  const shown = Math.max(1, state.shown)
  const pilots = useMemo(() => pilotsOf(comparison, dataset), [comparison, dataset])
  const analysis = useMemo(() => analyse(comparison, shown, pilots), [comparison, shown, pilots])
  const title = useTitle(comparison, shown)
  const isStale = [comparison.slots[0], comparison.slots[shown]].some((slot) => slot?.state === 'ready' && slot.isStale)

  return (
    <div className="compare">
      <div className="compare-head">
        <div>
          <h1>{title}</h1>
          {analysis && <ComparisonLead analysis={analysis} state={state} />}
          {analysis && <ReconciledLine state={state} />}
        </div>
        {analysis && <ExportButton state={state} analysis={analysis} dataset={dataset} />}
      </div>
      {children}
      {analysis ? (
        <Results {...{ state, change, analysis, isStale }} />
      ) : (
        <ResultState comparison={comparison} shown={shown} />
      )}
    </div>
  )
}

interface ResultsProps {
  readonly state: ComparisonState
  readonly change: Change
  readonly analysis: Analysis
  readonly isStale: boolean
}

const Results = memo(function Results({ state, change, analysis, isStale }: ResultsProps) {
  const text = useText()
  const { sort, filter, owner, group } = state
  // oxlint-disable-next-line react/exhaustive-deps -- these four are all that a choice is read from
  const choice = useMemo(() => choiceOf(state), [sort, filter, owner, group])
  const onSelect = useCallback((clinic: string) => change((one) => ({ ...one, clinic }), 'replace'), [change])
  const onChoice = useCallback(
    (changed: Partial<TableChoice>, how?: 'push' | 'replace') => change((one) => withChoice(one, changed), how),
    [change],
  )
  const selected =
    analysis.lines.find(({ clinic }) => clinic.clinic === state.clinic) ??
    analysis.lines.find(({ change: one }) => one === (analysis.sums.least ?? analysis.sums.most)) ??
    analysis.lines[0]
  const clinic = selected?.clinic.clinic

  return (
    <div className={isStale ? 'results is-stale' : 'results'}>
      {isStale && <p className="stale-note">{text('compare.stale')}</p>}
      <div className="results-row">
        <div className="results-column">
          <MoneyPanel analysis={analysis} />
          <DistributionPanel {...{ analysis, clinic, onSelect }} />
        </div>
        <div className="results-column">
          <GroupsPanel analysis={analysis} />
          <NeedPanel {...{ analysis, clinic, onSelect, onChoice }} against={choice.against} />
        </div>
      </div>
      <div className="results-row results-clinics">
        <ClinicPanel {...{ state, analysis, choice, onChoice, clinic, onSelect }} />
        <div id="compare-reason" className="results-side">
          {selected && <ReasonPanel {...{ state, analysis, selected }} />}
        </div>
      </div>
    </div>
  )
})
