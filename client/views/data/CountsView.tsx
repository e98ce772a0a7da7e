import './data.css'
import { useMutation } from '@tanstack/react-query'
import { type DragEvent, useRef, useState } from 'react'
import { Link } from 'wouter'
import { call } from '../../api/call.ts'
import { problemOf, useModels } from '../../api/queries.ts'
import { useComparisonState } from '../../comparison/useComparisonState.ts'
import { formatPeriod } from '../../format/formatPeriod.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { ProblemNote } from '../ProblemNote.tsx'
import { CountsAnswer } from './CountsAnswer.tsx'
import { dataAddress } from './dataAddress.ts'
import { decodeText } from './decodeText.ts'

const PATIENCE = 60_000

interface Asked {
  readonly model: string
  readonly period: string
  readonly files: readonly File[]
}

const ask = async ({ model, period, files }: Asked) =>
  call(
    'POST /api/suffices',
    {
      model,
      period,
      files: await Promise.all(
        files.map(async (file) => ({ name: file.name, text: decodeText(await file.arrayBuffer()) })),
      ),
    },
    AbortSignal.timeout(PATIENCE),
  )

/** The screen that answers: what is my clinic paid, when all that I may hand out is counts? */
export function CountsView() {
  const text = useText()
  const language = useLanguage()
  const { state } = useComparisonState()
  const models = useModels(state.dataset, state.period)
  const [files, setFiles] = useState<readonly File[]>([])
  const [chosen, setChosen] = useState<string>()
  const input = useRef<HTMLInputElement>(null)
  const { mutate, reset, variables, data, error, isPending } = useMutation({ networkMode: 'always', mutationFn: ask })
  const known = models.state === 'ready' ? models.data : []
  const model = chosen ?? state.alternatives[0]?.name ?? known[0]?.name ?? ''
  // Of another period the answer says nothing.
  const isOfPeriod = variables?.period === state.period
  const send = (): void => mutate({ model, period: state.period, files })

  return (
    <>
      <p className="data-crumb">
        <Link href={dataAddress(state)}>{text('nav.data')}</Link>
      </p>
      <h1>{text('data.counts.title')}</h1>
      <p className="lead">{text('data.counts.lead', { period: formatPeriod(state.period, language) })}</p>
      {models.state === 'failed' ? <ProblemNote problem={models.problem} retry={models.retry} /> : null}
      <p>
        <label className="data-field">
          {text('data.counts.model')}{' '}
          <select className="select" value={model} onChange={(event) => choose(event.currentTarget.value)}>
            {known.map((one) => (
              <option key={one.name} value={one.name}>
                {one.label[language]}
              </option>
            ))}
          </select>
        </label>
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is one way; the button in it is the other */}
      <div
        className="data-drop"
        role="group"
        aria-label={text('data.counts.drop')}
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
      >
        <p>
          <strong>{text('data.counts.drop')}</strong>{' '}
          <button type="button" className="button" onClick={() => input.current?.click()}>
            {text('data.drop.files')}
          </button>
        </p>
        <p className="note">{text('data.counts.form')}</p>
        <input
          ref={input}
          type="file"
          accept=".csv,text/csv"
          multiple
          hidden
          data-testid="counts"
          onChange={(event) => {
            take([...(event.currentTarget.files ?? [])])
            event.currentTarget.value = ''
          }}
        />
      </div>
      {files.length === 0 ? null : (
        <p className="data-actions">
          <span>{files.map(({ name }) => name).join(', ')}</span>
          <button type="button" className="button data-primary" disabled={isPending || model === ''} onClick={send}>
            {text('data.counts.ask')}
          </button>
          <button type="button" className="quiet" onClick={() => take([])}>
            {text('data.take.away')}
          </button>
        </p>
      )}
      {error && isOfPeriod ? <ProblemNote problem={problemOf(error)} retry={send} /> : null}
      {data && isOfPeriod ? <CountsAnswer answer={data} /> : null}
    </>
  )

  /** Of other files, or another model, the answer says nothing. */
  function take(more: readonly File[]): void {
    reset()
    setFiles(more.length === 0 ? [] : [...files.filter(({ name }) => !more.some((one) => one.name === name)), ...more])
  }

  function choose(name: string): void {
    reset()
    setChosen(name)
  }

  function drop(event: DragEvent): void {
    event.preventDefault()
    take([...event.dataTransfer.files])
  }
}
