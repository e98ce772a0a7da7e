import type { Count, Counted, WindowRequest } from '../../../models/index.ts'
import type { Ask } from '../Ask.ts'
import type { RawColumns } from '../countedFrom.ts'
import { countTogether } from '../countTogether.ts'
import { duckdbDialect as dialect } from '../duckdbDialect.ts'
import type { RowSource } from '../RowSource.ts'
import type { Schema } from '../Schema.ts'
import { askHistogramOnce, isOfConditionsAlone } from './conditionsAlone.ts'
import { LISTED, type ListedTable } from './ListedTable.ts'
import { listedSql } from './listedSql.ts'
import { countSpread, isSpread } from './spreadWindows.ts'
import { askSumsOnce, sumAlone } from './sumsAlone.ts'

/** Counts patients from `listed` with as few statements as their keys allow: what a statement has answered is not asked again. */
export function countListed(
  ask: Ask,
  { schema, listed }: { readonly schema: Schema; readonly listed: ListedTable },
): (count: Count, part: WindowRequest) => Promise<RawColumns | Omit<Counted, 'id'>> {
  const ownStatement = countTogether(async (count, { windows }) => {
    const statement = listedSql(count, { windows, schema, listed })
    return { ...statement, columns: await ask(statement.sql) }
  })
  const byConditions = askHistogramOnce(ownStatement, listed)
  const bySums = askSumsOnce(ask, { schema, listed })
  return (count, part) => {
    if (isOfConditionsAlone(count, listed)) return byConditions(count, part)
    const { windows } = part
    const source: RowSource = { rows: count.rows, windows, schema, dialect, table: () => LISTED, listed }
    if (isSpread(count, source)) return countSpread(count, source, ask)
    if (part.windows.length === 1 && sumAlone(count)) return bySums(count, part)
    return ownStatement(count, part)
  }
}
