import { Client, type ClientConfig } from 'pg'
import type { RawValue } from '../Ask.ts'
import { WarehouseTrouble } from '../WarehouseTrouble.ts'
import type { ReadAs } from './copiedColumns.ts'
import { copyOut } from './copyOut.ts'
import { troubleOf } from './troubleOf.ts'

/** How a database is asked. */
export interface SessionSettings {
  /** As `postgres://…`; without it the variables of libpq say. */
  readonly connection?: string | undefined
  readonly statementTimeout: string
  readonly timeZone?: string | undefined
}

/** A connection with one snapshot of the data: all that is asked by it is of one moment, and nothing can be written by it. */
export interface Session {
  readonly ask: (sql: string, values?: Values) => Promise<Columns>
  /** The same of a statement without values whose answer may be many rows: they come in half the time. */
  readonly askMany: (sql: string) => Promise<Columns>
  readonly end: () => Promise<void>
}

/** What the program knows to be so in every statement, whatever the database's own defaults are. */
const SETTINGS = [
  ['standard_conforming_strings', 'on'],
  ['search_path', 'pg_catalog'],
  ['default_transaction_read_only', 'on'],
  ['DateStyle', 'ISO, YMD'],
  // Of a million patients a join by hash and its groups fit in it; with the 4 MB that is usual both go over the disk.
  ['work_mem', '64MB'],
] as const

type Columns = readonly (readonly RawValue[])[]

/** Types of PostgreSQL by number: BOOLEAN, SMALLINT and INTEGER, OID, BIGINT. All else stays text, with every digit. */
const BOOLEAN = 16
const WHOLE: readonly number[] = [21, 23, 26]
const BIGINT = 20

/**
 * Connects, and begins a read transaction.
 *
 * @throws WarehouseTrouble where nobody answers, or nobody is let in
 */
export async function openSession({ connection, statementTimeout, timeZone }: SessionSettings): Promise<Session> {
  const client = clientFor({
    ...(connection !== undefined && { connectionString: connection }),
    application_name: 'kapitera',
    connectionTimeoutMillis: 15_000,
    keepAlive: true,
  })
  // A connection that breaks between two statements is told by the next one.
  client.on('error', () => undefined)
  try {
    await client.connect()
    const settings = [...SETTINGS, ['statement_timeout', statementTimeout], ['TimeZone', timeZone ?? 'UTC']]
    for (const [name, value] of settings) await client.query('SELECT set_config($1, $2, false)', [name, value])
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  } catch (error) {
    await client.end().catch(() => undefined)
    throw troubleOf(error)
  }
  // One statement after the other: several models may be counted at once, and a connection does one thing at a time.
  let before: Promise<unknown> = Promise.resolve()
  return {
    ask: (sql, values = []) => inTurn(() => ask(sql, values)),
    askMany: (sql) => inTurn(() => askMany(sql)),
    end: () => client.end().catch(() => undefined),
  }

  function inTurn(turn: () => Promise<Columns>): Promise<Columns> {
    const answer = before.then(turn).catch((error: unknown) => {
      throw troubleOf(error)
    })
    before = answer.catch(() => undefined)
    return answer
  }

  async function ask(sql: string, values: Values): Promise<Columns> {
    return byColumn(await client.query({ text: sql, values: [...values], rowMode: 'array', types: TYPES }))
  }

  /** A copy does not say of what types its columns are, so they are asked for before, without a row. */
  async function askMany(sql: string): Promise<Columns> {
    const { fields } = await client.query(`SELECT * FROM (${sql}) answer LIMIT 0`)
    return copyOut(
      client,
      sql,
      fields.map(({ dataTypeID }) => readAs(dataTypeID)),
    )
  }
}

function readAs(type: number): ReadAs {
  if (type === BOOLEAN) return 'boolean'
  return type === BIGINT || WHOLE.includes(type) ? 'whole' : 'text'
}

type Values = readonly (string | readonly string[])[]

/** What the connection says is read by pg, which throws at once where it is no connection. */
function clientFor(config: ClientConfig): Client {
  try {
    return new Client(config)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new WarehouseTrouble('no-entry', {
      fault: 'input',
      message: 'The variable that the file names holds no connection.',
      hint: 'Write postgres://USER@HOST:PORT/DATABASE, and the password in PGPASSWORD or ~/.pgpass.',
    })
  }
}

const TYPES = {
  getTypeParser: (type: number) => (text: string) =>
    type === BOOLEAN ? text === 't' : WHOLE.includes(type) ? Number(text) : text,
}

function byColumn({
  rows,
  fields,
}: {
  readonly rows: readonly unknown[]
  readonly fields: readonly unknown[]
}): readonly (readonly RawValue[])[] {
  return fields.map((_, place) => rows.map((row) => (row as readonly RawValue[])[place] ?? null))
}
