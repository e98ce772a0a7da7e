import type { Language } from '../text/Language.ts'

interface Word {
  readonly one: string
  readonly many: string
}

/** What rates are paid for: alone, and with a time (`patientmånader`). */
const WORDS: Readonly<Record<Language, Readonly<Record<string, Word>>>> = {
  sv: {
    patient: { one: 'patient', many: 'patienter' },
    contact: { one: 'kontakt', many: 'vårdkontakter' },
    point: { one: 'poäng', many: 'poäng' },
    percentage_point: { one: 'procentenhets', many: 'procentenheter' },
    clinic: { one: 'vårdcentrals', many: 'vårdcentraler' },
    region: { one: 'regions', many: 'av regionens ram' },
  },
  en: {
    patient: { one: 'patient', many: 'patients' },
    contact: { one: 'contact', many: 'contacts' },
    point: { one: 'point', many: 'points' },
    percentage_point: { one: 'percentage-point', many: 'percentage points' },
    clinic: { one: 'clinic', many: 'clinics' },
    region: { one: 'region', many: 'of the region’s budget' },
  },
}

const TIMES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  sv: { day: 'dagar', month: 'månader', quarter: 'kvartal', year: 'år' },
  en: { day: '-days', month: '-months', quarter: '-quarters', year: '-years' },
}

/** The time in a rate's unit, where it is not the window's own: the quantity has time in it then. */
export function timeIn(unit: string | null, over?: string): 'month' | 'quarter' | 'year' | undefined {
  const times = ['month', 'quarter', 'year'] as const
  return times.find((time) => time !== over && (unit ?? '').split('/').includes(time))
}

/**
 * What a rate's quantity counts: of `SEK/patient/month` patients where one month is counted, patient-months where more
 * are. Empty where the unit names nothing that is counted.
 *
 * @example
 * formatCounted('SEK/patient/month', 'sv') // => 'patientmånader'
 * formatCounted('SEK/patient/month', 'sv', 'month') // => 'patienter'
 */
export function formatCounted(unit: string | null, language: Language, over?: string): string {
  const [, ...per] = (unit ?? '').split('/')
  const time = per.find((word) => TIMES[language][word] !== undefined)
  const things = per.filter((word) => word !== time)
  const withTime = time !== undefined && time !== over ? TIMES[language][time] : undefined
  return things
    .map((thing, place) => {
      const word = WORDS[language][thing] ?? { one: thing.replaceAll('_', ' '), many: thing.replaceAll('_', ' ') }
      return withTime !== undefined && place === 0 ? `${word.one}${withTime}` : word.many
    })
    .join(' × ')
}
