import type { Language } from '../text/Language.ts'
import { formatNumber, type NumberStyle } from './formatNumber.ts'

/** How money is written: in what multiple of the main unit, beside what holds for any number. */
export interface MoneyStyle extends NumberStyle {
  readonly in?: 'units' | 'thousands' | 'millions'
}

const MULTIPLES = {
  units: { size: 1, sv: '', en: '' },
  thousands: { size: 1e3, sv: 't', en: 'k' },
  millions: { size: 1e6, sv: 'm', en: 'm' },
} as const

/** Money with its currency: `1 240 kr`, `1 190,0 mkr`, `648 tkr`; `SEK 1,240`, `SEK 1,190.0m`, `SEK 648k`. */
export function formatMoney(amount: number, currency: string, language: Language, style: MoneyStyle = {}): string {
  const multiple = MULTIPLES[style.in ?? 'units']
  const number = formatNumber(amount / multiple.size, language, style)
  if (language === 'en') return `${currency}\u00a0${number}${multiple.en}`
  return `${number}\u00a0${multiple.sv}${currency === 'SEK' ? 'kr' : currency}`
}
