import type { Language } from '../text/Language.ts'

/** The words of units that are not written as the documents write them. */
const WORDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  sv: {
    SEK: 'kr',
    patient: 'patient',
    patients: 'patienter',
    contact: 'vårdkontakt',
    contacts: 'vårdkontakter',
    point: 'poäng',
    points: 'poäng',
    percentage_point: 'procentenhet',
    weight: 'vikt',
    share: '%',
    clinic: 'vårdcentral',
    region: 'region',
    day: 'dag',
    month: 'månad',
    months: 'månader',
    quarter: 'kvartal',
    year: 'år',
    years: 'år',
  },
  en: { percentage_point: 'percentage point', share: '%' },
}

/**
 * A unit in words. Of a share it is the per cent in which shares are shown.
 *
 * @example
 * formatUnit('SEK/patient/month', 'sv') // => 'kr per patient och månad'
 * formatUnit('SEK/patient/month', 'en') // => 'SEK per patient and month'
 * formatUnit('SEK', 'sv') // => 'kr'
 */
export function formatUnit(unit: string, language: Language): string {
  const [first = '', ...per] = unit.split('/').map((word) => WORDS[language][word] ?? word.replaceAll('_', ' '))
  if (per.length === 0) return first
  return `${first} per ${per.join(language === 'sv' ? ' och ' : ' and ')}`
}
