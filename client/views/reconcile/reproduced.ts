import { formatPercent } from '../../format/formatPercent.ts'
import type { Language } from '../../text/Language.ts'
import { reproducedHundredths } from './reproducedHundredths.ts'

/**
 * A share of the money as per cent with two decimals, never rounded up: 100 is every öre.
 *
 * @example
 * reproduced(0.999999, 'en') // => '99.99%'
 * reproduced(1, 'en') // => '100.00%'
 * reproduced(null, 'en') // => '–'
 */
export function reproduced(share: number | null, language: Language): string {
  if (share === null) return '–'
  return formatPercent(reproducedHundredths(share) / 100, language, { decimals: 2 })
}
