import { useCallback } from 'react'
import { useLocation } from 'wouter'
import type { DatasetCard } from '../../../server/contract/dataset.ts'
import { useDatasets } from '../../api/queries.ts'
import { useComparisonState } from '../../comparison/useComparisonState.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { readDataPlace } from '../data/dataAddress.ts'
import { JobMenu } from '../job/JobMenu.tsx'
import { FilledText } from '../statement/FilledText.tsx'
import { CopyLink } from './CopyLink.tsx'
import { inDataset } from './inDataset.ts'
import { InventedTag } from './InventedTag.tsx'
import { PeriodPicker } from './PeriodPicker.tsx'
import { ProblemWords } from './ProblemWords.tsx'
import { RegionSize } from './RegionSize.tsx'
import { SaveStatus } from './SaveStatus.tsx'
import { UndoButtons } from './UndoButtons.tsx'

/** Which data and which period, and that they are invented, or that they are the reader's own counts; undo, redo and the address to send. */
export function ContextBar() {
  const text = useText()
  const { state, change } = useComparisonState()
  const onPeriod = useCallback((period: string) => change((before) => ({ ...before, period })), [change])
  const datasets = useDatasets()
  const known = datasets.state === 'ready' ? datasets.data : []
  const current = known.find(({ name }) => name === state.dataset)
  const [path] = useLocation()
  const isOwn = readDataPlace(path)?.page === 'counts'

  return (
    <aside className="context" aria-label={text('context.label')}>
      {datasets.state === 'failed' ? (
        <p className="context-problem" role="alert">
          <FilledText text="context.failed" nodes={{ why: <ProblemWords problem={datasets.problem} /> }} />
          <button type="button" className="quiet" onClick={datasets.retry}>
            {text('state.retry')}
          </button>
        </p>
      ) : null}
      {datasets.state === 'loading' ? <span role="status">{text('context.loading')}</span> : null}
      {datasets.state === 'ready' && known.length === 0 ? <span>{text('context.none')}</span> : null}
      {isOwn ? <strong>{text('data.counts.own')}</strong> : null}
      {known.length > 0 && !isOwn ? <DatasetPicker known={known} current={state.dataset} onChoose={choose} /> : null}
      {current?.invented === false || isOwn ? null : <InventedTag />}
      {current && !isOwn ? <RegionSize dataset={state.dataset} period={state.period} /> : null}
      {current ? <PeriodPicker period={state.period} years={current.years} onChange={onPeriod} /> : null}
      <span className="context-actions">
        <SaveStatus state={state} />
        <JobMenu />
        <UndoButtons />
        <CopyLink />
      </span>
    </aside>
  )

  function choose(name: string): void {
    const dataset = known.find((one) => one.name === name)
    if (dataset) change((before) => inDataset(before, dataset, current))
  }
}

interface DatasetPickerProps {
  readonly known: readonly DatasetCard[]
  readonly current: string
  readonly onChoose: (name: string) => void
}

function DatasetPicker({ known, current, onChoose }: DatasetPickerProps) {
  const text = useText()
  const language = useLanguage()
  const isKnown = known.some(({ name }) => name === current)

  return (
    <select
      className="select dataset-picker"
      aria-label={text('context.dataset')}
      value={current}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      {isKnown ? null : <option value={current}>{text('context.unknown', { dataset: current })}</option>}
      {known.map(({ name, label }) => (
        <option key={name} value={name}>
          {label[language]}
        </option>
      ))}
    </select>
  )
}
