import { duckdbDialect } from '../warehouse/duckdbDialect.ts'
import { openMemory } from '../dataset/openMemory.ts'
import type { Cell, Column, Table } from './Table.ts'
import { cellText } from './writeCsv.ts'

const TYPES = { word: 'VARCHAR', amount: 'DECIMAL(18, 2)', number: 'DOUBLE', boolean: 'BOOLEAN' } as const
const AT_ONCE = 1000

/** A table as Parquet: amounts as decimals. Other numbers are results that nobody sums exactly. */
export async function writeParquet({ columns, rows }: Table, path: string): Promise<void> {
  const memory = await openMemory()
  const connection = await memory.connect()
  try {
    const types = columns.map(({ name, type }) => `${duckdbDialect.name(name)} ${TYPES[type]}`)
    await connection.run(`CREATE TABLE result (${types.join(', ')})`)
    for (let start = 0; start < rows.length; start += AT_ONCE) {
      const values = rows
        .slice(start, start + AT_ONCE)
        .map((row) => `(${row.map((cell, place) => literal(cell, columns[place])).join(', ')})`)
      await connection.run(`INSERT INTO result VALUES ${values.join(', ')}`)
    }
    await connection.run(`COPY result TO ${duckdbDialect.word(path)} (FORMAT parquet, COMPRESSION zstd)`)
  } finally {
    connection.closeSync()
    await memory.close()
  }
}

function literal(cell: Cell, column: Column | undefined): string {
  if (cell === null) return 'NULL'
  return typeof cell === 'string' ? duckdbDialect.word(cell) : cellText(cell, column)
}
