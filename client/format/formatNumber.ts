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
  const format = formatOf(language, decimals, isChange)
  const write = ({ type, value: text }: Intl.NumberFormatPart) =>
    type === 'minusSign' ? '\u2212' : type === 'group' && language === 'sv' ? '\u00a0' : text
  return format.formatToParts(value).map(write).join('')
}

/** Making a format costs as much as writing fifty numbers with it. */
const formats = new Map<string, Intl.NumberFormat>()

function formatOf(language: Language, decimals: number, isChange: boolean): Intl.NumberFormat {
  const key = `${language} ${decimals} ${isChange}`
  const known = formats.get(key)
  if (known) return known
  const format = new Intl.NumberFormat(LOCALES[language], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: isChange ? 'exceptZero' : 'negative',
  })
  formats.set(key, format)
  return format
}
