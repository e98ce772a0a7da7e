import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Count,
  type Key,
  NO_ROWS,
  type Quantities,
  type Request,
  readPeriod,
  type Rows,
  tabulateRows,
  windowsIn,
} from '../../models/index.ts'
import { rowsToDataset } from '../../server/dataset/rowsToDataset.ts'
import { openPostgres } from '../../server/warehouse/postgres/openPostgres.ts'
import { needPostgres, type Postgres, sharedPostgres } from '../postgres.ts'
import { plainTables } from './plainTables.ts'
import { fillPostgres, type Keeping } from './postgresTables.ts'

let postgres: Postgres | undefined
let client: Client | undefined
beforeAll(async () => {
  postgres = await sharedPostgres()
  if (!postgres) return
  client = new Client(postgres.connection)
  await client.connect()
})
afterAll(async () => {
  await client?.end()
  await postgres?.stop()
})

let schemas = 0

/** The same count by DuckDB and by PostgreSQL, as bytes, or why it is refused. */
async function countedTwice(rows: Rows, request: Request, keeping: Keeping): Promise<readonly [string, string]> {
  if (!client) throw new Error('There is no database.')
  const here = await rowsToDataset(rows)
  schemas += 1
  const file = await fillPostgres(client, plainTables(rows, here.description), { schema: `hard_${schemas}`, keeping })
  const settings = { connection: needPostgres(postgres).connection, statementTimeout: '1 min' }
  const there = await openPostgres(file, { file: 'warehouse.yaml', settings })
  const bytes = (counted: Promise<Quantities>): Promise<string> =>
    counted.then(JSON.stringify, (error: unknown) => `refused: ${error instanceof Error ? error.message : ''}`)
  const both = [await bytes(here.warehouse.count(request)), await bytes(there.warehouse.count(request))] as const
  await here.warehouse.close()
  await there.warehouse.close()
  return both
}

function ask(counts: readonly Partial<Count>[], period = '2024'): Request {
  const read = readPeriod(period)
  if (!read) throw new Error(period)
  const windows = windowsIn(read, 'month', 'last day of previous month')
  const all = counts.map((one, place): Count => {
    return { id: `count_${place}`, rows: 'patients', span: 'window', over: 'month', keys: [], measures: [], ...one }
  })
  return { windows: [{ over: 'month', windows, counts: all, facts: [], indicators: [], previous: [] }] }
}

const WORDS = [
  '  ',
  ' ',
  'a',
  'a ',
  'A',
  'å',
  'Å',
  'Ö',
  'z',
  `O'Brien`,
  '"quoted"',
  'back\\slash',
  '%_',
  `'; DROP TABLE patients; --`,
  'e\u0301',
  '\u00e9',
  '\u{1f600}',
  'x'.repeat(180),
]

/** A leap year: patients born on the 29th of February, on a cut-off, the day before and the day after. */
const BIRTHS = [20040229, 20000229, 19991231, 20240131, 20240201, 20240229, 20240301, 19240229, 20231231]

const rows: Rows = {
  ...NO_ROWS,
  clinics: WORDS.map((word, place) => ({ id: `${word}${place}`, facts: { rural: place / 8, 'odd "fact"': word } })),
  patients: WORDS.map((word, place) => ({
    id: `patient ${word}`,
    n: place % 5 === 0 ? 3 : 1,
    exactProfile: true,
    ...(place < BIRTHS.length && { birth: BIRTHS[place] as number }),
    facts: {
      word,
      ...(place % 3 > 0 && { weight: [0.000001, 999999.999999, -0.5, 0, 12.5][place % 5] as number }),
      ...(place % 4 === 0 && { smokes: place % 8 === 0 }),
      conditions: WORDS.slice(2, place % 6)
        .map((one) => one.trim())
        .filter((one) => one !== ''),
      age: place,
    },
  })),
  listings: WORDS.map((word, place) => ({
    patient: `patient ${word}`,
    clinic: `${WORDS[place % 4]}${place % 4}`,
    ...(place % 3 === 0 && { from: 20240131 }),
    ...(place % 4 === 1 && { to: 20240229 }),
  })),
  contacts: WORDS.flatMap((word, place) => [
    {
      patient: `patient ${word}`,
      clinic: `${word}${place}`,
      listedAt: `${WORDS[place % 4]}${place % 4}`,
      month: 202402,
      n: 3,
      facts: { kind: word, fee_paid: 0.000003 },
    },
    { patient: 'nobody', listedAt: 'other_region', clinic: `${WORDS[0]}0`, month: 202403, n: 1, facts: { kind: word } },
  ]),
  diagnoses: WORDS.map((word, place) => ({
    patient: `patient ${word}`,
    code: ['e11.9', 'E119', 'åb.1', 'ÅB1', 'I10'][place % 5] as string,
    date: 20240229,
  })),
  measurements: WORDS.map((word, place) => ({
    patient: `patient ${word}`,
    kind: `it's`,
    date: 20240228 + (place % 2),
    value: 40.000001 + place,
  })),
}

