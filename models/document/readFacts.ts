import { nearest } from '../formula/nearest.ts'
import { FACTS, type Fact, type FactTable, type Kind } from '../vocabulary/facts.ts'
import { expected, shorten } from './expected.ts'
import type { Raw, RawEntry, RawMap } from './Raw.ts'
import type { Reading } from './Reading.ts'
import { readMonths } from './readDate.ts'
import { readEntries } from './readEntries.ts'
import { type Fields, list, readFields, type Thing } from './readFields.ts'
import { readLabel, readNote } from './readLabel.ts'
import { readName } from './readName.ts'
import { readNumber } from './readNumber.ts'
import { NO_LABEL } from './readParameters.ts'
import { readUnitOf } from './readUnitOf.ts'
import { readChoice, readList, readScalar } from './readWords.ts'

/** Which tables of a dataset hold facts of what. */
const TABLES: Readonly<Record<'contact' | 'patient' | 'clinic' | 'enrolment' | 'cost', readonly FactTable[]>> = {
  contact: ['contacts'],
  patient: ['patients', 'measurements'],
  clinic: ['clinics', 'clinic_facts'],
  enrolment: ['enrolments'],
  cost: ['costs'],
}
type FactEntity = keyof typeof TABLES

const KINDS = ['number', 'boolean', 'word', 'words'] as const
type FactKey = 'label' | 'unit' | 'kind' | 'words' | 'table' | 'missing' | 'over' | 'note'

/** Facts that the model declares beyond the vocabulary, or in place of one of its facts. */
export function readFacts(raw: Raw | undefined, reading: Reading): readonly Fact[] {
  const { report } = reading
  return readEntries(raw, 'level', report).flatMap(({ key, value }) => {
    const entities = Object.keys(TABLES) as readonly FactEntity[]
    const near = nearest(key.text, entities)
    const entity = entities.find((name) => name === (near ?? key.text))
    if (entity !== key.text) {
      report.error('unknown-key', key.place, `There are no facts of \`${shorten(key.text)}\` to declare.`, {
        hint: near ? `Did you mean \`${near}\`?` : `Facts are declared for ${list(entities)}.`,
      })
    }
    if (entity === undefined) return []
    return readEntries(value, 'fact', report).flatMap((entry) => readFact(entry, entity, reading) ?? [])
  })
}

/**
 * The facts that formulas may use: the vocabulary's, and the model's own in place of those with the same name.
 */
export function withVocabulary(own: readonly Fact[]): readonly Fact[] {
  const isOwn = (fact: Fact) => own.some(({ entity, name }) => entity === fact.entity && name === fact.name)
  return [...FACTS.filter((fact) => !isOwn(fact)), ...own]
}

function readFact({ key, value }: RawEntry, entity: FactEntity, reading: Reading): Fact | undefined {
  const { report } = reading
  const name = readName(key, report, { isDotted: true })
  const thing = { kind: 'fact', name: `${entity}.${key.text}`, place: key.place }
  const known = FACTS.find((fact) => fact.entity === entity && fact.name === key.text)
  const needs: readonly FactKey[] = known ? [] : ['label', 'table']
  const may: readonly FactKey[] = ['label', 'unit', 'kind', 'words', 'table', 'missing', 'over', 'note']
  const field = readFields(value, thing, { needs, may }, report)
  if (field === undefined || name === undefined) return undefined

  const kind = readKind(field, thing, value as RawMap, known, reading)
  const table = field('table') === undefined ? known?.table : readChoice(field('table'), TABLES[entity], report)
  if (!known) refuseColumn(entity, key, reading)
  const words = readFactWords(field('words'), kind, reading)
  if (known?.words && words) refuseOtherWords(thing, known.words, { words, raw: field('words') }, reading)
  const fact: Fact = {
    entity,
    name,
    label: readLabel(field('label'), thing, report) ?? known?.label ?? NO_LABEL,
    kind: kind ?? guessKind(name, field),
    unit: kind === 'number' ? readFactUnit(field('unit'), known, reading) : undefined,
    words: words ?? known?.words,
    wordLabels: readWordLabels(field('words'), report),
    table: table ?? 'patients',
    missing: readStandIn(field('missing'), kind, reading),
    months: readFactMonths(field('over'), table, thing, reading),
    note: readNote(field('note'), report),
  }
  const isNoNumber = kind !== undefined && kind !== 'number'
  if (isNoNumber && (table === 'clinic_facts' || table === 'measurements')) tellNoNumber(field('table'), table, reading)
  return fact
}

