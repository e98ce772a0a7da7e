import { DuckDBInstance } from '@duckdb/node-api'
import { join } from 'node:path'
import { tariffSql } from './tariffSql.ts'

// The whole process by hand: the peers' own statement on their Parquet file, once. tariffByHand.ts PEERS PATIENTS

const [peers = '', folder = ''] = process.argv.slice(2)
const instance = await DuckDBInstance.create(':memory:')
const connection = await instance.connect()
const reader = await connection.runAndReadAll(tariffSql(peers, `read_parquet('${join(folder, 'patient.parquet')}')`))
console.log(JSON.stringify(reader.getColumns()[1]?.map(Number)))
