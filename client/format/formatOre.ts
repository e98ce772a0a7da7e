import type { Language } from '../text/Language.ts'
import { formatMoney, type MoneyStyle } from './formatMoney.ts'

/**
 * Whole öre as money in kronor: amounts are kept as integers, and divided here at last.
 *
 * @example
 * formatOre(1_153_17, 'SEK', 'sv', { decimals: 2 }) // => '1\u00a0153,17\u00a0kr'
 */
export function formatOre(ore: number, currency: string, language: Language, style: MoneyStyle = {}): string {
  return formatMoney(ore / 100, currency, language, style)
}
