import type { Day } from '../../../models/index.ts'
import type { Dataset } from '../../dataset/Dataset.ts'
import type { Description } from '../../dataset/Description.ts'
import { countAll, statementsOf } from '../countAll.ts'
import { deliveredOf } from '../deliveredOf.ts'
import { postgresDialect as dialect } from '../postgresDialect.ts'
import { refuseAbsentTables } from '../refuseAbsentTables.ts'
import { hasCells, refuseCells } from '../refuseCells.ts'
import { LIVE } from '../live.ts'
import { COUNTED_TABLES, type CountedTable, type ReadSchema, type Schema } from '../Schema.ts'
import { sourceSql } from '../sourceSql.ts'
import type { WarehouseFile } from '../WarehouseFile.ts'
import { WarehouseTrouble } from '../WarehouseTrouble.ts'
import { openSession, type Session, type SessionSettings } from './openSession.ts'
import { readPaidRows } from './readPaidRows.ts'
import { readTables } from './readTables.ts'

/** What is opened, and how long. */
export interface PostgresOptions {
  readonly settings: SessionSettings
  /** The file, for messages. */
  readonly file: string
  /** Open for days: then each count looks at the data as it is at that time, and no snapshot is held between them. */
  readonly isLasting?: boolean | undefined
  /** Today: nothing can have happened after it. Without it days are not held against each other. */
  readonly today?: Day | undefined
}

/** The oldest version whose answers are tested. */
const OLDEST = 150_000

/**
 * Opens tables that lie in a PostgreSQL as a dataset. A command sees them as they are at this moment, from here to its
 * end, whatever others write meanwhile.
 *
 * @throws WarehouseTrouble where the database cannot be asked, DataError where its tables are no dataset
 */
export async function openPostgres(given: WarehouseFile, options: PostgresOptions): Promise<Dataset> {
  const session = await openSession(options.settings)
  try {
    const engine = await engineOf(session)
    const { file, today, settings } = options
    const { schema: read, tables } = await readTables(given, { session, file, zone: settings.timeZone, today })
    const schema = counted(read)
    const { name, title, invented, as_of: asOf, disclosure } = given.dataset
    const description: Description = { name, title, invented, asOf, disclosure, tables }
    const delivered = await deliveredOf(description, (table, column) => wordsIn(table, column, schema, session))
    if (options.isLasting) await session.end()
    const held = options.isLasting ? undefined : session
    const leaves = new Map(Object.entries(given.tables).map(([table, mapping]) => [table, mapping?.leaves]))
    return {
      warehouse: {
        async count(request) {
          refuseAbsentTables(request, schema)
          refuseCells(request, leaves)
          const { askMany, end } = held ?? (await openSession(options.settings))
          try {
            return await countAll(request, { schema, dialect, ask: askMany })
          } finally {
            if (!held) await end()
          }
        },
        explain(request, asked = dialect) {
          refuseCells(request, leaves)
          return statementsOf(request, schema, asked)
        },
        stays: (count) => hasCells(count, leaves),
        close: async () => held?.end(),
        live: { engine },
      },
      description,
      hash: LIVE,
      has: (table) => tables[table] !== undefined,
      columns: (table) => tables[table]?.columns ?? [],
      delivered,
      ...(read.has('paid') && {
        paid: async () => {
          const { ask, end } = held ?? (await openSession(options.settings))
          try {
            return await readPaidRows(read, ask)
          } finally {
            if (!held) await end()
          }
        },
      }),
    }
  } catch (error) {
    await session.end()
    throw error
  }
}

/** What is counted from, without what was paid. */
function counted(read: ReadSchema): Schema {
  return new Map(
    COUNTED_TABLES.flatMap((table) => [read.get(table)].flatMap((one) => (one ? [[table, one] as const] : []))),
  )
}

async function engineOf({ ask }: Session): Promise<string> {
  const answer = await ask(`SELECT current_setting('server_version_num'), current_setting('server_version')`)
  const [number, version] = answer.map((column) => String(column[0]))
  if (Number(number) >= OLDEST) return `PostgreSQL ${String(version).split(' ')[0]}`
  throw new WarehouseTrouble('refused-by-database', {
    fault: 'input',
    message: `The database is PostgreSQL ${version}, and 15 is the oldest that is asked.`,
    hint: '`--explain-sql --dialect postgresql` prints statements whose answers `--answers` takes.',
  })
}

async function wordsIn(
  table: CountedTable,
  column: string,
  schema: Schema,
  { ask }: Session,
): Promise<readonly string[]> {
  const source = schema.get(table)?.mapped
  const there = source?.columns.find(({ name }) => name === column)
  if (!source || !there) return []
  const [words = []] = await ask(
    `SELECT DISTINCT ${dialect.name(column)} FROM (${sourceSql(table, { schema, dialect }) ?? ''}) t`,
  )
  return words.map(String)
}
