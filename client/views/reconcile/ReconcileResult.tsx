import { useMemo, useState } from 'react'
import type { Request, Response } from '../../../server/contract/contract.ts'
import type { Reconciliation } from '../../../server/contract/reconcile.ts'
import type { ComparisonState } from '../../comparison/Comparison.ts'
import { HeatTable } from './HeatTable.tsx'
import { namesIn, ReconcileContext } from './ReconcileContext.ts'
import { PaymentTable } from './PaymentTable.tsx'
import { ReconcileLead } from './ReconcileLead.tsx'
import type { ReconcileChoice } from './reconcileAddress.ts'
import { ResidualList } from './ResidualList.tsx'
import type { ChooseReconcile } from './useReconcileChoice.ts'
import { useReconcileWriting } from './useReconcileWriting.ts'

interface ReconcileResultProps {
  readonly state: ComparisonState
  readonly choice: ReconcileChoice
  readonly choose: ChooseReconcile
  readonly request: Request<'GET /api/reconciliation'>
  readonly answer: Response<'GET /api/reconciliation'>
  readonly reconciliation: Reconciliation
}

/** The answer: the share, by payment, by clinic and month, and what differs, to be classed. */
export function ReconcileResult({ state, choice, choose, request, answer, reconciliation }: ReconcileResultProps) {
  const write = useReconcileWriting(reconciliation.currency)
  const [author, setAuthor] = useState('')
  const context = useMemo(
    () => ({
      write,
      author,
      setAuthor,
      request,
      model: answer.model ?? '',
      ...namesIn(reconciliation, write.language),
    }),
    [write, author, request, answer.model, reconciliation],
  )

  return (
    <ReconcileContext value={context}>
      <ReconcileLead
        reconciliation={reconciliation}
        model={answer.label?.[write.language] ?? answer.model ?? ''}
        period={state.period}
      />
      <PaymentTable reconciliation={reconciliation} />
      {reconciliation.residuals.length > 0 ? (
        <>
          <HeatTable {...{ reconciliation, choice, choose }} />
          <ResidualList {...{ reconciliation, choice, choose }} />
        </>
      ) : null}
    </ReconcileContext>
  )
}
