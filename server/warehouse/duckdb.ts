import type { DuckDBConnection } from '@duckdb/node-api'
import type { Count, Counted, Quantities, Request, WindowQuantities, WindowRequest } from '../../models/index.ts'
import { clinicQuantities, clinicStatements } from './clinicQuantities.ts'
import { countedFrom, type RawValue } from './countedFrom.ts'
import { countSql } from './countSql.ts'
import { duckdbDialect as dialect } from './duckdbDialect.ts'
import { tooLarge } from './exactNumber.ts'
import { refuseAbsentTables } from './refuseAbsentTables.ts'
import type { Schema } from './Schema.ts'
import type { Warehouse } from './Warehouse.ts'

/** Where the tables are: a DuckDB that connects to them, and what they hold. */
export interface DuckdbTables {
  readonly connect: () => Promise<DuckDBConnection>
  readonly schema: Schema
  readonly close: () => Promise<void>
}

/** A warehouse in this process. Each `count` has a connection and a read transaction of its own. */
export function duckdbWarehouse({ connect, schema, close }: DuckdbTables): Warehouse {
  return {
    async count(request) {
      refuseAbsentTables(request, schema)
      const connection = await connect()
      try {
        await connection.run('BEGIN TRANSACTION READ ONLY')
        const quantities = await countAll(request, schema, (sql) => columnsOf(connection, sql))
        await connection.run('COMMIT')
        return quantities
      } finally {
        connection.closeSync()
      }
    },
    explain(request) {
      refuseAbsentTables(request, schema)
      return [
        ...clinicStatements(request, schema, dialect),
        ...request.windows.flatMap(({ counts, windows }) =>
          windows.length === 0 ? [] : counts.map((count) => countSql(count, { windows, schema, dialect }).sql),
        ),
      ]
    },
    close,
  }
}

/** Sends a statement and gives what came back, column by column. */
export type Ask = (sql: string) => Promise<readonly (readonly RawValue[])[]>

async function countAll(request: Request, schema: Schema, ask: Ask): Promise<Quantities> {
  const { ids, quantitiesOf } = await clinicQuantities(request, { schema, dialect, ask })
  const clinics = new Map(ids.map((id, place) => [id, place]))
  const windows: WindowQuantities[] = []
  for (const part of request.windows) {
    const counts: Counted[] = []
    for (const count of part.counts) counts.push(await countOne(count, part))
    windows.push({ over: part.over, windows: part.windows, counts, ...quantitiesOf(part) })
  }
  return { clinics: ids, windows }

  async function countOne(count: Count, { windows: of }: WindowRequest): Promise<Counted> {
    const { sql, keys } = countSql(count, { windows: of, schema, dialect })
    const columns = of.length === 0 ? noRows(count, keys.length) : await ask(sql)
    return countedFrom(count, { columns, keys }, { clinics, windows: of.length })
  }
}

function noRows(count: Count, keys: number): readonly (readonly RawValue[])[] {
  return Array.from({ length: keys + count.measures.length + 4 }, () => [])
}

async function columnsOf(connection: DuckDBConnection, sql: string): Promise<readonly (readonly RawValue[])[]> {
  const reader = await connection.runAndReadAll(sql).catch((error: unknown) => {
    // What does not fit where it is added up would not fit into a number either.
    if (error instanceof Error && error.message.startsWith('Out of Range Error')) throw tooLarge('too many digits')
    throw error
  })
  const columns = reader.getColumns() as RawValue[][]
  return Array.from({ length: reader.columnCount }, (_, place) => columns[place] ?? [])
}
