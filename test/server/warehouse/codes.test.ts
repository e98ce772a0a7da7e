import { DuckDBConnection } from '@duckdb/node-api'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  type Count,
  type Key,
  type Period,
  type Request,
  readPeriod,
  type RowFact,
  windowsIn,
} from '../../../models/index.ts'
import type { Dataset } from '../../../server/dataset/Dataset.ts'
import { importDataset } from '../../../server/dataset/importDataset.ts'
import { openDataset } from '../../../server/dataset/openDataset.ts'
import { forgetting } from './forgetting.ts'

const folder = mkdtempSync(join(tmpdir(), 'kapitera-codes-'))
const stored = join(folder, 'stored')
const today = 20_261_122
let byTables: Dataset

const VISITS = ['0', '0', '0', '2', '', '2000000000', '-3']

/** An odd number of rows, and values that need a byte, the last that fits one, and two bytes; ages beside dates of birth; a clinic that lists nobody. */
beforeAll(async () => {
  const given = join(folder, 'given')
  const rows = Array.from({ length: 901 }, (_, row) => row)
  const patients = rows.map((row) =>
    [
      `p${row}`,
      row % 90 === 7 ? 1_000_000 : 1,
      row % 90 === 7,
      row % 3 === 0 ? '' : `19${10 + (row % 83)}-0${1 + (row % 9)}-${10 + (row % 18)}`,
      row % 3 === 1 ? '' : (row * 7) % 101,
      ['female', 'male'][row % 2],
      row % 256,
      row % 257,
      (row * 13) % 700,
      VISITS[row % 7],
      3_000_000_000 + row,
      ['x', '', 'y'][row % 3],
      row % 90 === 7 ? 2_000_000_000 : 1,
    ].join(','),
  )
  const files = {
    'clinics.csv': [
      'id,opened,closed,points,rural,owner,people',
      'b,2020-01-01,,1.25,true,region,4000000000',
      'none,,,0.000001,,,1',
      'a,,2024-06-30,,false,private,',
    ],
    'patients.csv': ['id,n,exact_profile,birth,age,sex,narrow,full,wide,visits,large,tier,dear', ...patients],
    'listings.csv': ['patient,clinic', ...rows.map((row) => `p${row},${'ab'[row % 2]}`)],
    'clinic_facts.csv': ['clinic,fact,month,value', 'a,score,2024-01,0.75', 'b,score,2024-02,3', 'b,other,2024-01,9'],
  }
  mkdirSync(given)
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(given, name), `${lines.join('\n')}\n`)
  await importDataset(given, stored, { today })
  byTables = await openDataset(forgetting('listed', stored, join(folder, 'tables')), { today })
})

afterAll(async () => {
  await byTables?.warehouse.close()
  rmSync(folder, { recursive: true, force: true })
})

const fact = (name: string): RowFact => ({ entity: 'patient', name })
const known = (name: string): Key => ({ type: 'known', fact: fact(name) })
const keyOf = (name: string, kind: 'number' | 'word' = 'number'): Key => ({ type: 'fact', fact: fact(name), kind })
const AGE: Key = { type: 'age' }

const COUNTS: readonly (readonly [readonly Key[], readonly RowFact[]])[] = [
  [[], []],
  [[AGE, keyOf('sex', 'word')], []],
  [[keyOf('narrow')], []],
  [[keyOf('tier', 'word')], []],
  [[keyOf('full'), AGE], []],
  [[keyOf('wide'), keyOf('full'), keyOf('narrow')], []],
  [[known('visits')], [fact('visits')]],
  [[keyOf('sex', 'word')], [fact('narrow'), fact('full')]],
]

function requestOf(period: string, over: 'month' | 'year', given: typeof COUNTS = COUNTS): Request {
  const counts = given.map(
    ([keys, measures], place): Count => ({ id: `c${place}`, rows: 'patients', span: 'window', over, keys, measures }),
  )
  const windows = windowsIn(readPeriod(period) as Period, over, 'last day of month')
  const facts = [
    ...['points', 'rural', 'owner', 'people'].map((name) => ({ name, monthly: false })),
    { name: 'score', monthly: true },
  ]
  return { windows: [{ over, windows, counts, facts, indicators: [], previous: ['score'] }] }
}

describe('patients counted from codes', () => {
  it.each([
    ['2024', 'year'],
    ['2024-02', 'month'],
  ] as const)('are those of the tables, with no statement sent: %s by %s', async (period, over) => {
    // What may be too large for a number is the engine's.
    const nobodyMeasured = ['narrow', 'blood_pressure'].map((kind): Key => ({ type: 'measurement', kind, months: 12 }))
    const request = requestOf(period, over, [
      ...COUNTS.slice(0, 6),
      [[keyOf('age'), known('age')], []],
      [nobodyMeasured, []],
    ])
    const sent = vi.spyOn(DuckDBConnection.prototype, 'run')
    const { warehouse } = await openDataset(stored, { today })
    const counted = await warehouse.count(request)
    await warehouse.close()
    expect(sent).not.toHaveBeenCalled()
    sent.mockRestore()
    expect(counted).toEqual(await byTables.warehouse.count(request))
    expect(counted.windows[0]?.facts).toMatchObject({ points: [[null, 1.25, 0.000001]], people: [[null, 4e9, 1]] })
  })

  it.each([
    ['2024', 'year'],
    ['2024', 'month'],
  ] as const)('are those of the tables, with what the engine counts beside them: %s by %s', async (period, over) => {
    const others: typeof COUNTS = [
      [[keyOf('large')], []],
      [[keyOf('narrow', 'word')], []],
      [[known('large'), keyOf('sex', 'word')], [fact('narrow')]],
    ]
    const request = requestOf(period, over, [...COUNTS, ...others])
    const { warehouse } = await openDataset(stored, { today })
    const counted = await warehouse.count(request)
    await warehouse.close()
    const right = await byTables.warehouse.count(request)
    for (const [place, { keys }] of (request.windows[0]?.counts ?? []).entries())
      expect(counted.windows[0]?.counts[place], JSON.stringify(keys)).toEqual(right.windows[0]?.counts[place])
    expect(counted).toEqual(right)
  })

  it.each([
    ['another file of the same size', (file: string) => writeFileSync(file, readFileSync(file).toReversed())],
    ['half a file', (file: string) => truncateSync(file, 30)],
    ['no file', (file: string) => rmSync(file)],
  ])('are refused where there is %s since the dataset was opened', async (_what, damage) => {
    const copy = mkdtempSync(join(folder, 'copy-'))
    cpSync(stored, copy, { recursive: true })
    const { warehouse } = await openDataset(copy, { today })
    damage(join(copy, 'listed.codes'))
    await expect(warehouse.count(requestOf('2024', 'year'))).rejects.toMatchObject({
      problems: [{ code: 'dataset-damaged', file: join(copy, 'listed.codes') }],
    })
    await warehouse.close()
  })

  it('are refused where a sum is more than a number holds exactly', async () => {
    // Ten rows stand for a million patients with two thousand million each: 2.0 × 10^16, and 2^53 is 9.0 × 10^15.
    const { warehouse } = await openDataset(stored, { today })
    const counted = warehouse.count(requestOf('2024', 'year', [[[known('dear')], [fact('dear')]]]))
    await expect(counted).rejects.toThrow('cannot be kept exactly')
    await warehouse.close()
  })
})
