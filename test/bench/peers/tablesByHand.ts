import { DuckDBInstance } from '@duckdb/node-api'
import { join } from 'node:path'
import { Client } from 'pg'
import { peersFolder } from '../data/peersFolder.ts'
import { timedAsync, type Times } from '../times.ts'
import { tariffSql } from './tariffSql.ts'

/** What a statement by hand took, and what it pays each clinic, in cents. */
export interface ByHand {
  readonly took: Times
  readonly totals: readonly number[]
}

const CONDITIONS = ['hypertension', 'diabetes', 'asthma', 'copd', 'heart_failure', 'atrial_fibrillation', 'stroke']
const COUNTS = ['visits', 'home_visits', 'videos', 'phone_calls', 'chats', 'reviews']
const KINDS = ['visit', 'home_visit', 'video', 'phone', 'chat', 'review']

/** Whether a patient's contacts are counts on his row, or rows; and how often the statement is repeated. */
interface Asked {
  readonly form: 'wide' | 'rows'
  readonly repeats: number
}

/** The tariff by one statement on a dataset's own tables in PostgreSQL. */
export async function byHandInPostgres(connection: string, { form, repeats }: Asked): Promise<ByHand> {
  const client = new Client(connection)
  await client.connect()
  const sql = statement(
    form,
    (table) => table,
    (word) => `('${word}' = ANY(p.conditions))`,
  )
  let totals: readonly number[] = []
  const took = await timedAsync(
    async () => {
      const { rows } = await client.query<{ readonly total: string }>(sql)
      totals = rows.map(({ total }) => Number(total))
    },
    { repeats, warm: 1 },
  )
  await client.end()
  return { took, totals }
}

/** The same in DuckDB, on the Parquet files of an imported dataset. */
export async function byHandInDuckdb(dataset: string, { form, repeats }: Asked): Promise<ByHand> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const sql = statement(
    form,
    (table) => `read_parquet('${join(dataset, `${table}.parquet`)}')`,
    (word) => `list_contains(string_split(p.conditions, '|'), '${word}')`,
  )
  let totals: readonly number[] = []
  const took = await timedAsync(
    async () => {
      const reader = await connection.runAndReadAll(sql)
      totals = (reader.getColumns()[1] ?? []).map(Number)
    },
    { repeats, warm: 1 },
  )
  connection.closeSync()
  instance.closeSync()
  return { took, totals }
}

/** A patient's row as the peers have it, from tables as a dataset has them. */
function statement(form: Asked['form'], table: (name: string) => string, has: (condition: string) => string): string {
  const conditions = [...CONDITIONS, 'depression'].map((word, place) => `(${has(word)})::INT AS c${place}`)
  const counts = COUNTS.map((name, place) =>
    form === 'wide' ? `p.${name} AS k${place}` : `coalesce(k.k${place}, 0) AS k${place}`,
  )
  const columns = [`l.clinic`, `p.age`, `CASE p.sex WHEN 'female' THEN 1 ELSE 0 END AS sex`, ...conditions, ...counts]
  const kinds = KINDS.map((kind, place) => `count(*) FILTER (WHERE kind = '${kind}') AS k${place}`)
  const contacts = `LEFT JOIN (SELECT patient, ${kinds.join(', ')} FROM ${table('contacts')}
    WHERE month BETWEEN 202401 AND 202412 GROUP BY patient) AS k ON k.patient = p.id`
  const from = `(SELECT ${columns.join(', ')} FROM ${table('listings')} AS l JOIN ${table('patients')} AS p ON p.id = l.patient
    ${form === 'rows' ? contacts : ''}
    WHERE (l."from" IS NULL OR l."from" <= 20241231) AND (l."to" IS NULL OR l."to" >= 20241231)) AS listed`
  return tariffSql(peersFolder, from)
}
