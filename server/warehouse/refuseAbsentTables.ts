import { type Request, tablesOfCount } from '../../models/index.ts'
import { DataError } from '../dataset/DataProblem.ts'
import { COUNTED_TABLES, type Schema } from './Schema.ts'

/** A table that is absent is not the same as a table without rows: nothing is counted as zero that nobody delivered. */
export function refuseAbsentTables(request: Request, schema: Schema): void {
  const needed = new Set(request.windows.flatMap(({ counts }) => counts.flatMap(tablesOfCount)))
  const absent = COUNTED_TABLES.filter((table) => needed.has(table) && !schema.has(table)).toSorted()
  if (absent.length === 0) return
  throw new DataError(
    absent.map((table) => ({
      code: 'missing-table',
      file: table,
      message: `The model counts rows of \`${table}\`, and the dataset has no such table.`,
      hint: `Import the dataset with a table \`${table}\`; without rows it says that there are none.`,
    })),
  )
}
