import { CUT_OFFS, type CutOff } from '../date/Window.ts'
import { shorten } from './expected.ts'
import { GROUPS, type Group, type Model, type Status } from './Model.ts'
import type { Raw, RawMap } from './Raw.ts'
import type { Report } from './Report.ts'
import { readFirstOfMonth, readLastOfMonth } from './readDate.ts'
import { type Fields, readFields, type Thing, tellMissing } from './readFields.ts'
import { readLabel } from './readLabel.ts'
import { readName } from './readName.ts'
import { NO_LABEL } from './readParameters.ts'
import { readChoice, readList, readScalar } from './readWords.ts'
import { refuseRepeats } from './refuseRepeats.ts'

export const STATUSES: readonly Status[] = ['enacted', 'pilot', 'consultation', 'proposed', 'illustrative']

export type Header = Pick<Model, 'name' | 'label' | 'jurisdiction' | 'valid' | 'currency' | 'cutOff' | 'fixedShare'> & {
  readonly status: Status | undefined
}

type HeaderKey = 'status' | 'label' | 'jurisdiction' | 'valid' | 'currency' | 'cut_off' | 'fixed_share' | 'parameters'

/** The name that a document has under `model`, `scenario` or `grouping`. */
export function readDocumentName(root: RawMap, kind: string, report: Report): string | undefined {
  const scalar = readScalar(root.entries.get(kind)?.value, `a name, such as \`base_${kind}\``, report)
  return scalar && readName(scalar, report, { isDotted: true })
}

/** Reads what a document says of itself. */
export function readHeader(field: Fields<HeaderKey>, thing: Thing, report: Report): Header {
  const status = readChoice(field('status'), STATUSES, report)
  const cutOff: CutOff = readChoice(field('cut_off'), CUT_OFFS, report) ?? 'last day of previous month'
  return {
    name: thing.name ?? '',
    status,
    label: readLabel(field('label'), thing, report) ?? NO_LABEL,
    jurisdiction: readLabel(field('jurisdiction'), thing, report),
    valid: readValid(field('valid'), status, report),
    currency: readCurrency(field('currency'), field('parameters'), report),
    cutOff,
    fixedShare: readFixedShare(field('fixed_share'), report),
  }
}

/** From the first of a month, to the last of a month. A pilot has an end. */
function readValid(raw: Raw | undefined, status: Status | undefined, report: Report): Model['valid'] {
  if (raw === undefined) return { from: '' }
  const thing = { kind: 'validity', place: raw.place }
  const field = readFields(raw, thing, { needs: ['from'], may: ['to'] }, report)
  const [from, to] = [readFirstOfMonth(field?.('from'), report), readLastOfMonth(field?.('to'), report)]
  const end = field?.('to')
  if (from !== undefined && to !== undefined && end && to < from) {
    report.error('wrong-date', end.place, 'The model ends before it begins.', { hint: 'Swap the two dates.' })
  }
  if (field && status === 'pilot' && !end) {
    report.error('needs-end', raw.place, 'A pilot has an end.', { hint: 'Add `to:` with the last day of a month.' })
  }
  return { from: from ?? '', to }
}

/** Instead of a currency that cannot be read, the first of the figures goes on, so that units are checked all the same. */
function readCurrency(raw: Raw | undefined, parameters: Raw | undefined, report: Report): string {
  const scalar = readScalar(raw, 'a currency, such as `SEK`', report)
  if (scalar && /^[A-Z]{3}$/.test(scalar.text)) return scalar.text
  const guess = currencyOf(parameters) ?? 'XXX'
  if (scalar === undefined) return guess
  report.error('unknown-unit', scalar.place, `\`${shorten(scalar.text)}\` is not a currency.`, {
    hint: 'A currency is three capitals, such as `SEK`.',
  })
  return guess
}

function currencyOf(parameters: Raw | undefined): string | undefined {
  if (parameters?.type !== 'map') return undefined
  for (const { value } of parameters.entries.values()) {
    const unit = value.type === 'map' ? value.entries.get('unit')?.value : undefined
    const currency = unit?.type === 'scalar' ? /^[A-Z]{3}(?=\/|$)/.exec(unit.text)?.[0] : undefined
    if (currency !== undefined) return currency
  }
  return undefined
}

function readFixedShare(raw: Raw | undefined, report: Report): readonly Group[] {
  if (raw === undefined) return ['fixed']
  refuseRepeats(raw, report)
  return readList(raw, 'groups', (item) => readChoice(item, GROUPS, report), report)
}

/** Reads `format`; nothing if this program cannot read the document. */
export function readFormat(root: RawMap, report: Report): 1 | undefined {
  const raw = root.entries.get('format')?.value
  if (raw === undefined) {
    const place = [...root.entries.values()][0]?.key.place ?? root.place
    return tellMissing({ kind: 'document', place }, 'format', report)
  }
  if (raw.type === 'scalar' && raw.text === '1') return 1
  const scalar = readScalar(raw, '`1`', report)
  if (!scalar) return undefined
  const message = `This program reads format 1, not \`${shorten(scalar.text)}\`.`
  return report.error('unknown-format', raw.place, message, { hint: 'Write `format: 1`, or use a newer Kapitera.' })
}
