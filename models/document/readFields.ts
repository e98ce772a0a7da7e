import { nearest } from '../formula/nearest.ts'
import type { Place } from './Diagnostic.ts'
import { expected, shorten } from './expected.ts'
import type { Raw, RawEntry } from './Raw.ts'
import type { Report } from './Report.ts'

/** What is being read, as a message calls it. */
export interface Thing {
  /** In the singular: `parameter`. */
  readonly kind: string
  readonly name?: string | undefined
  /** Where it is named: what it lacks is told here. */
  readonly place: Place
}

/** What stands under a key, if it is there; also under a key that was misspelt and told. */
export type Fields<K extends string> = (key: K) => Raw | undefined

/** The keys that a thing must have, and those that it may have. There are no others. */
export interface Keys<K extends string> {
  readonly needs: readonly K[]
  readonly may?: readonly K[]
  /** What to do about another key, where no name is near. */
  readonly hint?: string | undefined
  /** What a key looks like in this document, where it is not as in any other. */
  readonly examples?: Readonly<Record<string, string>> | undefined
}

/** Reads something made of a closed set of keys; tells which are unknown and which are missing. */
export function readFields<const K extends string>(
  raw: Raw,
  thing: Thing,
  { needs, may = [], hint, examples = {} }: Keys<K>,
  report: Report,
): Fields<K> | undefined {
  if (raw.type !== 'map') return expected(raw, `keys below it, such as \`${needs[0] ?? may[0]}:\``, report)
  const known = [...needs, ...may]
  const fields = new Map<string, Raw>()
  for (const { key, value } of raw.entries.values()) if (isAmong(key.text, known)) fields.set(key.text, value)
  for (const { key, value } of raw.entries.values()) {
    if (isAmong(key.text, known)) continue
    if (report.isFull()) break
    const free = known.filter((name) => !fields.has(name))
    const meant = nearest(key.text, free)
    if (meant !== undefined) fields.set(meant, value)
    tellUnknown({ key, value }, { thing, known, meant, hint }, report)
  }
  for (const key of needs) if (!fields.has(key)) tellMissing(thing, key, report, examples[key])
  return (key) => fields.get(key)
}

function isAmong(text: string, known: readonly string[]): boolean {
  return known.includes(text)
}

/** Says that a thing lacks a key. `example` is what the key looks like, where this document can say it better. */
export function tellMissing(thing: Thing, key: string, report: Report, example = EXAMPLES[key]): undefined {
  const message = `${nameOf(thing)} needs \`${key}\`.`
  return report.error('missing-key', thing.place, message, { hint: `Add \`${example ?? `${key}:`}\`.` })
}

/** What a key looks like when it is there. */
const EXAMPLES: Readonly<Record<string, string>> = {
  format: 'format: 1',
  status: 'status: illustrative',
  label: 'label: { sv: …, en: … }',
  valid: 'valid: { from: 2026-01-01, to: 2026-12-31 }',
  sv: 'sv: …',
  en: 'en: …',
  from: 'from: 2026-01-01',
  currency: 'currency: SEK',
  cut_off: 'cut_off: last day of previous month',
  title: 'title: …',
  unit: 'unit: SEK/patient/month',
  values: 'values:` with a date and a figure below it, `2026-01-01: { value: 100, source: terms § 1 }',
  value: 'value: 100` or, if it was not found, `basis: missing',
  source: 'source: terms § 1',
  by: 'by: [patient.age]',
  rows: 'rows:` or, if they were not found, `basis: missing',
  table: 'table: patients',
  each: 'each: patient',
  of: 'of: [name_of_an_indicator]',
  scope: 'scope: all_clinics` or `scope: same_model',
  period: 'period: 2026',
  over: 'over: 12 months',
  codes: 'codes: [E10, E11]',
  extends: 'extends: { model: name_of_a_model }',
}

interface Unknown {
  readonly thing: Thing
  readonly known: readonly string[]
  /** The key that was meant. */
  readonly meant: string | undefined
  readonly hint: string | undefined
}

/** Things made of texts for people: a word that stands alone in one of them was cut off by a comma. */
const WRITTEN = ['label', 'note', 'source']

function tellUnknown({ key, value }: RawEntry, { thing, known, meant, hint }: Unknown, report: Report): void {
  const owner = withArticle(thing.kind)
  const isAlone = value.type === 'scalar' && value.text === ''
  const isComma = isAlone && /^\d+$/.test(key.text)
  const isText = isAlone && (/\s/.test(key.text) || WRITTEN.includes(thing.kind))
  report.error('unknown-key', key.place, `${owner} has no \`${shorten(key.text)}\`.`, {
    hint: isComma
      ? 'A decimal is written with a point: `1.5`.'
      : isText
        ? 'A text with a comma in it stands in double quotes.'
        : meant !== undefined
          ? `Did you mean \`${meant}\`?`
          : (hint ?? suggestKey(key.text, known, owner)),
  })
}

/**
 * The nearest right key, or all of them if they are few.
 *
 * @example
 * suggestKey('lable', ['label', 'unit'], 'A fact') // => 'Did you mean `label`?'
 */
export function suggestKey(written: string, known: readonly string[], owner: string): string | undefined {
  const near = nearest(written, known)
  if (near !== undefined) return `Did you mean \`${near}\`?`
  return known.length > 0 && known.length <= 7 ? `${owner} has ${list(known)}.` : undefined
}

/**
 * Names in a sentence.
 *
 * @example
 * list(['a', 'b', 'c']) // => '`a`, `b` and `c`'
 */
export function list(names: readonly string[], word: 'and' | 'or' = 'and'): string {
  const quoted = names.map((name) => `\`${name}\``)
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} ${word} ${quoted.at(-1)}`
}

function nameOf({ kind, name }: Thing): string {
  return name === undefined ? withArticle(kind) : `The ${kind} \`${name}\``
}

/**
 * @example
 * withArticle('indicator') // => 'An indicator'
 */
export function withArticle(kind: string): string {
  return /^[aeiou]/.test(kind) ? `An ${kind}` : `A ${kind}`
}
