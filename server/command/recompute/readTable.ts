import { readFileSync } from 'node:fs'
import { type CsvRow, readCsv } from './readCsv.ts'

/** The rows of a published file. Some are older than UTF-8. */
export function readTable(path: string): readonly CsvRow[] {
  return readCsv(readFileSync(path, 'latin1'))
}
