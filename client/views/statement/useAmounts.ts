import type { Term } from '../../../server/contract/pricing.ts'
import { currencyOf, formatFigure } from '../../format/formatFigure.ts'
import { formatMoney } from '../../format/formatMoney.ts'
import { formatNumber } from '../../format/formatNumber.ts'
import { useLanguage } from '../../text/useText.ts'
import { useShownStatement } from './StatementContext.ts'

/** How a statement writes its figures: öre where money is paid, and as many decimals as a term needs. */
export function useAmounts() {
  const language = useLanguage()
  const { currency } = useShownStatement()
  const percent = (share: number, decimals: number, isChange = false): string => {
    const number = formatNumber(share * 100, language, { decimals, isChange })
    return language === 'sv' ? `${number}\u00a0%` : `${number}%`
  }

  return {
    /** Öre as `2 941 300,12 kr`. */
    money: (ore: number) => formatMoney(ore / 100, currency, language, { decimals: 2 }),
    /** Öre as `+84 210,50 kr`. */
    moneyChange: (ore: number) => formatMoney(ore / 100, currency, language, { decimals: 2, isChange: true }),
    /** Öre in a column: `2 941 300,12`. */
    amount: (ore: number) => formatNumber(ore / 100, language, { decimals: 2 }),
    change: (ore: number) => formatNumber(ore / 100, language, { decimals: 2, isChange: true }),
    /** An amount that is not rounded, with the decimals of its column. */
    exact: (amount: number, decimals: number) => formatNumber(amount, language, { decimals }),
    percent: (share: number) => percent(share, 1),
    percentChange: (share: number) => percent(share, 1, true),
    quantity: ({ of, quantity }: Pick<Term, 'of' | 'quantity'>) =>
      of.type === 'pot'
        ? percent(quantity, 4)
        : formatNumber(quantity, language, { decimals: decimalsOf(quantity, 4) }),
    /** The quantity of a term with so many decimals that it gives the amount to the öre. */
    checkable: ({ of, quantity, rate, amount }: Pick<Term, 'of' | 'quantity' | 'rate' | 'amount'>) => {
      const size = of.type === 'pot' ? 100 : 1
      const least = of.type === 'pot' ? 4 : decimalsOf(quantity, 4)
      const decimals = decimalsThatGive({ value: quantity * size, rate: rate / size, amount, least })
      return of.type === 'pot' ? percent(quantity, decimals) : formatNumber(quantity, language, { decimals })
    },
    /** A rate in a column, whose unit stands beside. */
    rate: ({ of, rate, unit }: Pick<Term, 'of' | 'rate' | 'unit'>) => {
      const isMoney = of.type === 'pot' || (unit !== null && currencyOf(unit) !== undefined)
      if (!isMoney) return formatFigure(rate, unit ?? '', language)
      return formatNumber(rate, language, { decimals: Math.max(2, decimalsOf(rate, 6)) })
    },
    /** A rate in a sentence. */
    rateInWords: ({ of, rate, unit }: Pick<Term, 'of' | 'rate' | 'unit'>) => {
      if (of.type === 'pot') return formatMoney(rate, currency, language, { decimals: 2 })
      const isMoney = unit !== null && currencyOf(unit) !== undefined
      return formatFigure(rate, unit ?? '', language, isMoney ? { decimals: Math.max(2, decimalsOf(rate, 4)) } : {})
    },
  }
}

interface Factors {
  readonly value: number
  readonly rate: number
  readonly amount: number
  readonly least: number
}

/** As few as make the product agree with its amount to the öre, and no fewer than the least. */
function decimalsThatGive({ value, rate, amount, least }: Factors): number {
  for (let decimals = least; decimals < 8; decimals += 1)
    if (Math.abs(Number(value.toFixed(decimals)) * rate - amount) < 0.005) return decimals
  return 8
}

/** The decimals of a number, up to so many: what binary fractions add beyond them says nothing. */
export function decimalsOf(value: number, most: number): number {
  const [, decimals = ''] = value.toFixed(most).split('.')
  return decimals.replace(/0+$/, '').length
}
