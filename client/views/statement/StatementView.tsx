import { useId } from 'react'
import { Link } from 'wouter'
import { useDatasets, useRegion } from '../../api/queries.ts'
import { addressOf } from '../../comparison/address.ts'
import { useComparison } from '../../comparison/useComparison.ts'
import { useComparisonState } from '../../comparison/useComparisonState.ts'
import { useStatementState } from '../../comparison/useStatementState.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { isPeriod } from '../../statement/statementPeriod.ts'
import { pilotsOf } from '../compare/pilotsOf.ts'
import { ProblemPanel } from './ProblemPanel.tsx'
import { StatementChoices } from './StatementChoices.tsx'
import { StatementContent } from './StatementContent.tsx'
import { StatementSkeleton } from './StatementSkeleton.tsx'
import { UnknownClinic } from './UnknownClinic.tsx'
import { useClinicStatement } from './useClinicStatement.ts'
import { useLastShown } from './useLastShown.ts'
import './statement.css'

/** The screen that answers: what is this clinic paid, line by line, and why not what it was paid before? */
export function StatementView() {
  const text = useText()
  const language = useLanguage()
  const heading = useId()
  const { state } = useComparisonState()
  const { statement: asked, changeStatement } = useStatementState()
  const comparison = useComparison(state)
  const datasets = useDatasets()
  const region = useRegion(state.dataset, state.period)

  const dataset = datasets.state === 'ready' ? datasets.data.find(({ name }) => name === state.dataset) : undefined
  const years = dataset?.years ?? [state.period.slice(0, 4)].filter(isPeriod)
  const statement = {
    ...asked,
    // An alternative does not stand beside itself.
    beside: asked.beside === asked.of ? undefined : asked.beside,
    at: [asked.at, state.period, years[0] ?? ''].find(isPeriod) ?? '',
  }
  const result = useClinicStatement(state, comparison, statement, years)
  const clinics = region.state === 'ready' ? region.data.clinics : []
  const clinic = clinics.find((one) => one.clinic === statement.clinic)
  const pilots = pilotsOf(comparison, dataset)

  const name = clinic?.name ?? (result.state === 'ready' ? result.shown.statement.name : statement.clinic)
  const last = useLastShown(result, statement, name)
  // Of a server that does not answer, the statement that was there stays.
  const failed = [region, result].find((one) => one.state === 'failed')
  const isGone = failed?.state === 'failed' && failed.problem.status === 0 && last !== undefined

  if (statement.at === '' && datasets.state !== 'failed') return <StatementSkeleton />
  if (region.state === 'ready' && !clinic)
    return <UnknownClinic state={state} statement={statement} clinics={clinics} />

  return (
    <article className="statement" aria-labelledby={heading}>
      <p className="statement-back">
        <Link href={addressOf(state)}>{text('statement.back')}</Link>
      </p>
      <header className="statement-head">
        <h1 id={heading}>
          <span className="statement-of">{text('statement.title')}</span> {isGone ? last.name : name}
          {pilots.has(isGone ? last.asked.clinic : statement.clinic) ? (
            <span className="statement-pilot">
              <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
                <path d="M6 1 11 6 6 11 1 6z" fill="none" stroke="currentColor" strokeWidth="1.5" />
              </svg>
              {text('statement.pilot')}
            </span>
          ) : null}
        </h1>
        <StatementChoices
          state={state}
          statement={statement}
          change={changeStatement}
          clinics={clinics}
          years={years}
          names={comparison.slots.map((slot) =>
            slot.state === 'ready' ? slot.priced.label[language] : slot.alternative.name,
          )}
        />
      </header>
      {content()}
    </article>
  )

  function content() {
    if (state.alternatives.length === 0 && datasets.state === 'ready')
      return <ProblemPanel title={text('statement.noModel')} detail={text('statement.noModel.why')} />
    if (datasets.state === 'failed')
      return <ProblemPanel title={text('statement.failed')} problem={datasets.problem} retry={datasets.retry} />
    if (isGone && failed.state === 'failed')
      return (
        <StatementContent
          state={state}
          asked={last.asked}
          change={changeStatement}
          comparison={comparison}
          shown={last.shown}
          name={last.name}
          gone={{ problem: failed.problem, retry: failed.retry }}
        />
      )
    if (region.state === 'failed')
      return <ProblemPanel title={text('statement.failed')} problem={region.problem} retry={region.retry} />
    switch (result.state) {
      case 'loading':
        return <StatementSkeleton />
      case 'failed':
        return <ProblemPanel title={text('statement.failed')} problem={result.problem} retry={result.retry} />
      case 'ready':
        return (
          <StatementContent
            state={state}
            asked={statement}
            change={changeStatement}
            comparison={comparison}
            shown={result.shown}
            name={name}
            gone={
              result.shown.problem && {
                problem: result.shown.problem,
                retry: result.shown.retry,
              }
            }
          />
        )
    }
  }
}
