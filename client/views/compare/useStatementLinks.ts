import { useMemo } from 'react'
import { statementAddresses } from '../../comparison/address.ts'
import type { ComparisonState, Letter } from '../../comparison/Comparison.ts'

/** The page of any clinic's statement for the period that is compared, the baseline beside it. */
export function useStatementLinks(state: ComparisonState, of: Letter): (clinic: string) => string {
  return useMemo(() => {
    const { period } = state
    const step = period.includes('Q') ? 'quarter' : period.includes('-') ? 'month' : 'year'
    return statementAddresses(state, { of, beside: of === '0' ? undefined : '0', step, at: period })
  }, [state, of])
}
