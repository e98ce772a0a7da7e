import type { Language } from '../text/Language.ts'

/** Words by which tables are looked up, where they differ from the document's English. */
const WORDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  sv: {
    female: 'kvinnor',
    male: 'män',
    visit: 'besök',
    home_visit: 'hembesök',
    video: 'video',
    phone: 'telefon',
    chat: 'chatt',
    group_visit: 'gruppbesök',
    review: 'genomgång',
    team_visit: 'teambesök',
    doctor: 'läkare',
    nurse: 'sjuksköterska',
    other: 'övriga',
    goal: 'mål',
    minimum: 'minst antal patienter',
    from: 'från',
    to: 'till',
    below: 'under',
    at: 'vid',
  },
  en: { female: 'women', male: 'men', home_visit: 'home visit', minimum: 'least number of patients' },
}

/**
 * What a row of a table is for, in words.
 *
 * @example
 * formatRow('65-79 female', 'sv') // => '65–79 kvinnor'
 * formatRow('team_visit', 'sv') // => 'teambesök'
 * formatRow('80+ male', 'en') // => '80+ men'
 */
export function formatRow(row: string, language: Language): string {
  const wordOf = (word: string): string =>
    WORDS[language][word] ?? word.replace(/^(\d+)-(\d+)$/, '$1–$2').replaceAll('_', ' ')
  return row.split(' ').map(wordOf).join(' ')
}
