import { afterAll, describe, expect, it } from 'vitest'
import {
  type Condition,
  type Count,
  type Counted,
  type Key,
  type KeyValue,
  NO_ROWS,
  type Over,
  readPeriod,
  type RowFact,
  type Rows,
  windowsIn,
} from '../../../models/index.ts'
import { rowsToDataset } from '../../../server/dataset/rowsToDataset.ts'

const rows: Rows = {
  ...NO_ROWS,
  clinics: [
    { id: 'north', opened: 20200101, facts: {} },
    { id: 'south', closed: 20260615, facts: {} },
    { id: 'Öst', facts: {} },
  ],
  patients: [
    {
      id: 'anna',
      n: 1,
      birth: 19500301,
      facts: { sex: 'female', conditions: ['copd', 'diabetes'], weight: 1.25, hba1c: 50 },
    },
    { id: 'bo', n: 4, exactProfile: true, facts: { age: 33, sex: 'male', conditions: [], weight: 0.333333 } },
    { id: 'cia', n: 1, birth: 20260301, facts: { weight: 2, smokes: false } },
  ],
  listings: [
    { patient: 'anna', clinic: 'north', to: 20260331 },
    { patient: 'anna', clinic: 'south', from: 20260401 },
    { patient: 'bo', clinic: 'north' },
    { patient: 'cia', clinic: 'Öst', from: 20260301 },
  ],
  contacts: [
    {
      patient: 'anna',
      clinic: 'north',
      listedAt: 'north',
      month: 202601,
      n: 3,
      facts: { kind: 'visit', fee_paid: 12.5, open: true },
    },
    { patient: 'bo', clinic: 'south', listedAt: 'north', month: 202602, n: 8, facts: { kind: 'phone', fee_paid: 0.1 } },
    { patient: 'guest', clinic: 'south', listedAt: 'other_region', month: 202603, n: 2, facts: { kind: 'visit' } },
    { patient: 'cia', listedAt: 'Öst', month: 202604, n: 1, facts: { kind: 'visit', fee_paid: 7 } },
  ],
  diagnoses: [
    { patient: 'anna', code: 'e11.9', date: 20251231 },
    { patient: 'anna', code: 'J44', date: 20240101 },
    { patient: 'bo', code: 'I10', date: 20260110 },
  ],
  enrolments: [
    { clinic: 'north', n: 5, from: 20260201, facts: { kind: 'child_health', age: 3 } },
    { clinic: 'north', patient: 'anna', n: 1, to: 20260228, facts: { kind: 'home_care' } },
  ],
  costs: [
    { clinic: 'north', month: 202601, n: 2, facts: { kind: 'drugs', amount: 100.25 } },
    { clinic: 'south', month: 202612, n: 1, facts: { kind: 'laboratory', amount: -3 } },
  ],
  measurements: [
    { patient: 'bo', kind: 'hba1c', date: 20260105, value: 60 },
    { patient: 'bo', kind: 'hba1c', date: 20260105, value: 61.5 },
    { patient: 'bo', kind: 'hba1c', date: 20260104, value: 99 },
    { patient: 'anna', kind: 'hba1c', date: 20260105, value: 70 },
  ],
  codes: [
    { grouping: 'own', code: 'E119', condition: 'dm' },
    { grouping: 'own', code: 'I10', condition: 'ht' },
    { grouping: 'other', code: 'J44', condition: 'dm' },
  ],
}

const dataset = await rowsToDataset(rows)
afterAll(() => dataset.warehouse.close())

const patient = (name: string): RowFact => ({ entity: 'patient', name })
const contact = (name: string): RowFact => ({ entity: 'contact', name })
const word = (fact: RowFact): Key => ({ type: 'fact', fact, kind: 'word' })

async function count(asked: Partial<Count>, period = '2026-03', over: Over = 'month'): Promise<Counted> {
  const read = readPeriod(period)
  if (!read) throw new Error(period)
  const one: Count = { id: 'one', rows: 'patients', span: 'window', over, keys: [], measures: [], ...asked }
  const windows = windowsIn(read, over, 'last day of previous month')
  const parts = [{ over, windows, counts: [one], facts: [], indicators: [], previous: [] }]
  const { clinics, windows: answered } = await dataset.warehouse.count({ windows: parts })
  expect(clinics).toEqual(['north', 'south', 'Öst'])
  return answered[0]?.counts[0] as Counted
}

