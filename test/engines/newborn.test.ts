import { describe, expect, it } from 'vitest'
import { NO_ROWS, type Request, readPeriod, type Rows, tabulateRows, windowsIn } from '../../models/index.ts'
import { rowsToDataset } from '../../server/dataset/rowsToDataset.ts'

/** One visit each in March 2026, of children born around the cut-off and around the day that makes one year of it. */
const BIRTHS = [20250227, 20250228, 20250301, 20260227, 20260228, 20260301, 20260331]
const rows: Rows = {
  ...NO_ROWS,
  clinics: [{ id: 'north', facts: {} }],
  patients: BIRTHS.map((birth, place) => ({ id: `p${place}`, n: 1, birth, facts: {} })),
  listings: BIRTHS.map((_, place) => ({ patient: `p${place}`, clinic: 'north' })),
  contacts: BIRTHS.map((_, place) => ({
    patient: `p${place}`,
    clinic: 'north',
    listedAt: 'north',
    month: 202603,
    n: 1,
    facts: {},
  })),
}

function requestFor(period: string): Request {
  const read = readPeriod(period)
  if (!read) throw new Error(period)
  const windows = windowsIn(read, 'month', 'last day of previous month')
  const counts = (['performed', 'patients'] as const).map((kind) => {
    return { id: kind, rows: kind, span: 'window', over: 'month', keys: [{ type: 'age' }], measures: [] } as const
  })
  return { windows: [{ over: 'month', windows, counts, facts: [], indicators: [], previous: [] }] }
}

describe('a child born after the cut-off', () => {
  // 28 February 2026 is the cut-off: the first two are one year old, and nobody is younger than 0.
  const byAge = [
    [0, 5],
    [1, 2],
  ]

  it.each(['performed', 'patients'])('is 0 years old, %s, to DuckDB and in memory', async (id) => {
    const dataset = await rowsToDataset(rows)
    const request = requestFor('2026-03')
    const there = await dataset.warehouse.count(request)
    await dataset.warehouse.close()
    for (const { windows } of [there, tabulateRows(rows, request)]) {
      const counted = windows[0]?.counts.find((count) => count.id === id)
      expect(counted?.columns[0]?.map((age, row) => [age, counted.n[0]?.[row]])).toEqual(byAge)
    }
  })

  it('is so in each month of a year that is counted at once', async () => {
    const dataset = await rowsToDataset(rows)
    const request = requestFor('2026')
    const there = await dataset.warehouse.count(request)
    await dataset.warehouse.close()
    expect(there).toEqual(tabulateRows(rows, request))
    const listed = there.windows[0]?.counts.find(({ id }) => id === 'patients')
    const ofAges = listed?.columns[0]?.map((age, row) => [age, listed.n.map((window) => window[row])])
    // The cut-off of January is 31 December, when nobody is a year old; that of December 30 November.
    expect(ofAges).toEqual([
      [0, [7, 7, 5, 4, 4, 4, 4, 4, 4, 4, 4, 4]],
      [1, [0, 0, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3]],
    ])
  })
})
