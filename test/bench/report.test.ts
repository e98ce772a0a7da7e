import { describe, expect, it } from 'vitest'
import { exponentOf, steepestOf } from './report/exponent.ts'
import { goalsTable } from './report/goals.ts'
import { putBetweenMarks } from './report/writePage.ts'
import { number, times } from './report/written.ts'
import { timesOf } from './times.ts'

describe('A curve’s exponent', () => {
  it('is that of the power', () => {
    const square = [1, 10, 100].map((size) => ({ size, took: 3 * size ** 2 }))
    expect(exponentOf(square)).toBeCloseTo(2, 12)
    expect(steepestOf(square)).toBeCloseTo(2, 12)
  })

  it('sees a curve that bends upwards at its end', () => {
    const bent = [
      { size: 1, took: 1 },
      { size: 10, took: 10 },
      { size: 100, took: 1000 },
    ]
    expect(exponentOf(bent)).toBeCloseTo(1.5, 12)
    expect(steepestOf(bent)).toBeCloseTo(2, 12)
  })
})

describe('The page', () => {
  it('keeps what was written by hand and replaces what was measured', () => {
    const page = 'Before.\n<!-- measured: cold -->\nold\n<!-- end: cold -->\nAfter.\n'
    expect(putBetweenMarks(page, 'cold', 'new')).toBe(
      'Before.\n<!-- measured: cold -->\nnew\n<!-- end: cold -->\nAfter.\n',
    )
    expect(() => putBetweenMarks(page, 'months', 'new')).toThrow('no marks <!-- measured: months -->')
  })

  it('says of how many patients an import was measured', () => {
    const figures = { import: 2.5, 'import: patients': 1_000_000, linear: 0.01 }
    const { rows } = goalsTable({ import: { figures, tables: [], at: '', load: [], seconds: 1 } })
    const measured = rows.filter(([, , value]) => value !== 'not measured').map(([, ...cells]) => cells)
    expect(measured).toEqual([
      ['0.02 ms', '0.0100 ms', 'met'],
      ['2 ×', '2.50 ×, 1,000,000 patients', 'missed by 1.25 ×'],
    ])
  })

  it('writes the least time, and how far the middle lies above it', () => {
    expect(times(timesOf([4, 2, 3]))).toBe('2.00 (+50 %)')
    expect([1234.5, 56.78, 0.01234, 0].map(number)).toEqual(['1235', '56.8', '0.0123', '0'])
  })
})
