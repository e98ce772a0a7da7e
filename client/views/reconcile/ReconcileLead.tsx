import type { Reconciliation } from '../../../server/contract/reconcile.ts'
import { formatDate } from '../../format/formatDate.ts'
import { useText } from '../../text/useText.ts'
import { ExactWords } from '../frame/ExactWords.tsx'
import { useReconciling } from './ReconcileContext.ts'

interface ReconcileLeadProps {
  readonly reconciliation: Reconciliation
  readonly model: string
  readonly period: string
}

/** The share as a headline, and the same in sentences. */
export function ReconcileLead({ reconciliation, model, period }: ReconcileLeadProps) {
  const text = useText()
  const { write, clinicName, paymentName } = useReconciling()
  const { total, residuals, knownAt, notCompared, warnings } = reconciliation
  const [most] = residuals
  const span = write.period(period)

  return (
    <div className="reconcile-lead">
      <p className="lead">
        {total.share === null ? (
          text('reconcile.lead.none', { period: span })
        ) : (
          <>
            <strong className="reconcile-share">{write.share(total.share)}</strong>{' '}
            {text('reconcile.lead', { period: span, model })}
          </>
        )}{' '}
        {total.share === null
          ? null
          : text('reconcile.lead.lines', {
              agreeing: write.count(total.agreeing),
              lines: write.count(total.lines),
              apart: write.money(total.apart),
              paid: write.money(total.paid),
            })}{' '}
        {most
          ? text('reconcile.lead.most', {
              payment: paymentName(most.payment),
              clinic: clinicName(most.clinic),
              period: write.period(most.period),
              residual: write.moneyDifference(most.residual),
            })
          : total.lines > 0 && text('reconcile.lead.whole')}
      </p>
      <p className="note">
        {text('reconcile.how')}{' '}
        {knownAt === null ? null : text('reconcile.known', { date: formatDate(knownAt, write.language) })}
      </p>
      {notCompared > 0 ? (
        <p className="warning">{text('reconcile.notCompared', { count: write.count(notCompared) })}</p>
      ) : null}
      {warnings.map((warning) => (
        <p key={warning} className="warning">
          {text('reconcile.warning')} <ExactWords words={warning} />
        </p>
      ))}
    </div>
  )
}
