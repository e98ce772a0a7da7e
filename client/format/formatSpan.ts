import type { Language } from '../text/Language.ts'

const LOCALES: Readonly<Record<Language, string>> = { sv: 'sv-SE', en: 'en-GB' }

const QUARTERS: Readonly<Record<Language, readonly string[]>> = {
  sv: ['första kvartalet', 'andra kvartalet', 'tredje kvartalet', 'fjärde kvartalet'],
  en: ['the first quarter of', 'the second quarter of', 'the third quarter of', 'the fourth quarter of'],
}

/**
 * A month, quarter or year as a sentence says it.
 *
 * @example
 * formatSpan('2017-03', 'sv') // => 'mars 2017'
 * formatSpan('2017-Q1', 'en') // => 'the first quarter of 2017'
 */
export function formatSpan(period: string, language: Language): string {
  const [year = period, part] = period.split('-')
  if (part === undefined) return year
  if (part.startsWith('Q')) return `${QUARTERS[language][Number(part.slice(1)) - 1]} ${year}`
  return `${formatMonth(period, language)} ${year}`
}

/**
 * A month without its year.
 *
 * @example
 * formatMonth('2017-02', 'en') // => 'February'
 */
export function formatMonth(month: string, language: Language): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], { month: 'long', timeZone: 'UTC' })
  return format.format(new Date(`${month}-01T00:00:00Z`))
}
