import type { DuckDBConnection } from '@duckdb/node-api'
import { asInDataset } from './asInDataset.ts'
import { columnsOf } from './columnsOf.ts'
import { countAll, statementsOf } from './countAll.ts'
import { duckdbDialect as dialect } from './duckdbDialect.ts'
import { refuseAbsentTables } from './refuseAbsentTables.ts'
import type { ListedTable } from './listed/ListedTable.ts'
import type { Schema } from './Schema.ts'
import type { Warehouse } from './Warehouse.ts'

/** Where the tables are: a DuckDB that connects to them, and what they hold. */
export interface DuckdbTables {
  readonly connect: () => Promise<DuckDBConnection>
  readonly schema: Schema
  readonly listed?: ListedTable | undefined
  readonly close: () => Promise<void>
}

/** A warehouse in this process. Each `count` has a connection and a read transaction of its own. */
export function duckdbWarehouse({ connect, schema, listed, close }: DuckdbTables): Warehouse {
  return {
    async count(request) {
      refuseAbsentTables(request, schema)
      const connection = await connect()
      try {
        await connection.run('BEGIN TRANSACTION READ ONLY')
        const ask = (sql: string) => columnsOf(connection, sql)
        const quantities = await countAll(request, { schema, dialect, ask, listed })
        await connection.run('COMMIT')
        return quantities
      } finally {
        connection.closeSync()
      }
    },
    explain: (request, asked = dialect) =>
      statementsOf(request, asked === dialect ? schema : asInDataset(schema, asked), asked),
    close,
  }
}
