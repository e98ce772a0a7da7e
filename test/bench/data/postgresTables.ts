import { DuckDBInstance } from '@duckdb/node-api'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { startPostgres } from '../../postgres.ts'

/** A dataset in a PostgreSQL of the benchmark's own. */
export interface PostgresTables {
  readonly connection: string
  /** The file that says which table is which. */
  readonly file: string
  readonly stop: () => Promise<void>
}

/** The variable that the file names. */
export const CONNECTION = 'KAPITERA_BENCH_DATABASE'

/** Types of PostgreSQL for those of a dataset, as a database's owner would choose them. */
const TYPES: Readonly<Record<string, string>> = { word: 'TEXT', words: 'TEXT[]', integer: 'INTEGER', bigint: 'BIGINT' }

/** Puts these tables of an imported dataset into a PostgreSQL; nothing where this machine has none. */
export async function postgresTables(dataset: string, tables: readonly string[]): Promise<PostgresTables | undefined> {
  const postgres = await startPostgres()
  if (!postgres) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'kapitera-bench-'))
  chmodSync(folder, 0o755)
  const client = new Client(postgres.connection)
  await client.connect()
  for (const table of tables) await copy(client, { dataset, table, folder })
  await client.query('ANALYZE')
  await client.end()
  const file = join(folder, 'warehouse.yaml')
  const lines = tables.map((table) => `  ${table}: { relation: ${table}, others: keep, leaves: cells }`)
  writeFileSync(
    file,
    `format: 1
warehouse: { engine: postgresql, connection: ${CONNECTION} }
dataset: { name: bench, invented: true, as_of: 2024-12-31 }
tables:
${lines.join('\n')}
`,
  )
  const stop = async (): Promise<void> => {
    await postgres.stop()
    rmSync(folder, { recursive: true })
  }
  return { connection: postgres.connection, file, stop }
}

interface Field {
  readonly name: string
  readonly stored: string
}

interface Copied {
  readonly dataset: string
  readonly table: string
  /** Where the server may read. */
  readonly folder: string
}

async function copy(client: Client, { dataset, table, folder }: Copied): Promise<void> {
  const { resources } = JSON.parse(readFileSync(join(dataset, 'datapackage.json'), 'utf8')) as {
    readonly resources: readonly { readonly name: string; readonly schema: { readonly fields: readonly Field[] } }[]
  }
  const fields = (resources.find(({ name }) => name === table)?.schema.fields ?? []).filter(
    ({ stored }) => TYPES[stored] !== undefined,
  )
  const name = ({ name: word }: Field): string => `"${word}"`
  const csv = join(folder, `${table}.csv`)
  const duckdb = await DuckDBInstance.create(':memory:')
  const connection = await duckdb.connect()
  const values = fields.map((field) =>
    field.stored === 'words' ? `'{' || replace(${name(field)}, '|', ',') || '}' AS ${name(field)}` : name(field),
  )
  await connection.run(
    `COPY (SELECT ${values.join(', ')} FROM '${join(dataset, `${table}.parquet`)}') TO '${csv}' (FORMAT csv, HEADER false)`,
  )
  connection.closeSync()
  duckdb.closeSync()
  const columns = fields.map((field) => `${name(field)} ${TYPES[field.stored]}`)
  await client.query(`CREATE TABLE ${table} (${columns.join(', ')})`)
  await client.query(`COPY ${table} FROM '${csv}' (FORMAT csv)`)
  rmSync(csv)
}
