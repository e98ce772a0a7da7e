import { join } from 'node:path'
import { duckdbDialect } from '../../warehouse/duckdbDialect.ts'
import type { ImportEngine } from '../ImportEngine.ts'

const { word: quoteWord } = duckdbDialect

/** Files from this size on are kept on disk: they may be longer than the memory. */
const LARGE = 32 * 2 ** 20

/**
 * Keeps what a query reads under a name, in its order: in memory, or for a large file as Parquet in the spill folder,
 * whose repeated words are checked once each. Gives back SQL for the number of a row, from 0.
 */
export async function keepRaw(
  engine: ImportEngine,
  {
    name,
    select,
    bytes,
    spill,
  }: { readonly name: string; readonly select: string; readonly bytes: number; readonly spill: string },
): Promise<string> {
  if (bytes < LARGE) {
    await engine.run(`CREATE TABLE ${name} AS ${select}`)
    return `${name}.rowid`
  }
  const path = quoteWord(join(spill, `${name}.parquet`))
  await engine.run(`COPY (${select}) TO ${path} (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 122880)`)
  await engine.run(`CREATE VIEW ${name} AS SELECT * FROM read_parquet(${path}, file_row_number = true)`)
  return `${name}.file_row_number`
}
