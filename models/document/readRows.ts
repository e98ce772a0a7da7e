import type { Expression } from '../formula/Expression.ts'
import { suggest } from '../formula/suggest.ts'
import { readBands } from '../table/readBands.ts'
import { expected, shorten } from './expected.ts'
import type { RowKey, Table, TableRow } from './Model.ts'
import type { Raw, RawEntry } from './Raw.ts'
import type { Report } from './Report.ts'

import { list } from './readFields.ts'
import { readNumber } from './readNumber.ts'
import { checkRange } from './readRange.ts'

/** One of the facts or formulas that a table is by. */
export interface By {
  /** As it is written: `patient.age`. */
  readonly name: string
  readonly expression: Expression
  /** Of a word: which there are, where the list is closed. */
  readonly words?: ReadonlySet<string> | undefined
}

interface Reader {
  readonly table: Pick<Table, 'name' | 'range' | 'reads'>
  readonly by: readonly By[]
}

/** Reads the rows of a table: keys within keys, in the order of its `by`. Rows of bands come out in rising order. */
export function readRows(raw: Raw, reader: Reader, report: Report): readonly TableRow[] {
  const decimals = decimalKeysOf(raw, reader)
  const read = (here: Raw, keys: readonly RowKey[]): readonly TableRow[] => {
    const by = reader.by[keys.length]
    if (by === undefined) return readCell(here, keys, reader, report)
    if (here.type !== 'map' || here.entries.size === 0) {
      expected(here, `a row for each \`${by.name}\``, report, tableIsBy(reader.by))
      return []
    }
    const entries = [...here.entries.values()]
    const rowKeys = readRowKeys(entries, by, decimals[keys.length] ?? false, report)
    const rows = entries.flatMap(({ value }, index) => {
      const key = rowKeys[index]
      return key ? [{ key, value }] : []
    })
    return rows.toSorted(risingBands).flatMap(({ key, value }) => read(value, [...keys, key]))
  }
  return read(raw, [])
}

function tableIsBy(by: readonly By[]): string {
  return `The table is by ${list(by.map(({ name }) => name))}.`
}

function risingBands(one: { readonly key: RowKey }, other: { readonly key: RowKey }): number {
  return one.key.type === 'band' && other.key.type === 'band' ? one.key.from - other.key.from : 0
}

function readCell(raw: Raw, keys: readonly RowKey[], { table, by }: Reader, report: Report): readonly TableRow[] {
  const value = raw.type === 'map' ? expected(raw, 'a number', report, tableIsBy(by)) : readNumber(raw, report)
  if (value === undefined) return []
  checkRange(value, table.range, raw.place, report)
  return [{ keys, value }]
}

/** Which of a table's keys are bands of decimals, in rows as they are written. */
export function decimalKeysOf(raw: Raw, reader: Reader): readonly boolean[] {
  return reader.by.map((by, depth) => by.expression.kind === 'number' && areDecimals(raw, depth, reader))
}

/** Rows of decimals are written by where they begin; that they are, a decimal point shows, or that lines are read. */
function areDecimals(raw: Raw, depth: number, { table, by }: Reader): boolean {
  if (depth === by.length - 1 && table.reads !== 'step') return true
  return hasPoint(raw, depth)
}

function hasPoint(raw: Raw, depth: number): boolean {
  if (raw.type !== 'map') return false
  const entries = [...raw.entries.values()]
  if (depth === 0) return entries.some(({ key }) => /^-?\d+\.\d+$/.test(key.text))
  return entries.some(({ value }) => hasPoint(value, depth - 1))
}

function readRowKeys(
  entries: readonly RawEntry[],
  by: By,
  isDecimal: boolean,
  report: Report,
): readonly (RowKey | undefined)[] {
  switch (by.expression.kind) {
    case 'number':
      return readBandKeys(entries, isDecimal, report)
    case 'boolean':
      return entries.map(({ key }) => {
        if (key.text === 'true' || key.text === 'false') return { type: 'boolean', value: key.text === 'true' }
        const message = `\`${by.name}\` is \`true\` or \`false\`, never \`${shorten(key.text)}\`.`
        return report.error('wrong-row', key.place, message, { hint: 'Write `true` or `false`.' })
      })
    case 'word':
    case 'words':
      return entries.map(({ key }) => {
        const { words } = by
        if (!words || words.has(key.text)) return { type: 'word', word: key.text }
        const message = `\`${by.name}\` is never \`${shorten(key.text)}\`.`
        return report.error('unknown-word', key.place, message, { hint: () => suggest(key.text, [...words]) })
      })
  }
}

function readBandKeys(
  entries: readonly RawEntry[],
  isDecimal: boolean,
  report: Report,
): readonly (RowKey | undefined)[] {
  const texts = entries.map(({ key }) => key.text)
  const { bands, troubles } = readBands(texts, isDecimal ? 'decimal' : 'whole')
  for (const { code, key, other, message, hint } of troubles) {
    const place = entries[key]?.key.place
    const also = other === undefined ? undefined : entries[other]?.key.place
    if (place) report.error(code, place, message, { hint, also: also && [also] })
  }
  return bands.map((band) => band && { type: 'band', ...band })
}
