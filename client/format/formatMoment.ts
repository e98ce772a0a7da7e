import type { Language } from '../text/Language.ts'

const DAYS: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  sv: new Intl.DateTimeFormat('sv-SE', { dateStyle: 'long' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }),
}

const TIMES = new Intl.DateTimeFormat('sv-SE', { hour: '2-digit', minute: '2-digit' })

/** The time of day where the reader is: `09.41` in Swedish, `09:41` in English. */
export function formatTime(moment: string, language: Language): string {
  const time = TIMES.format(new Date(moment))
  return language === 'sv' ? time.replace(':', '.') : time
}

/** A moment where the reader is: its time alone if it was today, else `22 november 2026 09.41`. */
export function formatMoment(moment: string, language: Language, now = new Date()): string {
  const day = DAYS[language].format(new Date(moment))
  const time = formatTime(moment, language)
  return day === DAYS[language].format(now) ? time : `${day} ${time}`
}
