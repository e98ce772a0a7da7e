import { Skeleton } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useDatasets, useModels } from '../../api/queries.ts'
import { type ComparisonState, LETTERS } from '../../comparison/Comparison.ts'
import { useText } from '../../text/useText.ts'
import { ProblemWords } from '../frame/ProblemWords.tsx'
import { PanelHead } from './PanelHead.tsx'
import type { ChangeState } from './AlternativesProps.ts'
import { chooseModel } from './editAlternatives.ts'
import { ModelList } from './ModelList.tsx'

interface ModelPickerProps {
  readonly state: ComparisonState
  readonly change: ChangeState
  readonly place: number
  readonly onClose: () => void
}

/** The models and assignments for one place of the comparison, to search and choose from. */
export function ModelPicker({ state, change, place, onClose }: ModelPickerProps) {
  const text = useText()
  const [words, setWords] = useState('')
  const search = useRef<HTMLInputElement>(null)
  const models = useModels(state.dataset, state.period)
  const datasets = useDatasets()
  const dataset = datasets.state === 'ready' ? datasets.data.find(({ name }) => name === state.dataset) : undefined

  useEffect(() => search.current?.focus(), [])

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes, wherever the focus is
    <section className="panel tools" aria-labelledby="picker-title" onKeyDown={onKey}>
      <PanelHead
        id="picker-title"
        title={place === 0 ? text('picker.title.base') : text('picker.title', { letter: LETTERS[place] ?? '' })}
        close={text('picker.close')}
        onClose={onClose}
      />
      <input
        ref={search}
        type="search"
        className="search"
        aria-label={text('picker.search')}
        placeholder={text('picker.search')}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {content()}
    </section>
  )

  function content() {
    switch (models.state) {
      case 'loading':
        return (
          <div role="status" aria-label={text('picker.loading')} className="picker-list">
            {['first', 'second', 'third', 'fourth'].map((row) => (
              <Skeleton key={row} height={44} mb={8} />
            ))}
          </div>
        )
      case 'failed':
        return (
          <div className="blocked" role="alert">
            <p className="blocked-title">{text('picker.failed')}</p>
            <p>
              <ProblemWords problem={models.problem} />
            </p>
            <button type="button" className="button" onClick={models.retry}>
              {text('state.retry')}
            </button>
          </div>
        )
      case 'ready':
        return (
          <ModelList
            models={models.data}
            assignments={dataset?.assignments ?? []}
            words={words}
            chosen={state.alternatives[place]?.name}
            currency={currencyOfBase()}
            onChoose={choose}
            onClear={() => setWords('')}
          />
        )
    }
  }

  function currencyOfBase(): string | undefined {
    const name = state.alternatives[0]?.name
    const entries = dataset?.assignments.find((one) => one.name === name)?.entries
    const model = entries?.[0]?.model ?? name
    return models.state === 'ready' ? models.data.find((one) => one.name === model)?.currency : undefined
  }

  function choose(name: string): void {
    change((before) => chooseModel(before, place, name))
    onClose()
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') onClose()
  }
}
