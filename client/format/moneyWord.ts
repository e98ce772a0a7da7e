import type { Language } from '../text/Language.ts'
import { formatMoney, type MoneyStyle } from './formatMoney.ts'

/**
 * The word of a money column, whose numbers stand without it: `tkr`, `mkr`; `SEK k`, `SEK m`.
 *
 * @example
 * moneyWord('SEK', 'sv', 'millions') // => 'mkr'
 * moneyWord('SEK', 'en', 'thousands') // => 'SEK k'
 */
export function moneyWord(currency: string, language: Language, multiple: MoneyStyle['in'] = 'units'): string {
  const written = formatMoney(0, currency, language, { in: multiple })
  return written.replace(/\u00a0?0/, language === 'en' && multiple !== 'units' ? ' ' : '').replace('\u00a0', '')
}
