import type { Key, KeyValue } from '../../../models/index.ts'
import { asKind, factValue, patientColumn, type RowSource, type Value } from '../RowSource.ts'
import type { ListedRange } from './ListedRange.ts'
import { conditionBits } from './conditionBits.ts'

/** A key of few values as a digit of a number, in SQL from 0 to one less than its size. Digits are ordered as the values are. */
export interface Digit {
  readonly sql: string
  readonly size: number
  readonly type: Value['type']
  /** What a digit stands for. */
  readonly valueAt: (digit: number) => KeyValue
}

/** The digit of a key of patients; nothing where its values are not known to be whole and near each other. */
export function digitOf(key: Key, source: RowSource): Digit | undefined {
  switch (key.type) {
    case 'age':
      return ofAge(source)
    case 'patient':
      return always(true, 'boolean')
    case 'known':
      return ofKnown(key.fact.name, factValue(source, key.fact), source)
    case 'fact': {
      const value = asKind(factValue(source, key.fact), key.kind, key.fact, source)
      if (value.type === 'boolean') return ofTruth(value)
      return ofWhole(value, rangeOf(key.fact.name, source))
    }
    case 'conditions': {
      const [bits, ...others] = conditionBits(key.words, source)
      const range = rangeOf('conditions', source)
      if (!bits || !range || others.length > 0) return undefined
      if (!bits.merges || range.least > range.most) return ofWhole({ sql: bits.row[0] ?? '', type: bits.type }, range)
      // Some of the conditions, each with a bit of its own: any combination may be there.
      const combinations = { least: 0, most: 2 ** key.words.length - 1, hasMissing: range.hasMissing }
      return ofWhole({ sql: `(${bits.value(bits.row)})`, type: bits.type }, combinations)
    }
    case 'listing':
    case 'measurement':
    case 'tally':
      return undefined
  }
}

const rangeOf = (name: string, { listed }: RowSource): ListedRange | undefined => listed?.ranges?.get(name)

/** The clinic by its place, which is never missing. */
export function digitOfClinic(source: RowSource): Digit | undefined {
  const range = rangeOf('#clinic', source)
  return range && !range.hasMissing
    ? ofWhole({ sql: 'p."#clinic"', type: 'integer' }, { ...range, least: 0 })
    : undefined
}

/** Further apart than this, the difference of two values may be too large for the engine. */
const FURTHEST = 1_000_000_000

function ofWhole({ sql, type, words }: Value, range: ListedRange | undefined): Digit | undefined {
  if (type === 'empty') return always(null, type)
  if ((type !== 'integer' && type !== 'place') || range === undefined) return undefined
  const { least, most, hasMissing } = range
  if (least > most) return always(null, type)
  if (least < -FURTHEST || most > FURTHEST) return undefined
  const above = least === 0 ? sql : `(${sql} - ${least})`
  const valueAt = (whole: number): KeyValue => (words ? (words[whole] ?? null) : whole)
  if (!hasMissing) return { sql: above, size: most - least + 1, type, valueAt: (digit) => valueAt(digit + least) }
  return {
    sql: `COALESCE(${above} + 1, 0)`,
    size: most - least + 2,
    type,
    valueAt: (digit) => (digit === 0 ? null : valueAt(digit - 1 + least)),
  }
}

const always = (value: boolean | null, type: Value['type']): Digit => ({
  sql: '0',
  size: 1,
  type,
  valueAt: () => value,
})

function ofTruth({ sql, type }: Value): Digit {
  const values = [null, false, true]
  return {
    sql: `CASE WHEN ${sql} THEN 2 WHEN NOT ${sql} THEN 1 ELSE 0 END`,
    size: 3,
    type,
    valueAt: (digit) => values[digit] ?? null,
  }
}

function ofKnown(name: string, { sql, type }: Value, source: RowSource): Digit {
  const range = rangeOf(name, source)
  if (type === 'empty') return always(false, 'boolean')
  if (range && !range.hasMissing) return always(true, 'boolean')
  return {
    sql: `CASE WHEN ${sql} IS NULL THEN 0 ELSE 1 END`,
    size: 2,
    type: 'boolean',
    valueAt: (digit) => digit === 1,
  }
}

/** Completed years at the cut-off of the only window, as `ageFrom` has them. Where nobody has a date of birth, or all have, that is all. */
function ofAge(source: RowSource): Digit | undefined {
  const delivered = patientColumn(source, 'age')
  const [window] = source.windows
  const births = rangeOf('birth', source)
  if (!window || !births || (delivered.type !== 'integer' && delivered.type !== 'empty')) return undefined
  const given = rangeOf('age', source)
  if (births.least > births.most) return ofWhole(delivered, given)
  if (births.least < 0) return undefined
  const { cutOff } = window
  const years = (birth: number): number => (birth > cutOff ? 0 : Math.floor((cutOff - birth) / 10_000))
  const born: ListedRange = { least: years(births.most), most: years(births.least), hasMissing: false }
  const completed = `(${cutOff} - p.birth) // 10000`
  const ofBorn = births.most > cutOff ? `CASE WHEN p.birth > ${cutOff} THEN 0 ELSE ${completed} END` : completed
  if (!births.hasMissing) return ofWhole({ sql: `(${ofBorn})`, type: 'integer' }, born)
  const hasGiven = delivered.type === 'integer' && given !== undefined && given.least <= given.most
  if (delivered.type === 'integer' && given === undefined) return undefined
  const both: ListedRange = {
    least: hasGiven ? Math.min(given.least, born.least) : born.least,
    most: hasGiven ? Math.max(given.most, born.most) : born.most,
    hasMissing: true,
  }
  return ofWhole({ sql: `(CASE WHEN p.birth IS NULL THEN ${delivered.sql} ELSE ${ofBorn} END)`, type: 'integer' }, both)
}