/** Columns of a dataset that say where and when a row counts; no formula reads them, so that they are no facts. */
const COLUMNS: Readonly<Record<FactEntity, readonly string[]>> = {
  contact: ['patient', 'clinic', 'listed_at', 'month', 'date', 'n'],
  patient: ['id', 'n', 'exact_profile', 'birth', 'clinic'],
  clinic: ['id', 'opened', 'closed'],
  enrolment: ['clinic', 'patient', 'n', 'from', 'to'],
  cost: ['clinic', 'month', 'n'],
}

function refuseColumn(entity: FactEntity, { text, place }: RawEntry['key'], { report }: Reading): void {
  if (!COLUMNS[entity].includes(text)) return
  const message = `\`${entity}.${text}\` is a column that the table has already, and no formula reads it.`
  const hint =
    text === 'birth'
      ? 'A formula reads `patient.age`.'
      : text === 'listed_at'
        ? 'A formula reads `contact.listing`.'
        : 'Have the data deliver what the rule asks for as a fact of its own, such as `half_year` with its `words`.'
  report.error('wrong-fact', place, message, { hint })
}

/** A dataset is held to the words of the vocabulary when it is imported, so that a model may leave some out and add none. */
function refuseOtherWords(
  thing: Thing,
  known: readonly string[],
  { words, raw }: { readonly words: readonly string[]; readonly raw: Raw | undefined },
  { report }: Reading,
): void {
  const other = words.find((word) => !known.includes(word))
  if (other === undefined || !raw) return
  const message = `\`${thing.name}\` is never \`${shorten(other)}\` in a dataset: its words are those of the vocabulary.`
  report.error('wrong-fact', raw.place, message, {
    hint: 'Declare a fact of your own for what is not among them, with its `words` and `table`.',
  })
}

/** Where it was told that the kind is not known, the rest goes on with the likeliest. */
function guessKind(name: string, field: Fields<FactKey>): Kind {
  if (/^(is|has)_/.test(name)) return 'boolean'
  const missing = field('missing')
  if (field('words')) return 'word'
  return missing?.type === 'scalar' && (missing.text === 'true' || missing.text === 'false') ? 'boolean' : 'number'
}

function readKind(
  field: Fields<FactKey>,
  thing: Thing,
  raw: RawMap,
  known: Fact | undefined,
  { report }: Reading,
): Kind | undefined {
  const given = readChoice(field('kind'), KINDS, report)
  const implied = field('unit') ? 'number' : field('words') && !known ? undefined : known?.kind
  const kind = given ?? implied
  const other = field('kind') ?? field('unit')
  if (known && kind !== undefined && kind !== known.kind && other) {
    const message = `\`${thing.name}\` is a ${known.kind} everywhere, and cannot be a ${kind} here.`
    return report.error('wrong-fact', other.place, message, { hint: 'Give the fact another name.' })
  }
  if (given !== undefined && given !== 'number' && field('unit')) {
    const message = `Only a number has a unit, and \`${thing.name}\` is a ${given}.`
    const place = raw.entries.get('unit')?.key.place ?? thing.place
    report.error('wrong-fact', place, message, { hint: 'Take `unit` away, or `kind`.' })
  }
  if (kind === undefined && field('kind') === undefined) {
    const message = `The fact \`${thing.name}\` needs \`unit\` or \`kind\`.`
    return report.error('missing-key', thing.place, message, {
      hint: 'A number has a `unit`. What is none has a `kind`: `word`, `words` or `boolean`.',
    })
  }
  if (kind === 'number' && field('unit') === undefined && known?.unit === undefined) {
    return report.error('missing-key', thing.place, `The fact \`${thing.name}\` needs \`unit\`.`)
  }
  return kind
}

function readFactUnit(raw: Raw | undefined, known: Fact | undefined, reading: Reading): string | undefined {
  if (raw === undefined) return known?.unit
  readUnitOf(raw, reading)
  return raw.type === 'scalar' ? raw.text : undefined
}

