import type { DuckDBConnection } from '@duckdb/node-api'
import { asInDataset } from './asInDataset.ts'
import { columnsOf } from './columnsOf.ts'
import { countAll, statementsOf } from './countAll.ts'
import { duckdbDialect as dialect } from './duckdbDialect.ts'
import { refuseAbsentTables } from './refuseAbsentTables.ts'
import type { ListedColumns } from './listed/ListedColumns.ts'
import type { ListedTable } from './listed/ListedTable.ts'
import { type Schema, withoutWords } from './Schema.ts'
import type { Warehouse } from './Warehouse.ts'
import type { WholeTables } from './wholeTables.ts'

/** Where the tables are: a DuckDB that connects to them, and what they hold. */
export interface DuckdbTables {
  readonly connect: () => Promise<DuckDBConnection>
  readonly schema: Schema
  readonly listed?: ListedTable | undefined
  /** What needs no engine. */
  readonly columns?: ListedColumns | undefined
  readonly tables?: WholeTables | undefined
  readonly close: () => Promise<void>
}

/** A warehouse in this process. Each `count` that needs the engine has a connection and a read transaction of its own. */
export function duckdbWarehouse({ connect, schema, listed, columns, tables, close }: DuckdbTables): Warehouse {
  return {
    async count(request) {
      refuseAbsentTables(request, schema)
      let begun: Promise<DuckDBConnection> | undefined
      const ask = async (sql: string) => {
        begun ??= begin()
        return columnsOf(await begun, sql)
      }
      try {
        const quantities = await countAll(request, { schema, dialect, ask, listed, columns, tables })
        await (await begun)?.run('COMMIT')
        return quantities
      } finally {
        await begun?.then(
          (connection) => connection.closeSync(),
          () => undefined,
        )
      }
    },
    explain(request, asked = dialect) {
      // A statement that is printed may be asked of other data, with other words.
      const printed = withoutWords(schema)
      return statementsOf(request, asked === dialect ? printed : asInDataset(printed, asked), asked)
    },
    close,
  }
  async function begin(): Promise<DuckDBConnection> {
    const connection = await connect()
    try {
      await connection.run('BEGIN TRANSACTION READ ONLY')
      return connection
    } catch (error) {
      connection.closeSync()
      throw error
    }
  }
}