/** Rows as a reader would write them: clinic, keys, n of the first window, sums of the first window. */
function written({ clinic, columns, n, measures }: Counted): readonly (readonly KeyValue[])[] {
  const ids = ['north', 'south', 'Öst']
  return clinic.map((place, row) => [
    ids[place] as string,
    ...columns.map((column) => column[row] as KeyValue),
    n[0]?.[row] ?? null,
    ...measures.map((measure) => measure[0]?.[row] ?? null),
  ])
}

describe('whom rows count for', () => {
  it('patients count for the clinic that lists them at the cut-off, the last of February', async () => {
    expect(written(await count({ measures: [patient('weight')] }))).toEqual([['north', 5, 2.583332]]) // 1.25 + 4 × 0.333333
  })

  it('a patient who moves counts at the new clinic from the month after', async () => {
    const { n } = await count({}, '2026')
    expect(n.map((window) => window.slice(0, 2))).toEqual([
      ...Array.from({ length: 4 }, () => [5, 0]), // cut-offs from 31 December to 31 March
      ...Array.from({ length: 8 }, () => [4, 1]),
    ])
  })

  it('contacts count for the performing clinic, a guest with none of the patient’s facts', async () => {
    const counted = await count(
      { rows: 'performed', keys: [{ type: 'listing' }, word(patient('sex'))] },
      '2026-Q1',
      'quarter',
    )
    expect(written(counted)).toEqual([
      ['north', 'here', 'female', 3],
      ['south', 'elsewhere', 'male', 8],
      ['south', 'other_region', null, 2],
    ])
  })

  it('contacts are charged to the clinic that lists the patient, wherever they were made', async () => {
    const counted = await count(
      { rows: 'charged', keys: [{ type: 'listing' }], measures: [contact('fee_paid')] },
      '2026',
      'year',
    )
    expect(written(counted)).toEqual([
      ['north', 'elsewhere', 8, 0.8],
      ['north', 'here', 3, 37.5],
      ['Öst', 'elsewhere', 1, 7],
    ])
  })

  it('contacts of listed patients count for the clinic that lists them at the cut-off', async () => {
    const counted = await count({ rows: 'patients.contacts', keys: [word(contact('kind'))] }, '2026', 'year')
    expect(written(counted)).toEqual([
      ['north', 'phone', 8],
      ['south', 'visit', 3], // anna was at north then, and is listed at south on 30 November
      ['Öst', 'visit', 1],
    ])
  })

  it('enrolments count when they are active at the cut-off', async () => {
    const keys: Key[] = [
      word({ entity: 'enrolment', name: 'kind' }),
      { type: 'fact', fact: { entity: 'enrolment', name: 'age' }, kind: 'number' },
      { type: 'age' },
    ]
    const counted = await count({ rows: 'enrolments', keys })
    expect(written(counted)).toEqual([
      ['north', 'child_health', 3, null, 5],
      ['north', 'home_care', null, 75, 1],
    ])
  })

  it('costs count in the months of the span', async () => {
    const amount: RowFact = { entity: 'cost', name: 'amount' }
    const counted = await count({
      rows: 'costs',
      span: 3,
      keys: [word({ entity: 'cost', name: 'kind' })],
      measures: [amount],
    })
    expect(written(counted)).toEqual([['north', 'drugs', 2, 200.5]])
  })
})

