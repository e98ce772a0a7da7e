import type { RawValue } from '../Ask.ts'
import type { ListedColumns } from './ListedColumns.ts'

/** What a column of whole numbers has in `listed`; where all of its values are missing, `least` is above `most`. */
export interface ListedRange {
  readonly least: number
  readonly most: number
  readonly hasMissing: boolean
}

/** By column. What is not named may hold anything. */
export type ListedRanges = ReadonlyMap<string, ListedRange>

/**
 * The ranges that a Parquet file states of its columns, the engine wrote them with the rows: it skips rows by them, and nothing
 * is read but the file's end.
 *
 * @param parquet the file's path as a word of SQL
 * @param ask rows of the engine as arrays
 */
export async function readRanges(
  parquet: string,
  ask: (sql: string) => Promise<readonly (readonly unknown[])[]>,
): Promise<ListedRanges> {
  const rows = (await ask(
    'SELECT path_in_schema, min(TRY_CAST(stats_min_value AS BIGINT)), max(TRY_CAST(stats_max_value AS BIGINT)), ' +
      'sum(stats_null_count), sum(num_values), count(*), count(TRY_CAST(stats_min_value AS BIGINT)), ' +
      'count(*) FILTER (stats_null_count = num_values), count(stats_null_count) ' +
      `FROM parquet_metadata(${parquet}) WHERE type = 'INT32' GROUP BY 1`,
  )) as readonly (readonly RawValue[])[]
  return new Map(
    rows.flatMap(([name, least, most, missing, all, groups, withRange, whollyMissing, withMissing]) => {
      // A group of rows without a range of its own may hold anything, but for one that holds nothing.
      if (Number(withRange) + Number(whollyMissing) < Number(groups) || withMissing !== groups) return []
      const hasMissing = Number(missing) > 0
      if (missing === all) return [[String(name), { least: 0, most: -1, hasMissing }] as const]
      return [[String(name), { least: Number(least), most: Number(most), hasMissing }] as const]
    }),
  )
}

/** The same of columns whose different values are known. Ages of who has a date of birth are not among them. */
export function rangesOf(columns: ListedColumns['columns']): ListedRanges {
  return new Map(
    [...columns].flatMap(([name, { values }]) => {
      const whole = values.filter((value) => typeof value === 'number')
      const hasMissing = values[0] === null
      const isWhole = whole.length + (hasMissing ? 1 : 0) === values.length
      if (!isWhole || name === 'age') return []
      return [[name, { least: whole[0] ?? 0, most: whole.at(-1) ?? -1, hasMissing }] as const]
    }),
  )
}
