import './reconcile.css'
import { Link } from 'wouter'
import type { ComparisonState } from '../../comparison/Comparison.ts'
import { formatSpan } from '../../format/formatSpan.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { reconcileAddress } from './reconcileAddress.ts'
import { reproduced } from './reproduced.ts'
import { useBaselineShare } from './useBaselineShare.ts'

/**
 * How much of what was paid the baseline reproduces, on every comparison of a dataset that says what was paid. A
 * baseline whose rates the reader has changed is another rule than the one that paid, and has no such line.
 */
export function ReconciledLine({ state }: { readonly state: ComparisonState }) {
  const text = useText()
  const language = useLanguage()
  const reconciled = useBaselineShare(state)
  if (reconciled?.answer.state !== 'ready' || !reconciled.answer.data.hasPaid) return null

  const { model, answer } = reconciled
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
