import { DuckDBInstance } from '@duckdb/node-api'
import { join } from 'node:path'
import { Client } from 'pg'
import { peersFolder } from '../data/peersFolder.ts'
import { sizesOf } from '../sizes.ts'
import { timedAsync, type Times } from '../times.ts'
import { tariffSql } from './tariffSql.ts'

/** What statements by hand took on the same tables: one that pays each clinic, and one that counts what payments of any rates need. */
export interface ByHand {
  readonly paying: Times
  readonly counting: Times
  /** What it pays, in cents. */
  readonly totals: readonly number[]
  /** Of each of its counts, in short. */
  readonly sizes: readonly string[]
}

const CONDITIONS = ['hypertension', 'diabetes', 'asthma', 'copd', 'heart_failure', 'atrial_fibrillation', 'stroke']
/** Of which column each is. */
const CONDITION_COLUMNS = [...CONDITIONS, 'depression']
const COUNTS = ['visits', 'home_visits', 'videos', 'phone_calls', 'chats', 'reviews']
const KINDS = ['visit', 'home_visit', 'video', 'phone', 'chat', 'review']

/** Whether a patient's contacts are counts on his row, or rows; and how often the statement is repeated. */
interface Asked {
  readonly form: 'wide' | 'rows'
  readonly repeats: number
}

/** The tariff on a dataset's own tables in PostgreSQL. */
export async function byHandInPostgres(connection: string, { form, repeats }: Asked): Promise<ByHand> {
  const client = new Client(connection)
  await client.connect()
  const from = listed(
    form,
    (table) => table,
    (word) => `('${word}' = ANY(p.conditions))`,
  )
  const ask: AskByHand = async (sql) => {
    const { rows, fields } = await client.query<unknown[]>({ text: sql, rowMode: 'array' })
    return fields.map((_, place) => rows.map((row) => row[place]))
  }
  try {
    return await byHand(from, ask, { form, repeats })
  } finally {
    await client.end()
  }
}

/** The same in DuckDB, on the Parquet files of an imported dataset. */
export async function byHandInDuckdb(dataset: string, { form, repeats }: Asked): Promise<ByHand> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const from = listed(
    form,
    (table) => `read_parquet('${join(dataset, `${table}.parquet`)}')`,
    (word) => `list_contains(string_split(p.conditions, '|'), '${word}')`,
  )
  const ask: AskByHand = async (sql) => (await connection.runAndReadAll(sql)).getColumns()
  try {
    return await byHand(from, ask, { form, repeats })
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

/** Asks, and gives the columns as the engine's client does. */
type AskByHand = (sql: string) => Promise<readonly (readonly unknown[])[]>

async function byHand(from: string, ask: AskByHand, { form, repeats }: Asked): Promise<ByHand> {
  let [paid, counted]: Awaited<ReturnType<AskByHand>>[] = []
  const paying = await timedAsync(async () => (paid = await ask(tariffSql(peersFolder, from))), { repeats, warm: 1 })
  const counting = await timedAsync(async () => (counted = await ask(countsSql(form, from))), { repeats, warm: 1 })
  const [parts = [], n = []] = counted ?? []
  const groups = GROUPINGS.map((part) => n.filter((_, row) => Number(parts[row]) === part).map(Number))
  return { paying, counting, totals: (paid?.[1] ?? []).map(Number), sizes: sizesOf(groups) }
}

/** How both engines number the three counts: a bit is set where a count is not by that column. */
const GROUPINGS = [0b011, 0b101, 0b110]

/**
 * What the tariff depends on, counted for any rates: patients of each clinic by age and sex, by their illnesses and reviews,
 * and by their contacts.
 */
function countsSql(form: Asked['form'], from: string): string {
  const ill = CONDITION_COLUMNS.map((_, place) => `c${place}`)
  const reviews = form === 'wide' ? 'k5' : 'reviewed'
  const contacts = COUNTS.map((_, place) => `k${place}`)
  const sets = [`clinic, age, sex`, `clinic, ${ill.join(', ')}, ${reviews}`, `clinic, ${contacts.join(', ')}`]
  return `SELECT GROUPING(age, c0, k0) AS part, count(*) AS n, clinic, age, sex, ${[...ill, ...contacts].join(', ')}, ${reviews} AS reviews
    FROM (SELECT *, k5 > 0 AS reviewed FROM ${from}) AS patients GROUP BY GROUPING SETS (${sets.map((set) => `(${set})`).join(', ')})`
}

/** A patient's row as the peers have it, from tables as a dataset has them. */
function listed(form: Asked['form'], table: (name: string) => string, has: (condition: string) => string): string {
  const conditions = CONDITION_COLUMNS.map((word, place) => `(${has(word)})::INT AS c${place}`)
  const counts = COUNTS.map((name, place) =>
    form === 'wide' ? `p.${name} AS k${place}` : `coalesce(k.k${place}, 0) AS k${place}`,
  )
  const columns = [`l.clinic`, `p.age`, `CASE p.sex WHEN 'female' THEN 1 ELSE 0 END AS sex`, ...conditions, ...counts]
  const kinds = KINDS.map((kind, place) => `count(*) FILTER (WHERE kind = '${kind}') AS k${place}`)
  const contacts = `LEFT JOIN (SELECT patient, ${kinds.join(', ')} FROM ${table('contacts')}
    WHERE month BETWEEN 202401 AND 202412 GROUP BY patient) AS k ON k.patient = p.id`
  return `(SELECT ${columns.join(', ')} FROM ${table('listings')} AS l JOIN ${table('patients')} AS p ON p.id = l.patient
    ${form === 'rows' ? contacts : ''}
    WHERE (l."from" IS NULL OR l."from" <= 20241231) AND (l."to" IS NULL OR l."to" >= 20241231)) AS listed`
}
