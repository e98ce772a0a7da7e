import type { Place } from './Diagnostic.ts'
import { shorten } from './expected.ts'
import type { Raw } from './Raw.ts'
import type { Report } from './Report.ts'

/** Tells what stands twice in a list where twice would count twice. */
export function refuseRepeats(raw: Raw | undefined, report: Report): void {
  if (raw?.type !== 'list') return
  const seen = new Map<string, Place>()
  for (const item of raw.items) {
    if (item.type !== 'scalar') continue
    const before = seen.get(item.text)
    if (!before) seen.set(item.text, item.place)
    else tellTwice(item.text, item.place, before, report)
  }
}

function tellTwice(text: string, place: Place, before: Place, report: Report): void {
  const message = `\`${shorten(text)}\` stands here twice.`
  report.error('duplicate-key', place, message, { also: [before], hint: 'Keep one of them.' })
}
