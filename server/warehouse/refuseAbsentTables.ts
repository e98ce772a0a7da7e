import type { Count, Key, Request } from '../../models/index.ts'
import { DataError } from '../dataset/DataProblem.ts'
import { tableOf } from './RowSource.ts'
import type { CountedTable, Schema } from './Schema.ts'

/** A table that is absent is not the same as a table without rows: nothing is counted as zero that nobody delivered. */
export function refuseAbsentTables(request: Request, schema: Schema): void {
  const needed = new Set(request.windows.flatMap(({ counts }) => counts.flatMap(tablesOf)))
  const absent = [...needed].filter((table) => !schema.has(table)).toSorted()
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

function tablesOf({ rows, keys }: Count): readonly CountedTable[] {
  const listed: readonly CountedTable[] = rows === 'patients.contacts' ? ['patients', 'listings'] : []
  return [tableOf(rows), ...(rows === 'patients' ? (['patients'] as const) : listed), ...keys.flatMap(tablesOfKey)]
}

function tablesOfKey(key: Key): readonly CountedTable[] {
  if (key.type === 'tally') return ['contacts']
  if (key.type !== 'conditions' || !key.coding) return []
  return key.coding.codes ? ['diagnoses'] : ['diagnoses', 'codes']
}
