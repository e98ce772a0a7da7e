import { DuckDBConnection } from '@duckdb/node-api'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Count, type CutOff, type Key, type Period, readPeriod, windowsIn } from '../../../models/index.ts'
import type { Dataset } from '../../../server/dataset/Dataset.ts'
import { importDataset } from '../../../server/dataset/importDataset.ts'
import { openDataset } from '../../../server/dataset/openDataset.ts'
import { openMemory } from '../../../server/dataset/openMemory.ts'
import { readRanges } from '../../../server/warehouse/listed/ListedRange.ts'
import { forgetting } from './forgetting.ts'

const folder = mkdtempSync(join(tmpdir(), 'kapitera-three-ways-'))
const today = 20_261_122

/** Birthdays beside every kind of cut-off: the ends and beginnings of months, and the days of leap years. */
const BIRTHDAYS = ['01-01', '01-31', '02-01', '02-28', '02-29', '03-01', '06-30', '07-15', '11-30', '12-01', '12-31']
const SPELLS = [',', '2023-02-15,', ',2023-09-30', '2023-03-01,2024-02-29', '2023-04-05,2023-04-20', '2024-07-01,']
const SEXES = ['female', 'male', '']
const SCORES = ['-3', '0', '7', '']
const TRUTHS = ['true', 'false', '']
const CONDITIONS = ['copd|diabetes', '', 'asthma', 'asthma|copd|stroke', 'diabetes']

let coded: Dataset
let here: Dataset
let there: Dataset

/** Everybody has a date of birth; some stand for several, and not everybody has each value. */
beforeAll(async () => {
  const given = join(folder, 'given')
  const rows = Array.from({ length: 600 }, (_, row) => {
    const year = [1931, 1980, 2004, 2020][row % 4] as number
    const day = BIRTHDAYS[row % 11] === '02-29' && year % 4 !== 0 ? '02-28' : BIRTHDAYS[row % 11]
    const score = SCORES[(row * 3) % 4]
    return { birth: `${year}-${day}`, n: 1 + (row % 3), sex: SEXES[row % 3], score, is: TRUTHS[(row >> 1) % 3] }
  })
  const patients = rows.map(
    ({ birth, n, sex, score, is }, row) =>
      `p${row},${n},true,${birth},${sex},${score},${is},${row % 5},${CONDITIONS[row % 5]}`,
  )
  const files = {
    'clinics.csv': ['id', 'b', 'a', 'c'],
    'patients.csv': [
      'id,n,exact_profile,birth,sex,score,is_smoker,visits,conditions',
      ...patients,
      'late,1,,2023-05-10,male,0,,1,',
    ],
    'listings.csv': [
      'patient,clinic,from,to',
      ...rows.map((_, row) => `p${row},${'abc'[row % 3]},${SPELLS[(row * 5) % 6]}`),
      'late,a,2023-05-10,',
    ],
  }
  mkdirSync(given)
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(given, name), `${lines.join('\n')}\n`)
  const stored = join(folder, 'stored')
  await importDataset(given, stored, { today })
  coded = await openDataset(stored, { today })
  here = await openDataset(forgetting('codes', stored, join(folder, 'engine')), { today })
  there = await openDataset(forgetting('listed', stored, join(folder, 'tables')), { today })
})

/** Patients with ages for dates of birth, without the codes of `listed` or without all of it. */
async function opened(name: string, without: 'codes' | 'listed'): Promise<Dataset> {
  const given = join(folder, `${name}-given`)
  mkdirSync(given)
  const rows = Array.from({ length: 200 }, (_, row) => row)
  const files = {
    'clinics.csv': ['id', 'a', 'b'],
    'patients.csv': [
      'id,age,sex,conditions',
      ...rows.map((row) => `p${row},${(row * 7) % 90},${SEXES[row % 2]},${CONDITIONS[row % 5]}`),
    ],
    'listings.csv': ['patient,clinic,from,to', ...rows.map((row) => `p${row},${'ab'[row % 2]},${SPELLS[row % 6]}`)],
  }
  for (const [file, lines] of Object.entries(files)) writeFileSync(join(given, file), `${lines.join('\n')}\n`)
  await importDataset(given, join(folder, name), { today })
  return openDataset(forgetting(without, join(folder, name), join(folder, `${name}-less`)), { today })
}

afterAll(async () => {
  await coded?.warehouse.close()
  await here?.warehouse.close()
  await there?.warehouse.close()
  rmSync(folder, { recursive: true, force: true })
})

const fact = (name: string, kind: 'number' | 'word' | 'boolean'): Key => ({
  type: 'fact',
  fact: { entity: 'patient', name },
  kind,
})
const known = (name: string): Key => ({ type: 'known', fact: { entity: 'patient', name } })
const AGE: Key = { type: 'age' }
/** Some of those that there are, and one that nobody has. */
const SOME: Key = { type: 'conditions', words: ['copd', 'dementia', 'stroke'] }

