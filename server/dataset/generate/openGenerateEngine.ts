import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import type { EngineValue, ImportEngine } from '../ImportEngine.ts'

/** The engine of a generation: as that of an import, and rows can be appended. */
export interface GenerateEngine extends ImportEngine {
  readonly connection: DuckDBConnection
}

/** What the engine may take beside the generator's own memory before it goes to the disk. */
const MEMORY = '400MB'

/** Opens it; what does not fit in memory goes to the folder. */
export async function openGenerateEngine(folder: string): Promise<GenerateEngine> {
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    temp_directory: folder,
    memory_limit: MEMORY,
  })
  const connection = await instance.connect()
  return {
    connection,
    run: async (sql) => {
      await connection.run(sql)
    },
    ask: async (sql) => (await connection.runAndReadAll(sql)).getRows() as EngineValue[][],
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}
