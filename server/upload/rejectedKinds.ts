import { duckdbDialect } from '../warehouse/duckdbDialect.ts'
import type { DataProblem, DataProblemCode } from '../dataset/DataProblem.ts'
import { openImportEngine } from '../dataset/ImportEngine.ts'
import type { RejectedRows } from './Job.ts'

/** So many of each kind are shown; the file has them all. */
const SHOWN = 5

/** The rejected rows by kind, from the file that the import wrote: most frequent first. */
export async function rejectedKinds(path: string, spill: string): Promise<readonly RejectedRows[]> {
  const engine = await openImportEngine(spill)
  try {
    const rows = await engine.ask(
      `SELECT * FROM (SELECT "table", code, COALESCE("column", ''), file, CAST("row" AS INTEGER), value, reason, expected, ` +
        `count(*) OVER (PARTITION BY "table", code, "column") AS n, row_number() OVER (PARTITION BY "table", code, "column" ORDER BY file, CAST("row" AS INTEGER)) AS place ` +
        `FROM read_csv(${duckdbDialect.word(path)}, header = true, all_varchar = true, quote = '"', escape = '"', delim = ',', max_line_size = 4000000)) ` +
        `WHERE place <= ${SHOWN} ORDER BY n DESC, 1, 2, 3, place`,
    )
    const kinds = new Map<string, { table: string; code: string; column: string; rows: number; first: DataProblem[] }>()
    for (const [table, code, column, file, row, value, reason, expected, count] of rows) {
      const key = `${String(table)} ${String(code)} ${String(column)}`
      const kind = kinds.get(key) ?? {
        table: String(table),
        code: String(code),
        column: String(column),
        rows: Number(count),
        first: [],
      }
      kinds.set(key, kind)
      kind.first.push({
        code: String(code) as DataProblemCode, // by us, in the file that the import wrote
        file: String(file),
        row: Number(row),
        column: String(column),
        ...(value === null ? {} : { value: String(value) }),
        message: String(reason),
        ...(expected === null ? {} : { hint: String(expected) }),
      })
    }
    return [...kinds.values()]
  } finally {
    engine.close()
  }
}
