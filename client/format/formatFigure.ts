import type { Language } from '../text/Language.ts'
import { formatMoney } from './formatMoney.ts'
import { formatNumber } from './formatNumber.ts'

/** How a figure of a model is written. */
export interface FigureStyle {
  /** Without its unit: it stands beside. */
  readonly isBare?: boolean
  /** As many as the figure needs, where it is not said. */
  readonly decimals?: number
}

const CURRENCY = /^([A-Z]{3})(\/|$)/

/** The currency of a unit, if it is money: `SEK` of `SEK/patient/month`. */
export function currencyOf(unit: string): string | undefined {
  return CURRENCY.exec(unit)?.[1]
}

/**
 * A rate or another figure of a model, by its unit: money with its currency and two decimals unless it is whole, shares
 * in per cent, all else as a number.
 *
 * @example
 * formatFigure(520, 'SEK/contact', 'en').replace('\u00a0', ' ') // => 'SEK 520'
 * formatFigure(1153.1, 'SEK/contact', 'en', { isBare: true }) // => '1,153.10'
 * formatFigure(0.835, 'share', 'en') // => '83.5%'
 * formatFigure(1.25, 'weight', 'en') // => '1.25'
 */
export function formatFigure(value: number, unit: string, language: Language, style: FigureStyle = {}): string {
  const shown = unit === 'share' ? value * 100 : value
  const currency = currencyOf(unit)
  const needed = decimalsOf(shown)
  const decimals = style.decimals ?? (currency !== undefined && needed > 0 ? Math.max(2, needed) : needed)
  if (currency !== undefined && !style.isBare) return formatMoney(shown, currency, language, { decimals })
  const number = formatNumber(shown, language, { decimals })
  if (unit !== 'share' || style.isBare) return number
  return language === 'sv' ? `${number}\u00a0%` : `${number}%`
}

/** At most six: what a binary fraction adds beyond them is nobody's. */
function decimalsOf(value: number): number {
  const [, decimals = ''] = value.toFixed(6).split('.')
  return decimals.replace(/0+$/, '').length
}
