import { afterEach, describe, expect, it } from 'vitest'
import { type Count, type Key, NO_ROWS, readPeriod, type Request, type Rows, windowsIn } from '../../../models/index.ts'
import type { Dataset } from '../../../server/dataset/Dataset.ts'
import { rowsToDataset } from '../../../server/dataset/rowsToDataset.ts'
import { duckdbDialect } from '../../../server/warehouse/duckdbDialect.ts'

const opened: Dataset[] = []
afterEach(async () => {
  for (const dataset of opened.splice(0)) await dataset.warehouse.close()
})

async function open(rows: Partial<Rows>): Promise<Dataset> {
  const dataset = await rowsToDataset({ ...NO_ROWS, clinics: [{ id: 'north', facts: {} }], ...rows })
  opened.push(dataset)
  return dataset
}

function ask(count: Partial<Count>, more: Partial<Request['windows'][number]> = {}): Request {
  const period = readPeriod('2026')
  const one: Count = { id: 'one', rows: 'patients', span: 'window', over: 'year', keys: [], measures: [], ...count }
  const windows = period ? windowsIn(period, 'year', 'first day of month') : []
  return { windows: [{ over: 'year', windows, counts: [one], facts: [], indicators: [], previous: [], ...more }] }
}

const visits: Key = { type: 'tally', how: 'count', where: { type: 'always' }, span: 'window' }

function manyAlike(exactProfile: boolean, contacts: number): Partial<Rows> {
  return {
    patients: [{ id: 'a', n: 4, exactProfile, facts: {} }],
    listings: [{ patient: 'a', clinic: 'north' }],
    contacts: [
      { patient: 'a', clinic: 'north', listedAt: 'north', month: 202601, n: contacts, facts: { fee_paid: 0.5 } },
    ],
  }
}

describe('a count is refused', () => {
  it('where a row stands for several who are not alike, and one patient’s contacts are asked for', async () => {
    const { warehouse } = await open(manyAlike(false, 8))
    await expect(warehouse.count(ask({ keys: [visits] }))).rejects.toThrow(
      'A patient row of `north` stands for several (`n` > 1) and is no exact profile, so what one of them had is not known.',
    )
  })

  it('where the contacts of several who are alike cannot be shared equally', async () => {
    const { warehouse } = await open(manyAlike(true, 6))
    await expect(warehouse.count(ask({ keys: [visits] }))).rejects.toThrow(
      'The contacts or costs of a patient row of `north` with `n` > 1 cannot be shared equally among them in whole numbers.',
    )
  })

  it('but not where they can, money in millionths', async () => {
    const { warehouse } = await open(manyAlike(true, 8))
    const fees: Key = { type: 'tally', how: 'sum', measure: 'fee_paid', where: { type: 'always' }, span: 'window' }
    const { windows } = await warehouse.count(ask({ keys: [visits, fees] }))
    expect(windows[0]?.counts[0]).toMatchObject({ columns: [[2], [1]], n: [[4]] })
  })

  it('where a sum is beyond 2^53, for it would be rounded', async () => {
    const { warehouse } = await open({
      patients: [{ id: 'a', n: 2_000_000_000, facts: { weight: 9007199.254741 } }],
      listings: [{ patient: 'a', clinic: 'north' }],
    })
    await expect(warehouse.count(ask({ measures: [{ entity: 'patient', name: 'weight' }] }))).rejects.toThrow(
      'A sum is 18014398509482000.000000, which is beyond 2^53 in its smallest unit and cannot be kept exactly.',
    )
  })

  it('where the model reads a word as a number', async () => {
    const { warehouse } = await open({
      patients: [{ id: 'a', n: 1, facts: { weight: 'heavy' } }],
      listings: [{ patient: 'a', clinic: 'north' }],
    })
    await expect(warehouse.count(ask({ measures: [{ entity: 'patient', name: 'weight' }] }))).rejects.toThrow(
      'The model reads `patient.weight` as a number, but the dataset gives a word.',
    )
  })
})

describe('what clinics themselves are', () => {
  it('is open, has facts by month or of its own, indicators, and what the window before was', async () => {
    const { warehouse } = await open({
      clinics: [
        { id: 'north', opened: 20260202, facts: { rural: 2.5, own: true, need: 1 } },
        { id: 'Öst', closed: 20260301, facts: {} },
        { id: 'west', opened: 20260201, closed: 20260228, facts: { rural: 1 } },
      ],
      clinicFacts: [
        { clinic: 'north', fact: 'need', month: 202603, value: 1.234567890123456 },
        { clinic: 'north', fact: 'need', month: 202602, value: 9 },
        { clinic: 'west', fact: 'cap', month: 202512, value: 100.5 },
        { clinic: 'north', fact: 'cap', month: 202601, value: 7 },
      ],
      indicators: [{ clinic: 'west', indicator: 'reached', month: 202603, numerator: 1, denominator: 3 }],
    })
    const period = readPeriod('2026-Q1')
    const windows = period ? windowsIn(period, 'quarter', 'last day of previous month') : []
    const { clinics, windows: answered } = await warehouse.count({
      windows: [
        {
          over: 'quarter',
          windows,
          counts: [],
          facts: [
            { name: 'rural', monthly: false },
            { name: 'own', monthly: false },
            { name: 'need', monthly: true },
            { name: 'nothing', monthly: true },
          ],
          indicators: ['reached'],
          previous: ['cap'],
        },
      ],
    })
    expect(clinics).toEqual(['north', 'west', 'Öst']) // by code unit
    expect(answered[0]).toMatchObject({
      monthsOpen: [[1, 1, 3]],
      facts: {
        rural: [[2.5, 1, null]],
        own: [[true, null, null]],
        need: [[1.234567890123456, null, null]],
        nothing: [[null, null, null]],
      },
      indicators: { reached: { numerator: [[null, 1, null]], denominator: [[null, 3, null]] } },
      previous: { cap: [null, 100.5, null] },
    })
  })
})

describe('statements', () => {
  it('hold no quotient, mean, floating point or power, and words only as literals', async () => {
    const { warehouse } = await open({
      ...manyAlike(true, 8),
      patients: [{ id: 'a', n: 4, exactProfile: true, birth: 19500101, facts: { 'odd "name"': 'x', conditions: [] } }],
    })
    const keys: Key[] = [
      { type: 'age' },
      visits,
      { type: 'fact', fact: { entity: 'patient', name: 'odd "name"' }, kind: 'word' },
      { type: 'conditions', words: [`it's`] },
      { type: 'conditions', words: ['a'], coding: { grouping: `g'; DROP TABLE patients`, months: 12 } },
      { type: 'measurement', kind: 'hba1c', months: 12 },
    ]
    const statements = warehouse
      .explain(ask({ keys }))
      .map(({ sql }) => sql)
      .join('\n')
    const withoutWords = statements.replaceAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"/g, '')
    expect(withoutWords).not.toMatch(/[^/]\/[^/]|\bavg\b|DOUBLE|FLOAT|\^|;/i)
    expect(statements).toContain(`'|it''s|'`)
    expect(statements).toContain(`'g''; DROP TABLE patients'`)
    expect(statements).toContain('"odd ""name"""')
    await warehouse.count(ask({ keys }))
  })

  it('are refused for a word that SQL would cut off', () => {
    expect(() => duckdbDialect.word('a\0b')).toThrow('NUL')
  })
})