const patient = (name: string) => ({ entity: 'patient', name }) as const
const keys: readonly Key[] = [
  { type: 'age' },
  { type: 'fact', fact: patient('word'), kind: 'word' },
  { type: 'fact', fact: patient('weight'), kind: 'number' },
  { type: 'fact', fact: patient('smokes'), kind: 'boolean' },
  { type: 'known', fact: patient('weight') },
  { type: 'conditions', words: ['a', 'å', 'A', `it's`] },
  { type: 'conditions', words: ['dm', 'å'], coding: { grouping: 'own', months: 12, codes: [['E11'], ['ÅB']] } },
  { type: 'measurement', kind: `it's`, months: 12 },
  { type: 'tally', how: 'count', where: { type: 'is', fact: 'kind', word: `O'Brien` }, span: 'window' },
  { type: 'tally', how: 'sum', measure: 'fee_paid', where: { type: 'always' }, span: 12 },
]

describe('hard values are counted to the same bytes in memory, by DuckDB and by PostgreSQL', () => {
  it.each(['ours', 'theirs'] as const)('words, days and decimals in tables of %s names and types', async (keeping) => {
    needPostgres(postgres)
    const counts = keys.map((key) => ({ keys: [key], measures: [patient('weight')] }))
    const wide = { keys, measures: [patient('weight')] }
    const performed: Partial<Count> = {
      rows: 'performed',
      keys: [{ type: 'listing' }, { type: 'fact', fact: { entity: 'contact', name: 'kind' }, kind: 'word' }],
    }
    const request = ask([...counts, wide, performed])
    const [here, there] = await countedTwice(rows, request, keeping)
    expect(here).toBe(JSON.stringify(tabulateRows(rows, request)))
    expect(there).toBe(here)
  })

  it.each(['ours', 'theirs'] as const)('tables without a row, %s', async (keeping) => {
    needPostgres(postgres)
    const empty: Rows = { ...NO_ROWS, clinics: [{ id: 'north', facts: {} }] }
    const request = ask(keys.map((key) => ({ keys: [key], measures: [patient('weight')] })))
    const [here, there] = await countedTwice(empty, request, keeping)
    expect(here).toBe(JSON.stringify(tabulateRows(empty, request)))
    expect(there).toBe(here)
  })

  it('sums up to 2^53 millionths, and no millionth more', async () => {
    needPostgres(postgres)
    const heavy = (weights: readonly number[]): Rows => ({
      ...NO_ROWS,
      clinics: [{ id: 'north', facts: {} }],
      patients: weights.map((weight, place) => ({ id: String(place), n: 1, facts: { weight } })),
      listings: weights.map((_, place) => ({ patient: String(place), clinic: 'north' })),
    })
    const request = ask([{ measures: [patient('weight')] }], '2024-01')
    // 2^53 = 9007199254740992
    const [here, there] = await countedTwice(heavy([4503599627.370496, 4503599627.370496]), request, 'ours')
    expect(JSON.parse(here)).toMatchObject({ windows: [{ counts: [{ measures: [[[9007199254.740992]]] }] }] })
    expect(there).toBe(here)
    const [over, also] = await countedTwice(heavy([4503599627.370496, 4503599627.370497]), request, 'ours')
    expect(over).toBe(
      'refused: A sum is 9007199254.740993, which is beyond 2^53 in its smallest unit and cannot be kept exactly.',
    )
    expect(also).toBe(over)
  })
})
