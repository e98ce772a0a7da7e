import type { Count, Counted, WindowRequest } from '../../../models/index.ts'
import { duckdbDialect as dialect } from '../duckdbDialect.ts'
import type { Schema } from '../Schema.ts'
import { countColumnMonths } from './countColumnMonths.ts'
import { countColumns } from './countColumns.ts'
import type { Codes, ListedColumns } from './ListedColumns.ts'
import { isFromListed, LISTED, type ListedTable } from './ListedTable.ts'

type Answer = Promise<Omit<Counted, 'id'>> | undefined

/**
 * Counts patients from the columns of `listed`; nothing where that needs what has no codes. A column is read once for all counts, and
 * the columns of later counts while the first ones are counted.
 */
export function countFromColumns(
  columns: ListedColumns,
  { schema, listed }: { readonly schema: Schema; readonly listed: ListedTable },
): (count: Count, part: WindowRequest) => Answer {
  const found = new Map<string, Promise<Codes>>()
  const read = (column: string): Promise<Codes> => {
    const codes = found.get(column) ?? columns.read(column)
    found.set(column, codes)
    return codes
  }
  const begun = new Map<WindowRequest, ReadonlyMap<Count, Answer>>()
  return (count, part) => {
    const answers = begun.get(part) ?? new Map(part.counts.map((one) => [one, begin(one, part)]))
    begun.set(part, answers)
    return answers.get(count)
  }

  function begin(count: Count, { windows }: WindowRequest): Answer {
    const [window, ...later] = windows
    if (!window || !isFromListed(count, listed, schema)) return undefined
    const source = { rows: count.rows, windows, schema, dialect, table: () => LISTED, listed, columns }
    const answer =
      later.length === 0 ? countColumns(count, source, { window, read }) : countColumnMonths(count, source, read)
    // Who asks for it is told what is wrong; nobody asks where an earlier one failed.
    answer?.catch(() => undefined)
    return answer
  }
}
