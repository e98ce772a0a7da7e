import type { Language } from '../../text/Language.ts'

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  sv: ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
}

/**
 * A period for the head of a narrow column.
 *
 * @example
 * shortPeriod('2017-03', 'sv') // => 'mar'
 * shortPeriod('2017-Q1', 'sv') // => 'kv 1'
 * shortPeriod('2017', 'sv') // => '2017'
 */
export function shortPeriod(period: string, language: Language): string {
  const [year = period, part] = period.split('-')
  if (part === undefined) return year
  if (part.startsWith('Q')) return language === 'sv' ? `kv ${part.slice(1)}` : part
  return MONTHS[language][Number(part) - 1] ?? part
}
