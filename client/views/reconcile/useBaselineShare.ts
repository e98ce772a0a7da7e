import type { Response } from '../../../server/contract/contract.ts'
import { type Call, useReconciledShare } from '../../api/queries.ts'
import type { ComparisonState } from '../../comparison/Comparison.ts'

/**
 * How much of what was paid the baseline of a comparison reproduces; nothing where the reader has changed its rates, for
 * it is then another rule than the one that paid.
 */
export function useBaselineShare({
  alternatives: [baseline],
  dataset,
  period,
}: ComparisonState):
  | { readonly model: string; readonly answer: Call<Response<'GET /api/reconciliation/share'>> }
  | undefined {
  const isAsWritten =
    baseline !== undefined && Object.keys(baseline.changes).length === 0 && baseline.ratesOf === undefined
  const model = isAsWritten ? baseline.name : ''
  const answer = useReconciledShare({ dataset, period, model })
  return model === '' ? undefined : { model, answer }
}
