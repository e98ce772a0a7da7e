import type { Language } from '../text/Language.ts'

const LOCALES: Readonly<Record<Language, string>> = { sv: 'sv-SE', en: 'en-GB' }

/** How a number is written: with how many decimals, and whether its sign always shows, as on a change. */
export interface NumberStyle {
  readonly decimals?: number
  readonly isChange?: boolean
}

/**
 * A number as the reader's language writes it: `36 309 204,00` with no-break spaces, `36,309,204.00`; a true minus
 * sign; and no sign on what rounds to zero.
 */
export function formatNumber(
  value: number,
  language: Language,
  { decimals = 0, isChange = false }: NumberStyle = {},
): string {
  // Written whole and mended: to take a number apart takes three times as long, and a table has hundreds.
  const written = formatOf(language, decimals, isChange).format(value)
  return (language === 'sv' ? written.replaceAll(SPACE, '\u00a0') : written).replace('-', '\u2212')
}

/** What parts thousands in Swedish, whichever space the browser writes. */
const SPACE = /\s/g

/** Making a format costs as much as writing fifty numbers with it. */
const formats: Record<Language, Intl.NumberFormat[]> = { sv: [], en: [] }

function formatOf(language: Language, decimals: number, isChange: boolean): Intl.NumberFormat {
  const key = 2 * decimals + Number(isChange)
  const known = formats[language][key]
  if (known) return known
  const format = new Intl.NumberFormat(LOCALES[language], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: isChange ? 'exceptZero' : 'negative',
  })
  formats[language][key] = format
  return format
}
