import type { Language } from '../text/Language.ts'

const MONTHS = {
  sv: ['jan', 'feb', 'mars', 'apr', 'maj', 'juni', 'juli', 'aug', 'sep', 'okt', 'nov', 'dec'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
} as const

/** A run's period in words: `2026` is `jan–dec 2026`, `2026-Q1` `jan–mars 2026`, `2026-03` `mars 2026`. */
export function formatPeriod(period: string, language: Language): string {
  const [year = period, part] = period.split('-')
  const month = (number: number) => MONTHS[language][number - 1]
  if (part === undefined) return `${month(1)}–${month(12)} ${year}`
  if (!part.startsWith('Q')) return `${month(Number(part))} ${year}`
  const last = 3 * Number(part.slice(1))
  return `${month(last - 2)}–${month(last)} ${year}`
}
