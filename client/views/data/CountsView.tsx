import './data.css'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { call } from '../../api/call.ts'
import { problemOf, useDatasets, useModels } from '../../api/queries.ts'
import { useComparisonState } from '../../comparison/useComparisonState.ts'
import { useText } from '../../text/useText.ts'
import { ProblemNote } from '../ProblemNote.tsx'
import { countedPeriod } from './countedPeriod.ts'
import { CountsAnswer } from './CountsAnswer.tsx'
import { CountsFiles } from './CountsFiles.tsx'
import { CountsForm } from './CountsForm.tsx'
import { dataAddress } from './dataAddress.ts'
import type { ChosenCounts } from './judgeCounts.ts'

const PATIENCE = 60_000

interface Asked {
  readonly model: string
  readonly period: string
  readonly dataset: string
  readonly files: readonly ChosenCounts[]
}

const ask = ({ model, period, dataset, files }: Asked) =>
  call(
    'POST /api/suffices',
    {
      model,
      period,
      ...(dataset !== '' && { dataset }),
      files: files.map(({ name, text }) => ({ name, text })),
    },
    AbortSignal.timeout(PATIENCE),
  )

/** The screen that answers: what is my clinic paid, when all that I may hand out is counts? */
export function CountsView() {
  const text = useText()
  const { state, change } = useComparisonState()
  const models = useModels(state.dataset, state.period)
  const datasets = useDatasets()
  const [files, setFiles] = useState<readonly ChosenCounts[]>([])
  const [chosen, setChosen] = useState<string>()
  const [dataset, setDataset] = useState('')
  const { mutate, reset, variables, data, error, isPending } = useMutation({ networkMode: 'always', mutationFn: ask })
  const known = models.state === 'ready' ? models.data : []
  const cards = datasets.state === 'ready' ? datasets.data : []
  const model = chosen ?? state.alternatives[0]?.name ?? known[0]?.name ?? ''
  const readable = files.filter(({ refusal }) => refusal === undefined)
  // Of another period the answer says nothing.
  const isOfPeriod = variables?.period === state.period
  const send = (): void => mutate({ model, period: state.period, dataset, files: readable })

  return (
    <>
      <p className="data-crumb">
        <Link href={dataAddress(state)}>{text('nav.data')}</Link>
      </p>
      <h1>{text('data.counts.title')}</h1>
      <p className="lead">{text('data.counts.lead')}</p>
      {models.state === 'failed' ? <ProblemNote problem={models.problem} retry={models.retry} /> : null}
      <CountsForm
        models={known}
        model={model}
        datasets={cards}
        dataset={dataset}
        onModel={(name) => {
          reset()
          setChosen(name)
        }}
        onDataset={(name) => {
          reset()
          setDataset(name)
        }}
      />
      <CountsFiles files={files} onFiles={take} />
      {files.length === 0 ? null : (
        <p className="data-actions">
          <button
            type="button"
            className="button data-primary"
            disabled={isPending || model === '' || readable.length < files.length}
            onClick={send}
          >
            {text('data.counts.ask')}
          </button>
          {isPending ? <span role="status">{text('data.counts.asking')}</span> : null}
        </p>
      )}
      {error && isOfPeriod ? <ProblemNote problem={problemOf(error)} retry={send} /> : null}
      {data && isOfPeriod ? (
        <CountsAnswer answer={data} dataset={cards.find(({ name }) => name === variables.dataset)} />
      ) : null}
    </>
  )

  /** Of other files the answer says nothing. They are asked about for a period that they have. */
  function take(next: readonly ChosenCounts[]): void {
    reset()
    setFiles(next)
    const texts = next.map((one) => one.text)
    const period = countedPeriod(texts, state.period)
    if (period !== state.period) change((before) => ({ ...before, period }))
  }
}