function requestOf(
  keys: readonly (readonly Key[])[],
  {
    period,
    over,
    cutOff,
  }: { readonly period: string; readonly over: 'month' | 'quarter' | 'year'; readonly cutOff: CutOff },
) {
  const counts = keys.map(
    (own, place): Count => ({ id: `c${place}`, rows: 'patients', span: 'window', over, keys: own, measures: [] }),
  )
  const windows = windowsIn(readPeriod(period) as Period, over, cutOff)
  return { windows: [{ over, windows, counts, facts: [], indicators: [], previous: [] }] }
}

describe('patients counted from `listed` by an engine, from codes and from the tables', () => {
  it.each([
    ['2023', 'month', 'last day of month'],
    ['2024', 'month', 'last day of month'],
    ['2023', 'month', 'first day of month'],
    ['2023', 'month', 'last day of previous month'],
    ['2023', 'quarter', 'last day of month'],
    ['2023', 'year', 'last day of month'],
    ['2024-02', 'month', 'last day of month'],
  ] as const)('are the same: %s by %s, at the %s', async (period, over, cutOff) => {
    const request = requestOf(
      [
        [AGE, fact('sex', 'word')],
        [fact('sex', 'word'), AGE, { type: 'patient' }],
        [known('sex'), AGE],
        [AGE, fact('sex', 'word'), known('conditions'), SOME],
        [fact('sex', 'word'), fact('score', 'number')],
        ...(over === 'year'
          ? [
              [fact('score', 'number'), known('score'), fact('sex', 'word')],
              [fact('is_smoker', 'boolean'), fact('visits', 'number')],
            ]
          : []),
      ],
      { period, over, cutOff },
    )
    const sent = vi.spyOn(DuckDBConnection.prototype, 'run')
    const counted = await here.warehouse.count(request)
    const statements = sent.mock.calls.map(([sql]) => sql).filter((sql) => sql.includes('FROM listed'))
    sent.mockRestore()
    expect(counted).toEqual(await there.warehouse.count(request))
    expect(await coded.warehouse.count(request)).toEqual(counted)
    expect(statements.length).toBeGreaterThan(0)
  })

  it('are the same by keys of which there are many combinations', async () => {
    const keys = [
      AGE,
      fact('sex', 'word'),
      fact('score', 'number'),
      fact('visits', 'number'),
      fact('is_smoker', 'boolean'),
    ]
    const request = requestOf([keys], { period: '2024', over: 'month', cutOff: 'last day of month' })
    const counted = await here.warehouse.count(request)
    expect(counted).toEqual(await there.warehouse.count(request))
    expect(await coded.warehouse.count(request)).toEqual(counted)
  })

  it('are the same of ages as they were delivered, where nobody has a date of birth', async () => {
    const [stored, earlier] = await Promise.all(
      ['stored-ages', 'earlier-ages'].map((name) => opened(name, name.startsWith('stored') ? 'codes' : 'listed')),
    )
    const request = requestOf([[fact('sex', 'word'), AGE, SOME], [AGE]], {
      period: '2023',
      over: 'month',
      cutOff: 'last day of month',
    })
    const sent = vi.spyOn(DuckDBConnection.prototype, 'run')
    const counted = await stored?.warehouse.count(request)
    expect(sent.mock.calls.filter(([sql]) => sql.includes('FROM listed p'))).toHaveLength(2)
    sent.mockRestore()
    expect(counted?.windows[0]?.counts[0]?.clinic.length).toBeGreaterThan(10)
    expect(counted).toEqual(await earlier?.warehouse.count(request))
    await Promise.all([stored?.warehouse.close(), earlier?.warehouse.close()])
  })

  it('are the same by more keys than have room in one number', async () => {
    const score = Array.from({ length: 7 }, () => fact('score', 'number'))
    const many = [...score, ...score, fact('sex', 'word')]
    const request = requestOf([many], { period: '2023', over: 'year', cutOff: 'last day of month' })
    const counted = await here.warehouse.count(request)
    expect(counted.windows[0]?.counts[0]?.columns).toHaveLength(15)
    expect(counted).toEqual(await there.warehouse.count(request))
    expect(await coded.warehouse.count(request)).toEqual(counted)
  })
})

describe('the ranges of a file', () => {
  it('are those of its rows, and none where a column has no whole numbers', async () => {
    const memory = await openMemory()
    const connection = await memory.connect()
    const file = `'${join(folder, 'ranges.parquet')}'`
    const rows =
      'CAST(x - 3000 AS INTEGER) AS below, CASE WHEN x <> 9 THEN CAST(x AS INTEGER) END AS one_missing, ' +
      'CAST(NULL AS INTEGER) AS none, CAST(x AS VARCHAR) AS word, CASE WHEN x > 4000 THEN CAST(7 AS INTEGER) END AS late'
    await connection.run(`COPY (SELECT ${rows} FROM range(6000) r(x)) TO ${file} (FORMAT parquet, ROW_GROUP_SIZE 2048)`)
    const ranges = await readRanges(file, async (sql) => (await connection.runAndReadAll(sql)).getRows())
    connection.closeSync()
    await memory.close()
    expect(Object.fromEntries(ranges)).toEqual({
      below: { least: -3000, most: 2999, hasMissing: false },
      one_missing: { least: 0, most: 5999, hasMissing: true },
      none: { least: 0, most: -1, hasMissing: true },
      late: { least: 7, most: 7, hasMissing: true },
    })
  })
})
