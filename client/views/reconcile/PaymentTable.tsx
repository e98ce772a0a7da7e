import type { Reconciliation } from '../../../server/contract/reconcile.ts'
import { useText } from '../../text/useText.ts'
import { useReconciling } from './ReconcileContext.ts'
import { ScrollBox } from './ScrollBox.tsx'

type Row = Reconciliation['total']

/** By payment: what was paid, what is computed, and how much of it agrees. */
export function PaymentTable({ reconciliation }: { readonly reconciliation: Reconciliation }) {
  const text = useText()
  const { write, paymentName } = useReconciling()
  const { payments, total } = reconciliation
  const heading = text('reconcile.payments')

  return (
    <section className="panel reconcile-panel">
      <h2>{heading}</h2>
      <ScrollBox label={heading}>
        <table className="reconcile-table" aria-label={heading}>
          <thead>
            <tr>
              <th scope="col">{text('reconcile.payment')}</th>
              <th scope="col">{text('reconcile.share')}</th>
              <th scope="col">{text('reconcile.apart')}</th>
              <th scope="col">{text('reconcile.paid')}</th>
              <th scope="col">{text('reconcile.computed')}</th>
              <th scope="col">{text('reconcile.difference')}</th>
              <th scope="col">{text('reconcile.lines')}</th>
            </tr>
          </thead>
          <tbody>
            {payments.map((row) => (
              <tr key={row.payment}>
                <th scope="row">
                  {paymentName(row.payment)}
                  {row.isComputed ? null : <span className="tag">{text('reconcile.onlyPaid')}</span>}
                  {row.isPaid ? null : <span className="tag">{text('reconcile.onlyComputed')}</span>}
                </th>
                {cells(row)}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{text('reconcile.all')}</th>
              {cells(total)}
            </tr>
          </tfoot>
        </table>
      </ScrollBox>
    </section>
  )

  function cells({ share, apart, paid, computed, residual, agreeing, lines }: Row) {
    return (
      <>
        <td>{write.share(share)}</td>
        <td>{write.amount(apart)}</td>
        <td>{write.amount(paid)}</td>
        <td>{write.amount(computed)}</td>
        <td className={sideOf(residual)}>{write.difference(residual)}</td>
        <td>{text('reconcile.lines.of', { agreeing: write.count(agreeing), lines: write.count(lines) })}</td>
      </>
    )
  }
}

/** More was paid than computed, or less; the sign says it as well. */
export function sideOf(residual: number): 'gain' | 'loss' | undefined {
  if (residual === 0) return undefined
  return residual > 0 ? 'gain' : 'loss'
}
