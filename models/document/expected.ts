import type { Raw } from './Raw.ts'
import type { Report } from './Report.ts'

/**
 * Says that something else is needed where this stands. What follows `, such as` in `wanted` becomes the hint, unless
 * there is a better one.
 */
export function expected(raw: Raw, wanted: string, report: Report, hint?: string): undefined {
  const [what, example] = wanted.split(', such as ')
  const message = `${subject(raw)} needs ${what} here${instead(raw)}.`
  return report.error('wrong-type', raw.place, message, { hint: hint ?? (example && `For example ${example}.`) })
}

function subject({ under }: Raw): string {
  return under === '' ? 'This' : `\`${shorten(under)}\``
}

function instead(raw: Raw): string {
  if (raw.type === 'list') return ', not a list'
  if (raw.type === 'map') return ', not keys of its own'
  if (raw.text === '') return ', and nothing follows'
  return raw.writing === 'quoted' ? `, not \`"${shorten(raw.text)}"\`` : `, not \`${shorten(raw.text)}\``
}

/** As much of a text as fits into a message. */
export function shorten(text: string): string {
  const line = text.split('\n', 1)[0] ?? ''
  return line.length > 40 ? `${line.slice(0, 39)}…` : line
}
