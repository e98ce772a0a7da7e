import { useMemo } from 'react'
import { formatNumber } from '../../format/formatNumber.ts'
import { formatOre } from '../../format/formatOre.ts'
import { formatPercent } from '../../format/formatPercent.ts'
import { moneyWord } from '../../format/moneyWord.ts'
import type { Language } from '../../text/Language.ts'
import { useLanguage } from '../../text/useText.ts'

const change = { isChange: true } as const

/** How the comparison writes its figures: one precision for each kind of them. Amounts are öre. */
export function useWriting(currency: string) {
  const language = useLanguage()
  return useMemo(() => writingIn(language, currency), [language, currency])
}

export type Writing = ReturnType<typeof useWriting>

function writingIn(language: Language, currency: string) {
  const number = (value: number, decimals = 0): string => formatNumber(value, language, { decimals })
  const signed = (value: number, decimals = 0): string => formatNumber(value, language, { decimals, ...change })
  return {
    language,
    number,
    signed,
    /** Numbers for columns whose head has the unit. */
    kronor: (ore: number): string => number(ore / 100),
    kronorChange: (ore: number): string => signed(ore / 100),
    thousands: (ore: number): string => number(ore / 1e5),
    thousandsChange: (ore: number): string => signed(ore / 1e5),
    millions: (ore: number): string => number(ore / 1e8, 1),
    millionsChange: (ore: number): string => signed(ore / 1e8, 1),
    /** Money with its unit, in words and boxes. */
    inKronor: (ore: number): string => formatOre(ore, currency, language),
    inKronorChange: (ore: number): string => formatOre(ore, currency, language, change),
    inMillions: (ore: number): string => formatOre(ore, currency, language, { in: 'millions', decimals: 1 }),
    inThousands: (ore: number): string => formatOre(ore, currency, language, { in: 'thousands' }),
    inOre: (ore: number): string => formatOre(ore, currency, language, { decimals: 2 }),
    inThousandsChange: (ore: number): string => formatOre(ore, currency, language, { in: 'thousands', ...change }),
    percent: (value: number): string => formatPercent(value, language, { decimals: 1 }),
    percentChange: (value: number): string => formatPercent(value, language, { decimals: 1, ...change }),
    percentFine: (value: number): string => formatPercent(value, language, { decimals: 2, ...change }),
    units: {
      kr: moneyWord(currency, language),
      thousands: moneyWord(currency, language, 'thousands'),
      millions: moneyWord(currency, language, 'millions'),
    },
  }
}
