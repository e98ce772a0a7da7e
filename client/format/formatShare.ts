import type { Language } from '../text/Language.ts'
import { formatNumber, type NumberStyle } from './formatNumber.ts'

/** A percentage as the reader's language writes it: `+4,1 %`, `+4.1%`. The value is in percent: 4.1, not 0.041. */
export function formatShare(percent: number, language: Language, style: NumberStyle = { decimals: 1 }): string {
  return `${formatNumber(percent, language, style)}${language === 'sv' ? '\u00a0%' : '%'}`
}
