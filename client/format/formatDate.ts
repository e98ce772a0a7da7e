import type { Language } from '../text/Language.ts'

const LOCALES: Readonly<Record<Language, string>> = { sv: 'sv-SE', en: 'en-GB' }

/**
 * A day in words.
 *
 * @example
 * formatDate('2016-01-01', 'sv') // => '1 januari 2016'
 * formatDate('2016-01-01', 'en') // => '1 January 2016'
 */
export function formatDate(date: string, language: Language): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' })
  return format.format(new Date(`${date}T00:00:00Z`))
}
