import './reconcile.css'
import { Link } from 'wouter'
import { useReconciledShare } from '../../api/queries.ts'
import type { ComparisonState } from '../../comparison/Comparison.ts'
import { formatSpan } from '../../format/formatSpan.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { reconcileAddress } from './reconcileAddress.ts'
import { reproduced } from './reproduced.ts'

/**
 * How much of what was paid the baseline reproduces, on every comparison of a dataset that says what was paid. A
 * baseline whose rates the reader has changed is another rule than the one that paid, and has no such line.
 */
export function ReconciledLine({ state }: { readonly state: ComparisonState }) {
  const text = useText()
  const language = useLanguage()
  const [baseline] = state.alternatives
  const isAsWritten =
    baseline !== undefined && Object.keys(baseline.changes).length === 0 && baseline.ratesOf === undefined
  const model = isAsWritten ? baseline.name : ''
  const answer = useReconciledShare({ dataset: state.dataset, period: state.period, model })
  if (answer.state !== 'ready' || !answer.data.hasPaid) return null

  const { share } = answer.data
  const period = formatSpan(state.period, language)
  return (
    <p className="reconciled-line">
      {share === null
        ? text('reconcile.line.other', { period })
        : text('reconcile.line.share', { period, share: reproduced(share, language) })}{' '}
      <Link href={reconcileAddress(state, share === null ? {} : { model })}>{text('reconcile.line.link')}</Link>
    </p>
  )
}
