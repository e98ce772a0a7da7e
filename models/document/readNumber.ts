import { expected, shorten } from './expected.ts'
import type { Raw } from './Raw.ts'
import type { Report } from './Report.ts'

const PLAIN = /^-?(0|[1-9]\d*)(\.\d+)?$/

/** Reads a number as a document writes one: a plain decimal of at most 15 digits, which a double holds exactly as written. */
export function readNumber(raw: Raw | undefined, report: Report): number | undefined {
  if (raw === undefined) return undefined
  if (raw.type !== 'scalar' || raw.text === '') return expected(raw, 'a number', report)
  const { text, place, writing } = raw
  if (writing !== 'plain') return expected(raw, 'a number', report, 'Write it without quotes.')
  if (!PLAIN.test(text)) {
    const near = plainDecimal(text)
    if (near === undefined) return expected(raw, 'a number', report)
    return report.error('wrong-number', place, `\`${shorten(text)}\` is not a plain decimal.`, {
      hint: text.includes('%')
        ? `Write \`${near}\`; to raise something by as much, write \`${raised(near)}\`.`
        : `Write \`${near}\`.`,
    })
  }
  if (text.replace(/^-?[0.]*/, '').replace('.', '').length > 15) {
    const message = `\`${shorten(text)}\` has more than 15 digits.`
    return report.error('wrong-number', place, message, { hint: 'Round it as its source does.' })
  }
  return Number(text) + 0 // `-0` is 0
}

/** Reads a whole number from `low` on. */
export function readWhole(raw: Raw | undefined, low: number, report: Report): number | undefined {
  const value = readNumber(raw, report)
  if (raw === undefined || value === undefined) return undefined
  if (Number.isSafeInteger(value) && value >= low) return value
  return expected(raw, 'a whole number', report, `It is ${low} or more.`)
}

/** The number that was probably meant, as it should be written. */
function plainDecimal(text: string): string | undefined {
  if (text.length > 40) return undefined
  const percent = /^(-?\d+(?:\.\d+)?) ?%$/.exec(text)?.[1]
  if (percent !== undefined) return String(Number((Number(percent) / 100).toPrecision(12)))
  const [joined, power, point] = [text.replaceAll(/[_\s  ]/g, ''), /^-?\d+(\.\d+)?e\+?\d{1,2}$/i, /^-?\d+,\d+$/]
  if (PLAIN.test(joined)) return joined
  if (point.test(text)) return text.replace(',', '.')
  if (power.test(text)) return String(Number(text))
  const trimmed = text
    .replace(/^\+/, '')
    .replace(/^(-?)0+(?=\d)/, '$1')
    .replace(/^(-?)\./, '$10.')
  return PLAIN.test(trimmed) ? trimmed : undefined
}

/** One more than a share: what a figure is multiplied by to rise by it. */
function raised(share: string): string {
  return String(Math.round((1 + Number(share)) * 1e9) / 1e9)
}
