import { CompiledQuery, Kysely, PostgresDialect } from 'kysely'
import { Pool, types } from 'pg'
import { joinResults } from './joinResults.ts'
import type { Store } from './Store.ts'
import type { Tables } from './Tables.ts'

/** Connections that one server holds at most. */
const CONNECTIONS = 10
/** How long a call waits for the database to answer at all, in milliseconds. */
const PATIENCE = 5000

/** The store on a PostgreSQL. Several servers may have it open. A commit is on its disk before it is acknowledged. */
export function openPostgres(connection: string): Store {
  const pool = new Pool({
    connectionString: connection,
    max: CONNECTIONS,
    connectionTimeoutMillis: PATIENCE,
    keepAlive: true,
    allowExitOnIdle: true,
    types: { getTypeParser },
  })
  // A connection that the database closes while nobody uses it is no fault of a call; the next call opens another.
  pool.on('error', () => undefined)
  // One that is lost between two statements of a transaction: the next statement fails, and says so to its caller.
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
    joinResults(client)
  })
  const database = new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool,
      onCreateConnection: async (created) => {
        await created.executeQuery(CompiledQuery.raw('SET synchronous_commit TO on'))
      },
    }),
  })
  return {
    database,
    dialect: 'postgres',
    close: async () => {
      await database.destroy()
      if (!pool.ended) await pool.end()
    },
  }
}

/** The number by which PostgreSQL names the type `bigint`. */
const BIGINT = 20

/** Whole numbers as numbers, as SQLite gives them; one too large for that is an error. */
const getTypeParser: typeof types.getTypeParser = (type: number, format?: 'text' | 'binary') =>
  type === BIGINT && format !== 'binary' ? exactNumber : types.getTypeParser(type, format)

function exactNumber(text: string): number {
  const number = Number(text)
  if (Number.isSafeInteger(number)) return number
  throw new RangeError(`${text} in the database is more than a number can hold exactly.`)
}