describe('what rows are grouped by', () => {
  it('age is completed years at the cut-off, or as delivered', async () => {
    expect(written(await count({ keys: [{ type: 'age' }] }, '2026-03'))).toEqual([
      ['north', 33, 4],
      ['north', 75, 1],
    ])
    expect(written(await count({ keys: [{ type: 'age' }] }, '2026-04'))).toEqual([
      ['north', 33, 4],
      ['north', 76, 1],
      ['Öst', 0, 1],
    ])
  })

  it('age is the same counted month by month and for a year at once', async () => {
    const { clinic, columns, n } = await count({ keys: [{ type: 'age' }] }, '2026')
    expect([clinic, columns[0]]).toEqual([
      [0, 0, 0, 1, 2],
      [33, 75, 76, 76, 0],
    ])
    expect(n[2]).toEqual([4, 1, 0, 0, 0]) // 28 February: the day before the 76th birthday's
    expect(n[3]).toEqual([4, 0, 1, 0, 1]) // 31 March
    expect(n[4]).toEqual([4, 0, 0, 1, 1]) // 30 April, at south
  })

  it('a fact that is missing is a group of its own, the first', async () => {
    expect(written(await count({ keys: [word(patient('sex'))] }, '2026-05'))).toEqual([
      ['north', 'male', 4],
      ['south', 'female', 1],
      ['Öst', null, 1],
    ])
  })

  it('a fact that the dataset lacks is missing for everybody', async () => {
    const keys: Key[] = [word(patient('eye_colour')), { type: 'known', fact: patient('eye_colour') }]
    expect(written(await count({ keys, measures: [patient('shoe_size')] }))).toEqual([['north', null, false, 5, 0]])
  })

  it('known asks whether there is a value', async () => {
    const counted = await count({ keys: [{ type: 'known', fact: patient('hba1c') }], measures: [patient('hba1c')] })
    expect(written(counted)).toEqual([
      ['north', false, 4, 0],
      ['north', true, 1, 50],
    ])
  })

  it('a number is grouped by its value, yes and no by theirs', async () => {
    const keys: Key[] = [
      { type: 'fact', fact: patient('weight'), kind: 'number' },
      { type: 'fact', fact: patient('smokes'), kind: 'boolean' },
    ]
    expect(written(await count({ keys }, '2026-05'))).toEqual([
      ['north', 0.333333, null, 4],
      ['south', 1.25, null, 1],
      ['Öst', 2, false, 1],
    ])
  })

  it('conditions delivered are bits in the order of the words, and missing where none were delivered', async () => {
    const keys: Key[] = [{ type: 'conditions', words: ['diabetes', 'asthma', 'copd'] }]
    expect(written(await count({ keys }, '2026-05'))).toEqual([
      ['north', 0, 4],
      ['south', 5, 1],
      ['Öst', null, 1],
    ])
  })

  it('more than 30 conditions go on in a second column', async () => {
    const words = [...Array.from({ length: 30 }, (_, place) => `other_${place}`), 'copd']
    const { columns } = await count({ keys: [{ type: 'conditions', words }] })
    expect(columns).toEqual([
      [0, 0],
      [0, 1],
    ])
  })

  it('conditions are coded by the beginnings of diagnosis codes within the months', async () => {
    const words = ['dm', 'none', 'ht', 'copd']
    const keys = (months: number): Key[] => [
      {
        type: 'conditions',
        words,
        coding: { grouping: 'own', months, codes: [['E11', 'E10'], [], ['i1.0'], ['J44']] },
      },
    ]
    expect(written(await count({ keys: keys(12) }))).toEqual([
      ['north', 1, 1],
      ['north', 4, 4],
    ])
    expect(written(await count({ keys: keys(26) }))).toEqual([
      ['north', 4, 4],
      ['north', 9, 1],
    ])
    expect(written(await count({ keys: keys(1) }))).toEqual([['north', 0, 5]])
  })

  it('conditions are coded by the dataset’s own codes, exactly, of the grouping that is asked for', async () => {
    const keys: Key[] = [{ type: 'conditions', words: ['ht', 'dm'], coding: { grouping: 'own', months: 30 } }]
    expect(written(await count({ keys }))).toEqual([
      ['north', 1, 4],
      ['north', 2, 1],
    ])
  })

  it('the last measurement counts, the highest of its day, and the patient’s own value before it', async () => {
    const keys: Key[] = [{ type: 'measurement', kind: 'hba1c', months: 3 }]
    expect(written(await count({ keys }, '2026-05'))).toEqual([
      ['north', null, 4], // the months back are February to April
      ['south', 50, 1],
      ['Öst', null, 1],
    ])
    expect(written(await count({ keys }, '2026-02'))).toEqual([
      ['north', 50, 1],
      ['north', 61.5, 4],
    ])
  })

  it('tallies are what each patient’s contacts come to', async () => {
    const isVisit: Condition = { type: 'is', fact: 'kind', word: 'visit' }
    const keys: Key[] = [
      { type: 'tally', how: 'count', where: { type: 'always' }, span: 'window' },
      { type: 'tally', how: 'sum', where: { type: 'known', fact: 'fee_paid' }, measure: 'fee_paid', span: 'window' },
      { type: 'tally', how: 'any', where: { type: 'and', of: [isVisit, { type: 'true', fact: 'open' }] }, span: 2 },
      {
        type: 'tally',
        how: 'any',
        where: { type: 'not', of: { type: 'is', fact: 'listing', word: 'elsewhere' } },
        span: 12,
      },
    ]
    expect(written(await count({ keys }, '2026-Q1', 'quarter'))).toEqual([
      ['north', 2, 0.2, false, false, 4], // 8 contacts of 0.10 shared by 4
      ['north', 3, 37.5, true, true, 1],
    ])
  })
})
