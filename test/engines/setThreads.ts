import { openMemory } from '../../server/dataset/openMemory.ts'

/** With how many threads DuckDB counts from now on, in this process. */
export async function setThreads(threads: number): Promise<void> {
  const memory = await openMemory()
  const connection = await memory.connect()
  await connection.run(`SET threads = ${threads}`)
  connection.closeSync()
  await memory.close()
}
