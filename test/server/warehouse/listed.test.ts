import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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

const folder = mkdtempSync(join(tmpdir(), 'kapitera-listed-'))
const today = 20261122
let withListed: Dataset
let byEngine: Dataset
let without: Dataset

beforeAll(async () => {
  const given = join(folder, 'given')
  const patients = [
    'id,n,exact_profile,birth,age,sex,conditions,visits,weight,tier',
    'p1,1,,1950-02-28,,female,diabetes|copd,3,1.25,a',
    'p2,1,,1950-03-01,,male,,0,0.000001,b',
    'p3,4,true,2026-05-31,,,asthma,8,,a',
    'p4,2,true,,44,female,,,2.5,',
    'p5,1,,2000-02-29,,female,asthma|diabetes,2,1.25,b',
    'p6,1,,1999-12-31,,male,copd,1,0.5,å',
  ]
  const listings = [
    'patient,clinic,from,to',
    'p1,öst,,',
    'p2,norr,2026-01-15,2026-06-30',
    'p2,öst,2026-07-01,',
    'p3,norr,2026-06-01,',
    'p4,Väst,,2026-03-31',
    'p5,norr,2025-01-01,2026-12-31',
    'p6,öst,2026-02-28,2026-02-28',
  ]
  const files = {
    'clinics.csv': ['id', 'öst', 'norr', 'Väst', 'tom'],
    'patients.csv': patients,
    'listings.csv': listings,
  }
  mkdirSync(given)
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(given, name), `${lines.join('\n')}\n`)
  const imported = join(folder, 'imported')
  await importDataset(given, imported, { today })
  withListed = await openDataset(imported, { today })

  byEngine = await openDataset(forgetting('codes', imported, join(folder, 'by-engine')), { today })
  without = await openDataset(forgetting('listed', imported, join(folder, 'earlier')), { today })
})

