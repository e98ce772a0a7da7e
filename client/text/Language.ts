/** The languages of the screen. */
export type Language = 'sv' | 'en'

export const LANGUAGES: readonly Language[] = ['sv', 'en']

/**
 * The language that an address names (`?language=en`), so that a link shows what its sender saw; else the reader's. `?lang=en`, as
 * the server's answers are asked for, opens the page of a problem in the language of its answer.
 */
export function languageOf(address: string, preferred: readonly string[]): Language {
  const { searchParams } = new URL(address)
  const named = searchParams.get('language') ?? searchParams.get('lang')
  const asked = LANGUAGES.find((language) => language === named)
  if (asked) return asked
  return preferred[0]?.startsWith('en') ? 'en' : 'sv'
}

/** The same address in another language. */
export function addressIn(address: string, language: Language): string {
  const url = new URL(address)
  url.searchParams.set('language', language)
  return `${url.pathname}${url.search}${url.hash}`
}
