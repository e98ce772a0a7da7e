import type { ComparisonState, Letter } from '../../comparison/Comparison.ts'
import type { StatementState } from '../../comparison/StatementState.ts'

/** The statement of a clinic for the period that is compared, the baseline beside it. */
export function statementOf({ period }: ComparisonState, clinic: string, of: Letter): StatementState {
  const step = period.includes('Q') ? 'quarter' : period.includes('-') ? 'month' : 'year'
  return { clinic, of, beside: of === '0' ? undefined : '0', step, at: period }
}
