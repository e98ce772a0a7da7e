import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Key, type Quantities, type Request, readPeriod, windowsIn } from '../../models/index.ts'
import { openMemory } from '../../server/dataset/openMemory.ts'
import { duckdbWarehouse } from '../../server/warehouse/duckdb.ts'
import { openPostgres } from '../../server/warehouse/postgres/openPostgres.ts'
import type { ColumnType, CountedTable, Schema } from '../../server/warehouse/Schema.ts'
import type { RelationMapping, WarehouseFile } from '../../server/warehouse/WarehouseFile.ts'
import { effort } from '../effort.ts'
import { needPostgres, type Postgres, sharedPostgres } from '../postgres.ts'
import { setThreads } from './setThreads.ts'

/** More than the 122,880 rows that DuckDB gives one thread, so that several have work. */
const PATIENTS = effort(130_000, 3_000_000)

const COLUMNS: Readonly<Partial<Record<CountedTable, Readonly<Record<string, ColumnType>>>>> = {
  clinics: { id: 'word' },
  patients: { id: 'word', n: 'integer', birth: 'integer', sex: 'word', weight: 'decimal' },
  listings: { patient: 'word', clinic: 'word', from: 'integer', to: 'integer' },
  contacts: {
    patient: 'word',
    clinic: 'word',
    listed_at: 'word',
    month: 'integer',
    date: 'integer',
    n: 'integer',
    kind: 'word',
    fee_paid: 'decimal',
  },
}

/** The same rows in both engines, of whole numbers alone; `x` counts them. */
function tablesOf(series: (last: number) => string): string {
  return `
CREATE TABLE clinics AS SELECT CAST('c' || x AS VARCHAR(9)) AS id FROM ${series(99)};
CREATE TABLE patients AS SELECT CAST('p' || x AS VARCHAR(9)) AS id, CAST(1 AS INTEGER) AS n,
 CAST(19300101 + x % 90 * 10000 + x % 12 * 100 + x % 28 AS INTEGER) AS birth,
 CAST(CASE WHEN x % 2 = 0 THEN 'female' ELSE 'male' END AS VARCHAR(9)) AS sex,
 CAST(x % 999983 * 0.000001 AS DECIMAL(18, 6)) AS weight FROM ${series(PATIENTS)};
CREATE TABLE listings AS SELECT CAST('p' || x AS VARCHAR(9)) AS patient, CAST('c' || x % 100 AS VARCHAR(9)) AS clinic,
 CAST(20200101 AS INTEGER) AS "from", CAST(CASE WHEN x % 50 = 0 THEN 20260630 END AS INTEGER) AS "to" FROM ${series(PATIENTS)};
CREATE TABLE contacts AS SELECT CAST('p' || x % ${PATIENTS} AS VARCHAR(9)) AS patient, CAST('c' || x % 100 AS VARCHAR(9)) AS clinic,
 CAST('c' || x % 99 AS VARCHAR(9)) AS listed_at, CAST(202601 + x % 12 AS INTEGER) AS month, CAST(NULL AS INTEGER) AS date,
 CAST(1 AS INTEGER) AS n, CAST(CASE WHEN x % 3 = 0 THEN 'visit' ELSE 'phone' END AS VARCHAR(9)) AS kind,
 CAST(x % 777 * 0.01 AS DECIMAL(18, 2)) AS fee_paid FROM ${series(PATIENTS)};`
}

let postgres: Postgres | undefined
beforeAll(async () => {
  postgres = await sharedPostgres()
})
afterAll(() => postgres?.stop())

const patient = (name: string) => ({ entity: 'patient', name }) as const
const contact = (name: string) => ({ entity: 'contact', name }) as const
const keys: readonly Key[] = [{ type: 'age' }, { type: 'fact', fact: patient('sex'), kind: 'word' }]
const visits: Key = { type: 'tally', how: 'count', where: { type: 'is', fact: 'kind', word: 'visit' }, span: 'window' }
const fees: Key = { type: 'tally', how: 'sum', measure: 'fee_paid', where: { type: 'always' }, span: 'window' }

