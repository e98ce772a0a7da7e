import { suggest } from '../formula/suggest.ts'
import type { Diagnostic } from './Diagnostic.ts'
import { expected, shorten } from './expected.ts'
import type { Grouping } from './Model.ts'
import type { Raw, RawEntry } from './Raw.ts'
import { collect, type Report } from './Report.ts'
import { readMonths } from './readDate.ts'
import { type DocumentFile, readDocument } from './readDocument.ts'
import { readEntries } from './readEntries.ts'
import { readWord } from './readFacts.ts'
import { readFields } from './readFields.ts'
import { codeOf } from './readGivenPatient.ts'
import { readDocumentName, readFormat, STATUSES } from './readHeader.ts'
import { readLabel, readNote } from './readLabel.ts'
import { readName } from './readName.ts'
import { NO_LABEL } from './readParameters.ts'
import { readSources } from './readSources.ts'
import { readChoice, readList, readScalar } from './readWords.ts'
import { refuseRepeats } from './refuseRepeats.ts'

type Condition = Grouping['conditions'][number]
type Derived = Grouping['derived'][number]

/** Reads a grouping document: which codes make which conditions. */
export function readGrouping(
  text: Uint8Array | string,
  file: string,
): { readonly grouping?: Grouping; readonly diagnostics: readonly Diagnostic[] } {
  const report = collect()
  const grouping = readGroupingFrom({ text, file }, report)
  return { ...(grouping && { grouping }), diagnostics: report.inOrder(file) }
}

/** The grouping, or nothing where it has an error; all is told to `report`. */
export function readGroupingFrom(document: DocumentFile, report: Report): Grouping | undefined {
  const own = collect()
  const grouping = readTree(document, own)
  for (const { code, severity, place, message, hint, also } of own.inOrder(document.file)) {
    report[severity](code, place, message, { hint, also })
  }
  return own.hasErrors() ? undefined : grouping
}

function readTree(document: DocumentFile, report: Report): Grouping | undefined {
  const root = readDocument(document, report)
  if (!root || report.hasErrors() || !readFormat(root, report)) return undefined
  const named = root.entries.get('grouping')
  if (!named) {
    const place = root.entries.get('format')?.key.place ?? root.place
    return report.error('wrong-document', place, 'This is no grouping.', {
      hint: 'A grouping begins with `format: 1` and `grouping:` with its name.',
    })
  }
  const name = readDocumentName(root, 'grouping', report)
  const thing = { kind: 'grouping', name, place: named.value.place }
  const needs = ['format', 'grouping', 'label', 'over', 'conditions'] as const
  const may = ['status', 'sources', 'codes_from', 'derived', 'counts', 'note'] as const
  const field = readFields(root, thing, { needs, may }, report)
  readSources(field?.('sources'), report)
  const codesFromData = readChoice(field?.('codes_from'), ['dataset'], report) === 'dataset'
  const conditions = readCoded(field?.('conditions'), codesFromData, report)
  const derived = readDerived(field?.('derived'), conditions, report)
  const words = [...conditions, ...derived].map(({ word }) => word)
  return {
    name: name ?? '',
    label: readLabel(field?.('label'), thing, report) ?? NO_LABEL,
    status: readChoice(field?.('status'), STATUSES, report),
    months: readMonths(field?.('over'), report) ?? 12,
    conditions,
    codesFromData,
    derived,
    counts: readEntries(field?.('counts'), 'count', report).flatMap((entry) => readCount(entry, words, report) ?? []),
    note: readNote(field?.('note'), report),
  }
}

function readCoded(raw: Raw | undefined, codesFromData: boolean, report: Report): readonly Condition[] {
  const entries = readEntries(raw, 'condition', report)
  const words = entries.map(({ key }) => key.text)
  return entries.flatMap(({ key, value }) => {
    const word = readWord(key, report)
    const thing = { kind: 'condition', name: key.text, place: key.place }
    const keys = codesFromData
      ? ({ needs: [], may: ['label', 'replaces', 'codes'] } as const)
      : ({ needs: ['codes'], may: ['label', 'replaces'] } as const)
    const isBare = codesFromData && value.type === 'scalar' && value.text === ''
    const field = isBare ? undefined : readFields<'codes' | 'label' | 'replaces'>(value, thing, keys, report)
    const codes = field?.('codes')
    if (codes && codesFromData) {
      report.error('unknown-key', codes.place, 'The codes come from the dataset here, and none are listed.', {
        hint: 'Take `codes` away, or `codes_from`.',
      })
    }
    if (word === undefined) return []
    const replaces = readWordsAmong(
      field?.('replaces'),
      words.filter((other) => other !== word),
      report,
    )
    const label = readLabel(field?.('label'), thing, report)
    return { word, label, codes: readList(codes, 'codes', (item) => readCode(item, report), report), replaces }
  })
}

/** The beginning of a code: `E11`, `I48.9`. */
function readCode(raw: Raw, report: Report): string | undefined {
  const scalar = readScalar(raw, 'the beginning of a code, such as `E11`', report)
  if (scalar === undefined) return undefined
  const code = codeOf(scalar.text)
  if (/^[A-Z0-9]{1,12}$/.test(code)) return code
  return expected(scalar, 'the beginning of a code, such as `E11`', report)
}

function readDerived(raw: Raw | undefined, conditions: readonly Condition[], report: Report): readonly Derived[] {
  const known = conditions.map(({ word }) => word)
  const derived: Derived[] = []
  for (const { key, value } of readEntries(raw, 'condition', report)) {
    const word = readWord(key, report)
    const thing = { kind: 'derived condition', name: key.text, place: key.place }
    const field = readFields(value, thing, { needs: [], may: ['any', 'all', 'label'] }, report)
    const [any, all] = [field?.('any'), field?.('all')]
    const label = readLabel(field?.('label'), thing, report)
    if (field && !any === !all) {
      const message = `The derived condition \`${shorten(key.text)}\` needs \`any\` or \`all\`, and not both.`
      report.error('missing-key', key.place, message, { hint: 'Keep the one that is meant.' })
    }
    const of = readWordsAmong(any ?? all, known, report)
    if (word !== undefined && known.includes(word)) {
      report.error('name-taken', key.place, `\`${word}\` is the name of a condition already.`, {
        hint: 'Give one of them another name.',
      })
    } else if (word !== undefined) {
      derived.push({ word, label, how: any ? 'any' : 'all', of })
      known.push(word)
    }
  }
  return derived
}

function readCount({ key, value }: RawEntry, words: readonly string[], report: Report) {
  const name = readName(key, report, { isDotted: true })
  const thing = { kind: 'count', name: key.text, place: key.place }
  const field =
    value.type === 'map' ? readFields(value, thing, { needs: ['of'], may: ['label'] } as const, report) : undefined
  const given = value.type === 'map' ? field?.('of') : value
  const isAll = given?.type === 'scalar' && given.text === 'all'
  const of = isAll ? words : readWordsAmong(given, words, report)
  const label = readLabel(field?.('label'), thing, report)
  return name === undefined ? undefined : { name, label, of }
}

function readWordsAmong(raw: Raw | undefined, known: readonly string[], report: Report): readonly string[] {
  const read = (item: Raw) => {
    const scalar = readScalar(item, 'a condition', report)
    if (scalar === undefined || known.includes(scalar.text)) return scalar?.text
    return report.error('unknown-word', scalar.place, `There is no condition called \`${shorten(scalar.text)}\`.`, {
      hint: () => suggest(scalar.text, known),
    })
  }
  refuseRepeats(raw, report)
  return readList(raw, 'conditions', read, report)
}