function readFactWords(
  raw: Raw | undefined,
  kind: Kind | undefined,
  { report }: Reading,
): readonly string[] | undefined {
  if (raw === undefined) return undefined
  if (kind === 'number' || kind === 'boolean') {
    const message = `Only a fact of kind \`word\` or \`words\` has words, and this is a ${kind}.`
    return report.error('wrong-fact', raw.place, message, { hint: 'Take `words` away, or give it another `kind`.' })
  }
  if (raw.type === 'map') return [...raw.entries.values()].flatMap(({ key }) => readWord(key, report) ?? [])
  const words = readList(raw, 'words', (item) => readWord(item, report), report)
  return words.length > 0 || raw.type !== 'list' ? words : expected(raw, 'at least one word', report)
}

/** Words by name have labels: `first: { label: … }`. */
function readWordLabels(raw: Raw | undefined, report: Reading['report']): Fact['wordLabels'] {
  if (raw?.type !== 'map') return undefined
  const labels = [...raw.entries.values()].flatMap(({ key, value }) => {
    const thing = { kind: 'word', name: key.text, place: key.place }
    const field = readFields(value, thing, { needs: ['label'] }, report)
    const label = readLabel(field?.('label'), thing, report)
    return label ? [[key.text, label] as const] : []
  })
  return Object.fromEntries(labels)
}

/** Reads a word that stands in data, and in formulas between double quotes. */
export function readWord(raw: Raw, report: Reading['report']): string | undefined {
  const scalar = readScalar(raw, 'a word, such as `visit`', report)
  if (scalar === undefined || isWord(scalar.text)) return scalar?.text
  return report.error('wrong-name', scalar.place, `\`${shorten(scalar.text)}\` is not a word.`, {
    hint: 'A word has letters, digits and `_`, such as `home_visit`.',
  })
}

/**
 * @example
 * isWord('home_visit') // => true
 * isWord('home visit') // => false
 */
export function isWord(text: string): boolean {
  return text.length <= 60 && /^[\p{L}\p{N}][\p{L}\p{N}_.+-]*$/u.test(text) && text !== 'constructor'
}

/** `refuse`, which is also meant when nothing is said, or the value that stands in for a missing one. */
function readStandIn(raw: Raw | undefined, kind: Kind | undefined, { report }: Reading): Fact['missing'] {
  if (raw === undefined || kind === undefined) return undefined
  if (raw.type === 'scalar' && raw.text === 'refuse') return undefined
  if (kind === 'number') return readNumber(raw, report)
  if (kind === 'boolean') return readBoolean(raw, report)
  if (kind === 'word') return readWord(raw, report)
  return expected(raw, '`refuse`', report, 'Nothing can stand in for missing words.')
}

/** Reads `true` or `false`. */
export function readBoolean(raw: Raw, report: Reading['report']): boolean | undefined {
  if (raw.type === 'scalar' && raw.writing === 'plain' && (raw.text === 'true' || raw.text === 'false'))
    return raw.text === 'true'
  return expected(raw, '`true` or `false`', report)
}

function readFactMonths(
  raw: Raw | undefined,
  table: FactTable | undefined,
  thing: Thing,
  { report }: Reading,
): number | undefined {
  const isMeasured = table === 'measurements'
  if (raw === undefined && isMeasured) {
    return report.error('missing-key', thing.place, `The fact \`${thing.name}\` needs \`over\`.`, {
      hint: 'The last measurement within so many months counts, such as `over: 12 months`.',
    })
  }
  if (raw !== undefined && !isMeasured && table !== undefined) {
    const message = `Only a fact of \`table: measurements\` looks back in time.`
    return report.error('wrong-fact', raw.place, message, { hint: 'Take `over` away.' })
  }
  return readMonths(raw, report)
}

function tellNoNumber(raw: Raw | undefined, table: FactTable, { report }: Reading): void {
  if (!raw) return
  const other = table === 'measurements' ? 'patients' : 'clinics'
  report.error('wrong-fact', raw.place, `\`${table}\` hold numbers, and this fact is none.`, {
    hint: `Put the fact into \`table: ${other}\`.`,
  })
}
