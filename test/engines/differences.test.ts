import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { duckdbDialect } from '../../server/warehouse/duckdbDialect.ts'
import { postgresDialect } from '../../server/warehouse/postgresDialect.ts'
import { needPostgres, type Postgres, sharedPostgres } from '../postgres.ts'
import { ALIKE, DIFFERENCES, type Given } from './differences.ts'

let postgres: Postgres | undefined
let client: Client | undefined
let duckdb: DuckDBConnection | undefined
beforeAll(async () => {
  postgres = await sharedPostgres()
  duckdb = await (await DuckDBInstance.create(':memory:')).connect()
  await duckdb.run(`SET TimeZone = 'UTC'; CREATE TABLE word_of AS SELECT 'a' AS word`)
  if (!postgres) return
  client = new Client(postgres.connection)
  await client.connect()
  await client.query(`CREATE COLLATION any_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
SET TimeZone = 'Europe/Stockholm'; CREATE TABLE word_of (word TEXT COLLATE any_case); INSERT INTO word_of VALUES ('a')`)
})
afterAll(async () => {
  duckdb?.closeSync()
  await client?.end()
  await postgres?.stop()
})

const statement = (expression: string): string =>
  `SELECT CAST(x AS VARCHAR) FROM (SELECT ${expression} AS x FROM word_of t) y`

async function byPostgres(expression: string): Promise<Given> {
  try {
    const { rows } = (await client?.query({ text: statement(expression), rowMode: 'array' })) ?? { rows: [] }
    return (rows as readonly (readonly (string | null)[])[])[0]?.[0] ?? null
  } catch {
    return 'refuses'
  }
}

async function byDuckdb(expression: string): Promise<Given> {
  try {
    const reader = await duckdb?.runAndReadAll(statement(expression))
    return (reader?.getColumns()[0]?.[0] ?? null) as string | null
  } catch {
    return 'refuses'
  }
}

describe('DuckDB and PostgreSQL do differently', () => {
  it.each(DIFFERENCES)('$name', async ({ asked, postgresql, duckdb: here }) => {
    needPostgres(postgres)
    const [there, own] = typeof asked === 'string' ? [asked, asked] : asked
    expect([await byPostgres(there), await byDuckdb(own)]).toEqual([postgresql, here])
    expect(postgresql).not.toEqual(here)
  })

  it.each(DIFFERENCES.flatMap(({ name, instead }) => (instead ? [{ name, instead }] : [])))(
    '$name, but not as statements are generated',
    async ({ instead: [write, gives] }) => {
      needPostgres(postgres)
      expect([await byPostgres(write(postgresDialect)), await byDuckdb(write(duckdbDialect))]).toEqual([gives, gives])
    },
  )
})

describe('DuckDB and PostgreSQL do alike', () => {
  it.each(ALIKE)('%s', async (expression, gives) => {
    needPostgres(postgres)
    expect([await byPostgres(expression), await byDuckdb(expression)]).toEqual([gives, gives])
  })
})

it('engines.md has a row for each difference, and for no other', () => {
  const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'reference', 'engines.md'), 'utf8')
  const table = page.slice(page.indexOf('## What they do differently'), page.indexOf('## What they do alike'))
  const rows = [...table.matchAll(/^\| ([^|]+?) \| /gm)].map(([, name = '']) => name).slice(2)
  expect(rows).toEqual(DIFFERENCES.map(({ name }) => name))
})
