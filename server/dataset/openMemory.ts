import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'

/** Tables in memory: connections that see them as their own, and an end. */
export interface Memory {
  readonly connect: () => Promise<DuckDBConnection>
  readonly close: () => Promise<void>
}

// One engine serves every dataset of the process, for starting one costs more than counting a small dataset.
let engine: Promise<DuckDBInstance> | undefined
let opened = 0

/** A database in memory, apart from every other. Nothing is fetched: extensions are neither installed nor loaded. */
export async function openMemory(): Promise<Memory> {
  engine ??= DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    // What a query no longer needs is given back to the system when it ends, and not when 128 or 512 MB of it have gathered.
    allocator_flush_threshold: '16MB',
    allocator_bulk_deallocation_flush_threshold: '16MB',
  })
  const instance = await engine
  opened += 1
  const name = `dataset_${opened}`
  await withConnection(instance, (connection) => connection.run(`ATTACH ':memory:' AS ${name}`))
  return {
    connect: async () => {
      const connection = await instance.connect()
      await connection.run(`USE ${name}`)
      // Joins of rows with a few windows by a range: a loop over the windows is three times faster than a merge.
      await connection.run('SET nested_loop_join_threshold = 1000')
      // Groups of up to so many bits have a place each in a table, which halves the time of ages by sex and clinic. Of more bits the
      // table no longer fits the processor's cache.
      await connection.run('SET perfect_ht_threshold = 17')
      return connection
    },
    close: async () => {
      await withConnection(instance, (connection) => connection.run(`DETACH ${name}`))
    },
  }
}

async function withConnection<T>(
  instance: DuckDBInstance,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const connection = await instance.connect()
  try {
    return await work(connection)
  } finally {
    connection.closeSync()
  }
}
