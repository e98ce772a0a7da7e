import './reconcile.css'
import { Skeleton } from '@mantine/core'
import { useReconciliation } from '../../api/queries.ts'
import { useComparisonState } from '../../comparison/useComparisonState.ts'
import { useText } from '../../text/useText.ts'
import { ProblemNote } from '../ProblemNote.tsx'
import { ModelChoice } from './ModelChoice.tsx'
import { NothingPaid } from './NothingPaid.tsx'
import { ReconcileResult } from './ReconcileResult.tsx'
import { useReconcileChoice } from './useReconcileChoice.ts'

/** The screen that answers: which payments does the program not reproduce, and at which clinics? */
export function ReconcileView() {
  const text = useText()
  const { state } = useComparisonState()
  const { dataset, period } = state
  const { choice, choose } = useReconcileChoice()
  const request = { dataset, period, ...(choice.model === '' ? {} : { model: choice.model }) }
  const answer = useReconciliation(request)

  return (
    <>
      <h1>{text('reconcile.title')}</h1>
      {content()}
    </>
  )

  function content() {
    switch (answer.state) {
      case 'loading':
        return (
          <div role="status" aria-label={text('reconcile.loading')}>
            <Skeleton height={54} mb={24} />
            <Skeleton height={220} mb={24} />
            <Skeleton height={420} />
          </div>
        )
      case 'failed':
        return (
          <>
            <ModelChoice {...{ dataset, period, choose }} model={choice.model} matching={[]} />
            <ProblemNote problem={answer.problem} retry={answer.retry} />
          </>
        )
      case 'ready': {
        const { hasPaid, matching, model, reconciliation } = answer.data
        if (!hasPaid) return <NothingPaid />
        return (
          <>
            {reconciliation ? null : (
              <section className="reconcile-choose">
                <h2>{text('reconcile.choose.title')}</h2>
                <p>{text('reconcile.choose')}</p>
              </section>
            )}
            <ModelChoice {...{ dataset, period, choose, matching }} model={model ?? ''} />
            {reconciliation ? (
              <ReconcileResult {...{ state, choice, choose, request, reconciliation }} answer={answer.data} />
            ) : null}
          </>
        )
      }
    }
  }
}
