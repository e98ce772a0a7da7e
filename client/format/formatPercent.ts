import type { Language } from '../text/Language.ts'
import { formatNumber, type NumberStyle } from './formatNumber.ts'

/**
 * Per cent as each language writes it: `4,1 %` with a no-break space, `4.1%`.
 *
 * @example
 * formatPercent(-4.05, 'en', { decimals: 1, isChange: true }) // => '\u22124.1%'
 * formatPercent(4.1, 'sv', { decimals: 1, isChange: true }) // => '+4,1\u00a0%'
 */
export function formatPercent(percent: number, language: Language, style: NumberStyle = { decimals: 1 }): string {
  return `${formatNumber(percent, language, style)}${language === 'sv' ? '\u00a0%' : '%'}`
}