afterAll(async () => {
  await withListed?.warehouse.close()
  await byEngine?.warehouse.close()
  await without?.warehouse.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Of a thousand: row by row they lead through all its places. */
const COPRIME = [7, 9, 11, 13, 17, 19]

/** A small dataset of patients in one clinic: as it is stored, without the codes of `listed`, and without `listed`. */
async function formsOf(patients: readonly string[]): Promise<readonly Dataset[]> {
  const own = mkdtempSync(join(folder, 'own-'))
  const [given, stored] = ['given', 'stored'].map((name) => join(own, name)) as [string, string]
  mkdirSync(given)
  const [, ...ids] = patients.map((line) => line.split(',')[0])
  writeFileSync(join(given, 'clinics.csv'), 'id\na\n')
  writeFileSync(join(given, 'patients.csv'), `${patients.join('\n')}\n`)
  writeFileSync(join(given, 'listings.csv'), `patient,clinic\n${ids.map((id) => `${id},a\n`).join('')}`)
  await importDataset(given, stored, { today })
  const folders = [
    stored,
    forgetting('codes', stored, join(own, 'engine')),
    forgetting('listed', stored, join(own, 'tables')),
  ]
  return Promise.all(folders.map((one) => openDataset(one, { today })))
}

/** What each form of a dataset counts, the one without `listed` last. */
async function countedIn(forms: readonly Dataset[], request: Request) {
  const counted = await Promise.all(forms.map(({ warehouse }) => warehouse.count(request)))
  await Promise.all(forms.map(({ warehouse }) => warehouse.close()))
  return counted
}

const fact = (name: string): RowFact => ({ entity: 'patient', name })
const known = (name: string): Key => ({ type: 'known', fact: fact(name) })
const word = (name: string): Key => ({ type: 'fact', fact: fact(name), kind: 'word' })
const number = (name: string): Key => ({ type: 'fact', fact: fact(name), kind: 'number' })
const conditions = (...words: readonly string[]): Key => ({ type: 'conditions', words })
const MANY = Array.from({ length: 40 }, (_, place) => `condition_${place}`)

const COUNTS: readonly (readonly [string, readonly Key[], readonly string[]])[] = [
  ['everybody', [], []],
  ['age and sex', [{ type: 'age' }, word('sex')], []],
  ['age with sums', [{ type: 'age' }], ['visits', 'weight']],
  ['words that not all have', [word('tier'), known('tier'), { type: 'patient' }], []],
  ['numbers and decimals', [number('visits'), number('weight')], ['weight']],
  ['who has a value, and the sum', [known('visits')], ['visits']],
  ['who has another, and the sum', [known('weight')], ['weight']],
  ['who has one, and no sum', [known('tier')], []],
  ['a fact that nobody has', [known('nothing'), number('nothing')], ['nothing']],
  ['whether conditions are known', [known('conditions')], []],
  ['one condition', [known('conditions'), conditions('asthma')], []],
  ['conditions in another order', [conditions('diabetes', 'unheard_of', 'asthma')], []],
  ['conditions with a sum', [conditions('copd', 'asthma')], ['visits']],
  ['more conditions than a column has', [conditions(...MANY, 'copd')], []],
  ['conditions beside age', [{ type: 'age' }, conditions('asthma', 'copd', 'diabetes')], []],
]

/** A request for all of them at once, so that counts that share a statement share it. */
function requestOf(period: string, over: 'month' | 'year'): Request {
  const counts = COUNTS.map(
    ([id, keys, measures]): Count => ({
      id,
      rows: 'patients',
      span: 'window',
      over,
      keys,
      measures: measures.map(fact),
    }),
  )
  const windows = windowsIn(readPeriod(period) as Period, over, 'last day of month')
  return { windows: [{ over, windows, counts, facts: [], indicators: [], previous: [] }] }
}

describe('patients counted from listings and patients side by side', () => {
  it.each([
    ['2026-03', 'month'],
    ['2026', 'month'],
    ['2026', 'year'],
    ['2024', 'year'],
  ] as const)('are those of the tables themselves: %s by %s', async (period, over) => {
    const request = requestOf(period, over)
    const [here, there] = [await withListed.warehouse.count(request), await without.warehouse.count(request)]
    for (const [place, [name]] of COUNTS.entries())
      expect(here.windows[0]?.counts[place], name).toEqual(there.windows[0]?.counts[place])
    expect(here).toEqual(there)
    expect(await byEngine.warehouse.count(request)).toEqual(there)
  })

  it('are counted, and no empty table is held against another', async () => {
    const { windows, clinics } = await withListed.warehouse.count(requestOf('2026-03', 'month'))
    expect(clinics).toEqual(['Väst', 'norr', 'tom', 'öst'])
    // On 31 March: p1 in öst, p2 and p5 in norr, p4 (two alike) in Väst; p3 comes in June, p6 was there for a day.
    expect(windows[0]?.counts[0]).toMatchObject({ clinic: [0, 1, 3], n: [[2, 2, 1]] })
  })

  it.each([
    ['names that every object has', ['__proto__', 'constructor'], 1100, [['__proto__'], ['constructor']]],
    // 1,001^6 combinations in one clinic are more than a number tells apart.
    [
      'six facts of a thousand words',
      ['f1', 'f2', 'f3', 'f4', 'f5', 'f6'],
      1000,
      [['f1', 'f2', 'f3', 'f4', 'f5', 'f6']],
    ],
  ] as const)('are those of the tables, with %s', async (_, facts, different, keys) => {
    const rows = Array.from({ length: 1100 }, (__, row) =>
      [
        `p${row}`,
        '1980-01-01',
        ...facts.map((name, place) =>
          name === '__proto__' ? `v${row % 3}` : `w${(row * (COPRIME[place] ?? 1)) % different}`,
        ),
      ].join(','),
    )
    const forms = await formsOf([['id', 'birth', ...facts].join(','), ...rows])
    const counts = keys.map(
      (names, place): Count => ({
        id: String(place),
        rows: 'patients',
        span: 'window',
        over: 'month',
        keys: [{ type: 'age' }, ...names.map(word)],
        measures: [],
      }),
    )
    const windows = windowsIn(readPeriod('2026-Q1') as Period, 'month', 'last day of month')
    const request: Request = {
      windows: [{ over: 'month', windows, counts, facts: [], indicators: [], previous: [] }],
    }
    const [counted, byEngines, right] = await countedIn(forms, request)
    expect(counted).toEqual(right)
    expect(byEngines).toEqual(right)
  })

  it('are those of the tables, at any age and in more groups than have a place for each of theirs', async () => {
    const ages = ['0', '', '17', '64', '104']
    const rows = Array.from(
      { length: 2500 },
      (_, row) => `p${row},${ages[row % 5]},${row % 5 === 1 ? '1980-02-15' : ''},w${row % 50},v${row % 49}`,
    )
    const forms = await formsOf(['id,age,birth,f1,f2', ...rows])
    const keys: readonly Key[] = [word('f1'), { type: 'age' }, word('f2')]
    const counts: readonly Count[] = [{ id: '0', rows: 'patients', span: 'window', over: 'month', keys, measures: [] }]
    const windows = windowsIn(readPeriod('2026-Q1') as Period, 'month', 'last day of month')
    const request: Request = { windows: [{ over: 'month', windows, counts, facts: [], indicators: [], previous: [] }] }
    const [counted, byEngines, right] = await countedIn(forms, request)
    expect(counted?.windows[0]?.counts[0]?.clinic.length).toBeGreaterThan(2400)
    expect(counted).toEqual(right)
    expect(byEngines).toEqual(right)
  })

  it('are part of no hash: the dataset has the same with and without', () => {
    expect(withListed.hash).toBe(without.hash)
  })

  it.each(['listed.parquet', 'listed.codes'])('are refused where %s is not as it was stored', async (file) => {
    const broken = join(folder, `broken-${file}`)
    cpSync(join(folder, 'imported'), broken, { recursive: true })
    writeFileSync(join(broken, file), 'something else')
    await expect(openDataset(broken, { today })).rejects.toThrow('The file is not as it was imported.')
  })
})
