import { useMemo } from 'react'
import { formatNumber } from '../../format/formatNumber.ts'
import { formatOre } from '../../format/formatOre.ts'
import { formatSpan } from '../../format/formatSpan.ts'
import { useLanguage } from '../../text/useText.ts'
import { reproduced } from './reproduced.ts'

/** How a reconciliation writes its figures: amounts to the öre, for here an öre counts. */
export function useReconcileWriting(currency: string) {
  const language = useLanguage()
  return useMemo(
    () => ({
      language,
      count: (value: number): string => formatNumber(value, language),
      amount: (ore: number): string => formatNumber(ore / 100, language, { decimals: 2 }),
      difference: (ore: number): string => formatNumber(ore / 100, language, { decimals: 2, isChange: true }),
      money: (ore: number): string => formatOre(ore, currency, language, { decimals: 2 }),
      moneyDifference: (ore: number): string => formatOre(ore, currency, language, { decimals: 2, isChange: true }),
      share: (share: number | null): string => reproduced(share, language),
      period: (period: string): string => formatSpan(period, language),
    }),
    [language, currency],
  )
}

export type ReconcileWriting = ReturnType<typeof useReconcileWriting>
