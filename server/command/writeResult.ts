import { existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, extname } from 'node:path'
import type { Call } from './Subcommand.ts'
import type { Table } from './Table.ts'
import { UsageError } from './UsageError.ts'
import { writeCsv } from './writeCsv.ts'

/** A result in its two forms; the table is made only where a file wants one. */
export interface Result {
  readonly json: unknown
  readonly table: () => Table
  /** For people at a terminal, where there is such a form. */
  readonly text?: (() => string) | undefined
}

const ENDINGS = ['.json', '.csv', '.parquet', '.xlsx']

/** Refuses an ending that nobody writes before anything is computed. */
export function checkOut({ text }: Call): void {
  const out = text('out')
  if (out === undefined) return
  const ending = extname(out).toLowerCase()
  if (!ENDINGS.includes(ending))
    throw new UsageError(`\`${out}\` has an ending that is not known. Write .json, .csv, .parquet or .xlsx.`)
  const folder = dirname(out)
  if (!existsSync(folder)) throw new UsageError(`The folder \`${folder}\` of --out does not exist.`)
  if (existsSync(out) && statSync(out).isDirectory()) throw new UsageError(`\`${out}\` is a folder.`)
}

/** Prints a result, or writes it to the file of `--out`, whole or not at all. */
export async function writeResult({ json, table, text }: Result, { text: flag, has, world }: Call): Promise<void> {
  const out = flag('out')
  if (out === undefined) {
    world.out(text && world.outIsTerminal && !has('json') ? text() : writeJson(json))
    return
  }
  const part = `${out}.part-${process.pid}`
  try {
    const ending = extname(out).toLowerCase()
    if (ending === '.parquet') await (await import('./writeParquet.ts')).writeParquet(table(), part)
    else if (ending === '.xlsx') await (await import('./writeWorkbook.ts')).writeWorkbook(table(), part)
    else writeFileSync(part, ending === '.csv' ? writeCsv(table()) : writeJson(json))
    renameSync(part, out)
    world.err(`Written: ${out}\n`)
  } finally {
    rmSync(part, { force: true })
  }
}

/** JSON as every command writes it, so that the same result is the same bytes. */
export function writeJson(json: unknown): string {
  return `${JSON.stringify(json, undefined, 2)}\n`
}
