import { DuckDBInstance } from '@duckdb/node-api'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

// Every CSV of a folder to Parquet, and nothing else: importByHand.ts SOURCE OUT

const [source = '', out = ''] = process.argv.slice(2)
rmSync(out, { recursive: true, force: true })
mkdirSync(out)
const instance = await DuckDBInstance.create(':memory:')
const connection = await instance.connect()
for (const file of readdirSync(source).filter((name) => name.endsWith('.csv')))
  await connection.run(
    `COPY (SELECT * FROM read_csv('${join(source, file)}')) TO '${join(out, file.replace('.csv', '.parquet'))}' (FORMAT parquet, COMPRESSION zstd)`,
  )
