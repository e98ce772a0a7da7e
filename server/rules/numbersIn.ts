import type { Language, Numbers } from '../../models/index.ts'

const LOCALES: Readonly<Record<Language, string>> = { sv: 'sv-SE', en: 'en-GB' }

/** Far more than a figure of a model has; fewer would hide some. */
const MOST_DECIMALS = 12

/** Numbers, money and days as a rule book writes them: `1 240,50 kr`, `SEK 1,240.50`. */
export function numbersIn(language: Language): Numbers {
  const locale = LOCALES[language]
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  // To make a format takes longer than to write a number with it.
  const formats = new Map<number, Intl.NumberFormat>()
  const formatOf = (least: number): Intl.NumberFormat => {
    const known = formats.get(least)
    if (known) return known
    const made = new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: MOST_DECIMALS })
    formats.set(least, made)
    return made
  }
  const write = (value: number, least: number): string =>
    formatOf(least)
      .formatToParts(value)
      .map(({ type, value: text }) => (type === 'minusSign' ? '\u2212' : text.replaceAll(/\s/g, '\u00a0')))
      .join('')

  return {
    number: (value, least = 0) => write(value, least),
    money: (value, currency) => {
      const number = write(value, Number.isInteger(value) ? 0 : 2)
      return language === 'en' ? `${currency}\u00a0${number}` : `${number}\u00a0${currency === 'SEK' ? 'kr' : currency}`
    },
    percent: (value) => `${write(hundredfold(value), 0)}${language === 'sv' ? '\u00a0%' : '%'}`,
    date: (day) => date.format(new Date(`${day}T00:00:00Z`)),
  }
}

/** Of a decimal number that its document writes: 100 × 0.035 is 3.5, not 3.5000000000000004. */
function hundredfold(value: number): number {
  return Number((value * 100).toPrecision(13))
}
