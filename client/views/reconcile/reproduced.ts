import { formatPercent } from '../../format/formatPercent.ts'
import type { Language } from '../../text/Language.ts'

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
  // The server sends six decimals: a millionth of a step is what doubles cannot hold.
  const percent = Math.floor(share * 10_000 + 1e-6) / 100
  return formatPercent(percent, language, { decimals: 2 })
}
