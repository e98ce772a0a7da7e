import { expect, it } from 'vitest'
import { openMemory } from '../../server/dataset/openMemory.ts'

// How much memory a server has is measured by `npm run bench -- server`; what keeps it small is asserted here.

it('has the engine give back what a query no longer needs', async () => {
  const memory = await openMemory()
  const connection = await memory.connect()
  const asked = "SELECT value FROM duckdb_settings() WHERE name LIKE 'allocator%threshold' ORDER BY name"
  const thresholds = (await connection.runAndReadAll(asked)).getRows().flat()
  connection.closeSync()
  await memory.close()
  expect(thresholds).toEqual(['15.2 MiB', '15.2 MiB'])
})