function request(): Request {
  const period = readPeriod('2026')
  if (!period) throw new Error('2026')
  const ask = (over: 'month' | 'year', counts: readonly object[]): Request['windows'][number] => ({
    over,
    windows: windowsIn(period, over, 'last day of previous month'),
    counts: counts.map((count, place) => ({
      id: `${over}_${place}`,
      rows: 'patients',
      span: 'window',
      over,
      keys: [],
      measures: [],
      ...count,
    })),
    facts: [],
    indicators: [],
    previous: [],
  })
  return {
    windows: [
      ask('month', [
        { keys, measures: [patient('weight')] },
        { rows: 'performed', keys: [{ type: 'listing' }], measures: [contact('fee_paid')] },
      ]),
      ask('year', [{ keys: [visits], measures: [patient('weight')] }, { keys: [fees] }]),
    ],
  }
}

async function byDuckdb(threads: number): Promise<Quantities> {
  const memory = await openMemory()
  await setThreads(threads)
  const connection = await memory.connect()
  await connection.run(tablesOf((last) => `range(${last + 1}) s (x)`))
  connection.closeSync()
  const schema: Schema = new Map(
    Object.entries(COLUMNS).map(([table, columns]) => [
      table as CountedTable,
      { columns: new Map(Object.entries(columns)), hasAlike: false },
    ]),
  )
  const warehouse = duckdbWarehouse({ connect: memory.connect, schema, close: memory.close })
  const counted = await warehouse.count(request())
  await warehouse.close()
  return counted
}

/** With workers beside it even for what it would rather count alone. */
async function byPostgres({
  connection,
}: Postgres): Promise<{ readonly counted: Quantities; readonly workers: number }> {
  const client = new Client(connection)
  await client.connect()
  await client.query(tablesOf((last) => `generate_series(0, ${last}) s (x)`))
  await client.query('ANALYZE')
  for (const setting of [
    'parallel_setup_cost = 0',
    'parallel_tuple_cost = 0',
    'min_parallel_table_scan_size = 0',
    'max_parallel_workers_per_gather = 2',
  ])
    await client.query(`DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET ${setting}', current_database()); END $$`)
  const mapping: RelationMapping = {
    relation: '',
    others: 'leave',
    values: {},
    decimals: {},
    types: {},
    leaves: 'cells',
  }
  const file: WarehouseFile = {
    format: '1',
    warehouse: { engine: 'postgresql', statement_timeout: '2 min' },
    dataset: { name: 'many', invented: true },
    tables: Object.fromEntries(
      Object.keys(COLUMNS).map((table) => [table, { ...mapping, relation: `public.${table}`, others: 'keep' }]),
    ),
  }
  const dataset = await openPostgres(file, {
    file: 'warehouse.yaml',
    settings: { connection, statementTimeout: '2 min' },
  })
  const counted = await dataset.warehouse.count(request())
  await client.end()
  // The database's settings are those of who connects after them, as the warehouse did.
  const planner = new Client(connection)
  await planner.connect()
  const plans: string[] = []
  for (const { sql } of dataset.warehouse.explain(request()))
    plans.push(...(await planner.query(`EXPLAIN ${sql}`)).rows.map((row) => JSON.stringify(row)))
  await dataset.warehouse.close()
  await planner.end()
  return { counted, workers: plans.filter((line) => line.includes('Workers Planned')).length }
}

describe('many rows', () => {
  it('are counted to the same bytes by one thread, by several, and by PostgreSQL’s workers', {
    timeout: effort(60_000, 600_000),
  }, async () => {
    const { counted, workers } = await byPostgres(needPostgres(postgres))
    const one = await byDuckdb(1)
    const several = await byDuckdb(4)
    expect(JSON.stringify(several) === JSON.stringify(one)).toBe(true)
    expect(JSON.stringify(counted) === JSON.stringify(one)).toBe(true)
    expect(workers).toBeGreaterThan(0)
    const monthly = one.windows[0]?.counts[0]
    // Each patient once in January; one in fifty leaves in June, and one is there beyond the whole number of them.
    const inMonth = (place: number): number => monthly?.n[place]?.reduce((sum, n) => sum + n, 0) ?? 0
    expect([inMonth(0), inMonth(0) - inMonth(11)]).toEqual([PATIENTS + 1, PATIENTS / 50 + 1])
  })
})
