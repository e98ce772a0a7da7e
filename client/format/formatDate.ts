import type { Language } from '../text/Language.ts'

const styled = (locale: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })

/** Made once: making one takes longer than writing a hundred dates. */
const FORMATS: Readonly<Record<Language, Intl.DateTimeFormat>> = { sv: styled('sv-SE'), en: styled('en-GB') }

/**
 * A day in words.
 *
 * @example
 * formatDate('2016-01-01', 'sv') // => '1 januari 2016'
 * formatDate('2016-01-01', 'en') // => '1 January 2016'
 */
export function formatDate(date: string, language: Language): string {
  return FORMATS[language].format(new Date(`${date}T00:00:00Z`))
}
