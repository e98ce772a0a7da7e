import { formatNumber } from '../../format/formatNumber.ts'
import type { Language } from '../../text/Language.ts'

const UNITS = ['B', 'kB', 'MB', 'GB'] as const

/**
 * The size of a file.
 *
 * @example
 * formatBytes(12_345_678, 'en') // => '12.3\u00a0MB'
 */
export function formatBytes(bytes: number, language: Language): string {
  const step = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  return `${formatNumber(bytes / 1000 ** step, language, { decimals: step < 2 ? 0 : 1 })}\u00a0${UNITS[step] ?? 'B'}`
}
