import { isDate } from '../date/IsoDate.ts'
import { suggest } from '../formula/suggest.ts'
import { shorten } from './expected.ts'
import type { Source } from './Model.ts'
import type { Raw, RawScalar } from './Raw.ts'
import type { Reading } from './Reading.ts'
import type { Report } from './Report.ts'
import { readEntries } from './readEntries.ts'
import { readFields } from './readFields.ts'
import { readNote } from './readLabel.ts'
import { readName } from './readName.ts'
import { readScalar, readText } from './readWords.ts'

/** Reads where the figures stand in print. */
export function readSources(raw: Raw | undefined, report: Report): readonly Source[] {
  return readEntries(raw, 'source', report).flatMap(({ key, value }) => readSource(key, value, report) ?? [])
}

function readSource(key: RawScalar, value: Raw, report: Report): Source | undefined {
  const id = readName(key, report, { isDotted: true })
  const thing = { kind: 'source', name: key.text, place: key.place }
  const field = readFields(value, thing, { needs: ['title'], may: ['published', 'url', 'via', 'note'] }, report)
  const title = readText(field?.('title'), report)
  const published = readPublished(field?.('published'), report)
  const url = readUrl(field?.('url'), report)
  const note = readNote(field?.('note'), report)
  const via = readText(field?.('via'), report)
  if (id === undefined || title === undefined) return undefined
  return { id, title, published, url, via, note }
}

/** A day, a month or a year, as far as it is known. */
function readPublished(raw: Raw | undefined, report: Report): string | undefined {
  const scalar = readScalar(raw, 'a date, such as `2025-11-03`', report)
  if (scalar === undefined) return undefined
  if (isDate(scalar.text) || /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(scalar.text)) return scalar.text
  return report.error('wrong-date', scalar.place, `\`${shorten(scalar.text)}\` is not a date of the calendar.`, {
    hint: 'Write a day, a month or a year: `2025-11-03`, `2025-11` or `2025`.',
  })
}

function readUrl(raw: Raw | undefined, report: Report): string | undefined {
  const scalar = readScalar(raw, 'an address, such as `https://example.org`', report)
  if (scalar === undefined || /^https?:\/\/\S+$/.test(scalar.text)) return scalar?.text
  const message = `\`url\` needs an address here, not \`${shorten(scalar.text)}\`.`
  return report.error('wrong-type', scalar.place, message, { hint: 'It begins with `https://`.' })
}

/** Reads the source of a figure: the id of one of the document's sources, a space, a place in it. */
export function readSourceOf(raw: Raw | undefined, { report, sources, cited }: Reading): string | undefined {
  const scalar = readScalar(raw, 'a source and a place in it, such as `terms § 3.1`', report)
  if (scalar === undefined) return undefined
  const id = scalar.text.split(' ', 1)[0] ?? ''
  cited.add(id)
  if (sources.includes(id)) return scalar.text
  const place = { ...scalar.place, end: scalar.writing === 'plain' ? scalar.place.start + id.length : scalar.place.end }
  return report.error('unknown-source', place, `There is no source called \`${shorten(id)}\`.`, {
    hint: () =>
      suggest(id, sources) ??
      (sources.length === 0
        ? `List it: \`sources:\` with \`${shorten(id)}: { title: … }\` below it.`
        : 'Sources are listed under `sources:`.'),
  })
}

/** What `source` of a figure looks like in a document with these sources. */
export function exampleOfSource({ sources }: Pick<Reading, 'sources'>): string {
  return `source: ${sources[0] ?? 'terms'} § 1`
}

/** Tells which sources no figure names. */
export function tellUnusedSources(raw: Raw | undefined, { report, cited }: Reading): void {
  if (raw?.type !== 'map') return
  for (const { key } of raw.entries.values()) {
    if (cited.has(key.text)) continue
    report.warning('unused-source', key.place, `No figure names the source \`${shorten(key.text)}\`.`, {
      hint: 'Take it away, or name it where it is the source.',
    })
  }
}
