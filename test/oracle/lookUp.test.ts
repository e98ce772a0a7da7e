import { describe, expect, it } from 'vitest'
import type { RowKey, Table, TableRow } from '../../models/document/Model.ts'
import type { Expression } from '../../models/formula/Expression.ts'
import { exactly, type Fraction, roughly } from './Fraction.ts'
import { lookUp } from './lookUp.ts'
import type { Value } from './Value.ts'

const place = { file: 'table.yaml', start: 0, end: 0, line: 1, column: 1 }
const key: Expression = { type: 'constant', value: 1, kind: 'number', unit: { powers: {} }, span: { start: 0, end: 0 } }

const band = (from: number, to?: number): RowKey => ({ type: 'band', from, to })
const word = (text: string): RowKey => ({ type: 'word', word: text })
const row = (value: number, ...keys: RowKey[]): TableRow => ({ keys, value })

function read(how: Pick<Table, 'reads' | 'many'>, rows: readonly TableRow[], ...keys: Value[]): Fraction {
  const by = keys.map(() => key)
  const label = { sv: 'Tabell', en: 'Table' }
  const table: Table = { name: 'rates', label, unit: { powers: {} }, by, level: 'clinic', values: [], place, ...how }
  return lookUp(table, rows, keys)
}

describe('a step table', () => {
  const rows = [
    row(0.95, band(0, 65), word('female')),
    row(0.75, band(0, 65), word('male')),
    row(1.3, band(65), word('female')),
  ]
  it.each([
    { age: 64, sex: 'female', value: 0.95 },
    { age: 65, sex: 'female', value: 1.3 },
    { age: 64.99999999999, sex: 'female', value: 1.3 }, // as near to the bound as equal numbers are
    { age: 0, sex: 'male', value: 0.75 },
  ])('for $age and $sex has $value', ({ age, sex, value }) => {
    expect(read({ reads: 'step' }, rows, exactly(age), sex)).toEqual(exactly(value))
  })

  it('has no answer where no row matches', () => {
    expect(() => read({ reads: 'step' }, rows, exactly(65), 'male')).toThrow('no row')
  })
})

describe('a table where several rows match', () => {
  const rows = [row(1.5, word('diabetes')), row(0.7, word('copd')), row(-2, word('asthma'))]
  it('adds them, or takes the highest', () => {
    expect(read({ reads: 'step', many: 'sum' }, rows, ['diabetes', 'copd'])).toEqual(exactly(2.2))
    expect(read({ reads: 'step', many: 'highest' }, rows, ['diabetes', 'copd', 'asthma'])).toEqual(exactly(1.5))
    expect(read({ reads: 'step', many: 'highest' }, rows, ['asthma'])).toEqual(exactly(-2))
  })

  it('has nothing for nothing', () => {
    expect(read({ reads: 'step', many: 'sum' }, rows, [])).toEqual(exactly(0))
    expect(read({ reads: 'step', many: 'highest' }, rows, ['cancer'])).toEqual(exactly(0))
  })
})

describe('a table read along', () => {
  const rows = [row(10, band(1, 3)), row(20, band(3, 7)), row(0, band(7))]
  it.each([
    { x: 1, line: 10 },
    { x: 2, line: 15 }, // halfway between 10 at 1 and 20 at 3
    { x: 6, line: 5 }, // 20 − 20 × 3/4
    { x: 700, line: 0 },
  ])('a line has $line at $x', ({ x, line }) => {
    expect(roughly(read({ reads: 'line' }, rows, exactly(x)))).toBe(line)
  })

  it('a line has no answer before its first row', () => {
    expect(() => read({ reads: 'line' }, rows, exactly(0.5))).toThrow('before the first row')
  })

  it.each([
    { x: 0.5, sum: 0 }, // before the first row
    { x: 2, sum: 10 }, // (2 − 1) × 10
    { x: 5, sum: 60 }, // (3 − 1) × 10 + (5 − 3) × 20
    { x: 9, sum: 100 }, // 20 + (7 − 3) × 20 + (9 − 7) × 0
  ])('brackets give $sum at $x', ({ x, sum }) => {
    expect(roughly(read({ reads: 'marginal' }, rows, exactly(x)))).toBe(sum)
  })
})
