import {
  compareWords,
  type Count,
  CONDITIONS_A_COLUMN,
  columnsOf,
  FACTS,
  type Key,
  type KeyValue,
  type Model,
} from '../../models/index.ts'
import { ageBand, OLDEST } from './ageBand.ts'
import type { CountedRows, CountsTable } from './Counts.ts'
import type { Reason } from './Reason.ts'

/** A kind of row that may occur: a value of each fact that a count groups by. Of conditions, their words. */
export type Kind = Readonly<Record<string, KeyValue | readonly string[]>>

/** The kinds of rows that one count tells apart, or why counts can never say. */
export type Domain =
  | { readonly kinds: readonly Kind[]; readonly attributes: readonly string[] }
  | { readonly reason: Reason }

/** More kinds than these are not tried. */
const MOST_KINDS = 200_000

/** Whether a fact is known; a column of this name may say so. */
const known = (name: string): string => `known_${name}`
const KNOWN_CONDITIONS = known('conditions')

/** Every kind of row that a count could meet in data of which these tables are counts. */
export function domainOf(count: Count, tables: readonly CountsTable[], model: Model): Domain {
  const { rows } = count
  if (rows !== 'patients' && rows !== 'performed') return { reason: { code: 'other-rows', rows } }
  if (rows === 'performed' && count.span !== 'window') return { reason: { code: 'looks-back', months: count.span } }
  const attributes = new Map<string, readonly (KeyValue | readonly string[])[]>()
  for (const key of count.keys) {
    const found = attributeOf(key, tables, { model, rows })
    if ('reason' in found) return { reason: found.reason }
    attributes.set(found.name, found.values)
  }
  const size = [...attributes.values()].reduce((product, { length }) => product * length, 1)
  if (size > MOST_KINDS) return { reason: { code: 'too-many-kinds', rows, number: size } }
  const kinds = [...attributes].reduce<readonly Kind[]>(
    (made, [name, values]) => made.flatMap((kind) => values.map((value) => ({ ...kind, [name]: value }))),
    [{}],
  )
  return { kinds: kinds.filter(canBe), attributes: [...attributes.keys()] }
}

/** Where conditions are not known there are none, and who is listed here is a patient that is known. */
function canBe(kind: Kind): boolean {
  const has = kind['conditions']
  if (kind[KNOWN_CONDITIONS] === false && Array.isArray(has) && has.length > 0) return false
  return kind['listing'] !== 'here' || (kind['patient'] !== false && kind[KNOWN_CONDITIONS] !== false)
}

type Attribute =
  | { readonly name: string; readonly values: readonly (KeyValue | readonly string[])[] }
  | { readonly reason: Reason }

function attributeOf(
  key: Key,
  tables: readonly CountsTable[],
  { model, rows }: { readonly model: Model; readonly rows: CountedRows },
): Attribute {
  const written = (name: string): readonly string[] => [
    ...new Set(
      tables.flatMap(({ columns, lines }) =>
        columns.includes(name) ? lines.map(({ values }) => values[name] ?? '') : [],
      ),
    ),
  ]
  switch (key.type) {
    case 'age': {
      const bands = written('age').flatMap((text) =>
        [ageBand(text) ?? []].flatMap(([from, to]) =>
          from === undefined || to === undefined ? [] : [[from, to] as const],
        ),
      )
      const all = Array.from({ length: OLDEST + 1 }, (_, age) => age)
      const ages = bands.length === 0 ? all : all.filter((age) => bands.some(([from, to]) => age >= from && age <= to))
      return { name: 'age', values: withMissing(ages, written('age')) }
    }
    case 'listing':
      return { name: 'listing', values: wordsOf('contact', 'listing', model) }
    case 'patient':
      return { name: 'patient', values: [false, true] }
    case 'conditions': {
      if (key.coding) return { reason: { code: 'diagnoses', grouping: key.coding.grouping } }
      const sets = key.words.reduce<readonly (readonly string[])[]>(
        (made, word) => made.flatMap((set) => [set, [...set, word]]),
        [[]],
      )
      return key.words.length > 12
        ? { reason: { code: 'too-many-conditions', rows, number: key.words.length } }
        : { name: 'conditions', values: sets }
    }
    case 'tally':
      return { reason: { code: 'contacts-of-each' } }
    case 'measurement':
      return { reason: { code: 'measurement', name: key.kind } }
    case 'known':
    case 'fact': {
      const { entity, name } = key.fact
      // Of a listed patient they are known, be there none; of a guest they are not.
      if (name === 'conditions') return { name: KNOWN_CONDITIONS, values: rows === 'patients' ? [true] : [false, true] }
      const given = written(name)
      if (key.type === 'known' && given.length === 0) return { name: known(name), values: [false, true] }
      if (key.type === 'fact' && key.kind === 'boolean') return { name, values: withMissing([false, true], given) }
      const words = key.type === 'fact' && key.kind === 'word' ? wordsOf(entity, name, model) : []
      const own = given.filter((text) => text !== '' && !words.includes(text))
      const values: readonly KeyValue[] =
        key.type === 'fact' && key.kind === 'number' ? own.map(Number) : [...words, ...own]
      if (values.length === 0)
        return { reason: { code: 'no-column', rows, name: `${entity}.${name}`, columns: [name] } }
      return { name, values: withMissing(values, given) }
    }
  }
}

const withMissing = (values: readonly KeyValue[], written: readonly string[]): readonly KeyValue[] =>
  written.includes('') ? [null, ...values] : values

function wordsOf(entity: string, name: string, model: Model): readonly string[] {
  const fact = [...model.facts, ...FACTS].find((one) => one.entity === entity && one.name === name)
  return [...(fact?.words ?? [])].toSorted(compareWords)
}

/** The columns of a counted table for one kind of row. */
export function columnsFor(count: Count, kind: Kind): readonly KeyValue[] {
  return count.keys.flatMap((key): readonly KeyValue[] => {
    switch (key.type) {
      case 'age':
        return [kind['age'] as KeyValue]
      case 'listing':
        return [kind['listing'] as KeyValue]
      case 'patient':
        return [kind['patient'] as KeyValue]
      case 'known':
        return [(kind[known(key.fact.name)] as KeyValue | undefined) ?? kind[key.fact.name] !== null]
      case 'fact':
        return [kind[key.fact.name] as KeyValue]
      case 'conditions': {
        const has = kind['conditions'] as readonly string[]
        return Array.from({ length: columnsOf(key) }, (_, column) =>
          key.words
            .slice(column * CONDITIONS_A_COLUMN, (column + 1) * CONDITIONS_A_COLUMN)
            .reduce((bits, word, bit) => (has.includes(word) ? bits + 2 ** bit : bits), 0),
        )
      }
      case 'tally':
      case 'measurement':
        throw new RangeError(`No count has ${key.type}.`)
    }
  })
}
