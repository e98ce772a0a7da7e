import { createHash } from 'node:crypto'
import type { Database } from '../Tables.ts'
import { type Row, rowsOf } from './rowsOf.ts'
import type { TableShape } from './TableShape.ts'

/**
 * One SHA-256 of every row of every table: the same for the same contents, whichever database they are in and in whatever
 * order it has them.
 */
export async function digestOf(database: Database, shapes: readonly TableShape[]): Promise<string> {
  const hash = createHash('sha256')
  for (const shape of shapes.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    hash.update(`${JSON.stringify([shape.name, shape.columns])}\n`)
    const rows: string[] = []
    // A database orders text its own way, so the rows are ordered here.
    for await (const some of rowsOf(database, shape)) rows.push(...some.map((row) => digestOfRow(row, shape)))
    for (const row of rows.toSorted()) hash.update(`${row}\n`)
  }
  return hash.digest('hex')
}

function digestOfRow(row: Row, { columns }: TableShape): string {
  const hash = createHash('sha256')
  for (const column of columns) {
    const cell = row[column] ?? null
    if (cell instanceof Uint8Array) hash.update(`bytes ${cell.length}\n`).update(cell)
    else hash.update(JSON.stringify(cell))
    hash.update('\n')
  }
  return hash.digest('hex')
}
