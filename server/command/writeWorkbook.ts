import { unzipSync, zipSync } from 'fflate'
import { writeFileSync } from 'node:fs'
import writeXlsxFile from 'write-excel-file/node'
import type { Cell, Column, Table } from './Table.ts'
import { UsageError } from './UsageError.ts'

/** What a sheet of a workbook can hold, its heading among them. */
const MOST_ROWS = 1_048_576

/** The oldest date that a zip can say: with the time of writing in it, the same result would never be the same bytes. */
const NO_TIME = new Date(1980, 0, 1)

/**
 * A table as a workbook of one sheet. An amount is a number with two decimals. Words are cells of text, so that one that begins
 * with `=` is never a formula.
 */
export async function writeWorkbook({ columns, rows }: Table, path: string): Promise<void> {
  if (rows.length >= MOST_ROWS)
    throw new UsageError(
      `The result has ${rows.length} rows, and a sheet holds ${MOST_ROWS - 1}. Write .csv or .parquet.`,
    )
  const heading = columns.map(({ name }) => ({ value: name, type: String, fontWeight: 'bold' as const }))
  const sheet = {
    sheet: 'result',
    data: [heading, ...rows.map((row) => row.map((cell, place) => cellOf(cell, columns[place])))],
    columns: columns.map(({ type }) => ({ width: type === 'amount' ? 16 : 24 })),
    stickyRowsCount: 1,
  }
  const written = await writeXlsxFile([sheet]).toBuffer()
  writeFileSync(path, zipSync(unzipSync(written), { mtime: NO_TIME }))
}

function cellOf(cell: Cell, column: Column | undefined) {
  if (cell === null) return null
  if (typeof cell === 'boolean') return { value: cell, type: Boolean }
  if (typeof cell === 'string') return { value: cell, type: String }
  return { value: cell, type: Number, ...(column?.type === 'amount' ? { format: '0.00' } : {}) }
}
