import type { Label, Note } from './Model.ts'
import type { Raw } from './Raw.ts'
import type { Report } from './Report.ts'
import { readFields, type Thing } from './readFields.ts'
import { readText } from './readWords.ts'

const LONGEST = 40

/** Reads a name for people: both languages, short, without a full stop. */
export function readLabel(raw: Raw | undefined, thing: Thing, report: Report): Label | undefined {
  if (raw === undefined) return undefined
  const owner = { kind: 'label', place: raw.type === 'map' ? raw.place : thing.place }
  const field = readFields(raw, owner, { needs: ['sv', 'en'] }, report)
  const [sv, en] = [readText(field?.('sv'), report), readText(field?.('en'), report)]
  for (const language of [field?.('sv'), field?.('en')]) if (language) adviseOnManner(language, report)
  return sv === undefined || en === undefined ? undefined : { sv, en }
}

/** Reads an explanation, in one language or both. */
export function readNote(raw: Raw | undefined, report: Report): Note | undefined {
  if (raw === undefined) return undefined
  const field = readFields(raw, { kind: 'note', place: raw.place }, { needs: [], may: ['sv', 'en'] }, report)
  const [sv, en] = [readText(field?.('sv'), report), readText(field?.('en'), report)]
  return { ...(sv !== undefined && { sv }), ...(en !== undefined && { en }) }
}

function adviseOnManner(raw: Raw, report: Report): void {
  if (raw.type !== 'scalar') return
  const { text, place } = raw
  if (text.length > LONGEST) {
    const message = `This label has ${text.length} characters; a screen has room for ${LONGEST}.`
    report.warning('label-manner', place, message, { hint: 'Say the rest in a `note`.' })
  } else if (text.endsWith('.')) {
    report.warning('label-manner', place, 'A label ends without a full stop.', { hint: 'Leave it out.' })
  }
}
