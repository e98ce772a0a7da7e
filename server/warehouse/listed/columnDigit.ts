import { CONDITIONS_A_COLUMN, type Key, type KeyValue, type Window } from '../../../models/index.ts'
import { ageValue, asKind, factValue, isPlumbing, patientColumn, type RowSource } from '../RowSource.ts'
import { hasMeasurements } from '../Schema.ts'
import { askedBits } from './askedBits.ts'
import type { ListedColumns } from './ListedColumns.ts'

/** What a column's codes say of a key; `column` is absent where every row says the same. */
interface Part {
  readonly column?: string
  /** By code. */
  readonly values: readonly (number | boolean | null)[]
}

/**
 * A key as a digit that is looked up by the codes of a row: the sum of what each column's code says. Of several columns at most
 * one says anything of a row. Digits are ordered as the values are.
 */
export interface ColumnDigit {
  readonly parts: readonly { readonly column: string; readonly digits: readonly number[] }[]
  /** What each digit stands for. */
  readonly values: readonly KeyValue[]
}

/** Where a key is looked up. */
export interface ColumnSource extends RowSource {
  readonly columns: ListedColumns
}

/** The digit of a key of patients in one window; nothing where its column has no codes. */
export function columnDigit(key: Key, source: ColumnSource, window: Window): ColumnDigit | undefined {
  switch (key.type) {
    case 'age':
      return ofParts(ageParts(source, window))
    case 'patient':
      return always(true)
    case 'known': {
      if (factValue(source, key.fact).type === 'empty') return always(false)
      const parts = partsOf(key.fact.name, source, window)
      const known = parts?.map(({ column, values }) => ({ column, values: values.map((one) => one !== null || null) }))
      return ofParts(known as readonly Part[] | undefined, (value) => value === true)
    }
    case 'fact': {
      const { type, words } = asKind(factValue(source, key.fact), key.kind, key.fact, source)
      if (type === 'empty') return always(null)
      // Whole numbers that are read as words have no places among words.
      if (type !== 'integer' && type !== 'boolean' && type !== 'place') return undefined
      const wordAt = (value: number | boolean | null): KeyValue => words?.[value as number] ?? null
      return ofParts(partsOf(key.fact.name, source, window), words ? wordAt : undefined)
    }
    case 'conditions':
      return ofConditions(key.words, source)
    case 'measurement':
      return ofMeasurement(key.kind, source)
    case 'listing':
    case 'tally':
      return undefined
  }
}

/** Where nothing is measured, what the patient's own row has; nothing where a measurement goes before it. */
function ofMeasurement(kind: string, source: ColumnSource): ColumnDigit | undefined {
  if (hasMeasurements(source.schema)) return undefined
  const { type } = asKind(patientColumn(source, kind), 'number', { entity: 'patient', name: kind }, source)
  if (type === 'empty') return always(null)
  const part = type === 'integer' ? partOf(kind, source) : undefined
  return ofParts(part && [part])
}

/** The values of a fact by code, for a key or to be summed; nothing where a column that it reads has no codes. */
export function partsOf(name: string, source: ColumnSource, window: Window): readonly Part[] | undefined {
  if (name === 'age') return ageParts(source, window)
  const part = partOf(name, source)
  return part && [part]
}

function partOf(name: string, { schema, columns }: ColumnSource): Part | undefined {
  const type = schema.get('patients')?.columns.get(name)
  // A plumbing column is no fact, so nobody has a value of it; a date of birth is asked for all the same, as the age that it gives.
  if (type === undefined || type === 'empty' || (isPlumbing('patients', name) && name !== 'birth'))
    return { values: [null] }
  const values = columns.columns.get(name)?.values
  return values && { column: name, values }
}

/** Completed years of who has a date of birth, 0 before it, and the delivered age of all others. */
function ageParts(source: ColumnSource, { cutOff }: Window): readonly Part[] | undefined {
  ageValue(source)
  const [births, ages] = [partOf('birth', source), partOf('age', source)]
  if (!births || !ages) return undefined
  const years = births.values.map((birth) => (birth === null ? null : yearsAt(birth as number, cutOff)))
  return [{ ...births, values: years }, ages]
}

/** Completed years, 0 before birth. */
export function yearsAt(birth: number, cutOff: number): number {
  return birth > cutOff ? 0 : Math.floor((cutOff - birth) / 10_000)
}

function ofConditions(words: readonly string[], source: ColumnSource): ColumnDigit | undefined {
  if (words.length > CONDITIONS_A_COLUMN) return undefined
  const fact = { entity: 'patient', name: 'conditions' } as const
  if (asKind(patientColumn(source, 'conditions'), 'words', fact, source).type === 'empty') return always(null)
  const known = source.listed?.conditions ?? []
  const part = partOf('conditions', source)
  if (!part || known.length > CONDITIONS_A_COLUMN) return undefined
  const asked = askedBits(words, known)
  return ofParts([{ ...part, values: part.values.map((set) => (set === null ? null : asked(set as number))) }])
}

const always = (value: boolean | null): ColumnDigit => ({ parts: [], values: [value] })

function ofParts(
  parts: readonly Part[] | undefined,
  valueOf: (value: number | boolean | null) => KeyValue = (value) => value,
): ColumnDigit | undefined {
  if (!parts) return undefined
  const hasMissing = parts.every(({ values }) => values.length === 0 || values.includes(null))
  const different = new Set(parts.flatMap(({ values }) => values.filter((value) => value !== null)))
  const inOrder = [...different].toSorted((a, b) => Number(a) - Number(b))
  const all: readonly (number | boolean | null)[] = hasMissing ? [null, ...inOrder] : inOrder
  const places = new Map(all.map((value, place) => [value, place]))
  // What a column does not say adds nothing to what another says.
  const digits = (values: Part['values']) => values.map((value) => (value === null ? 0 : (places.get(value) as number)))
  return {
    parts: parts.flatMap(({ column, values }) => (column === undefined ? [] : [{ column, digits: digits(values) }])),
    values: all.map(valueOf),
  }
}
