import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { PERSONAL_MACROS } from './personal/personalMacros.ts'

/** A DuckDB of its own for one import: what does not fit in memory goes to the folder that is thrown away afterwards. */
export interface ImportEngine {
  readonly run: (sql: string) => Promise<void>
  /** Rows as arrays of what the engine's client gives. */
  readonly ask: (sql: string) => Promise<readonly (readonly EngineValue[])[]>
  readonly close: () => void
}

export type EngineValue = string | number | bigint | boolean | null

/** What is beyond this goes to the disk. */
const MEMORY = '2GB'

/** Opens the engine. Order of rows is kept, nothing is fetched. */
export async function openImportEngine(folder: string): Promise<ImportEngine> {
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    temp_directory: folder,
    memory_limit: MEMORY,
  })
  const connection: DuckDBConnection = await instance.connect()
  await connection.run(MACROS)
  await connection.run(PERSONAL_MACROS)
  return {
    run: async (sql) => {
      await connection.run(sql)
    },
    ask: async (sql) => (await connection.runAndReadAll(sql)).getRows() as EngineValue[][],
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** What text says, as SQL: nothing where it says no such thing. */
const MACROS = String.raw`
CREATE MACRO trimmed(x) AS CASE WHEN regexp_matches(x, '^[\s\x{00A0}\x{FEFF}]|[\s\x{00A0}\x{FEFF}]$')
  THEN trim(x, ' ' || chr(9) || chr(10) || chr(13) || chr(160) || chr(65279)) ELSE x END;
CREATE MACRO is_number(x) AS regexp_full_match(x, '[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)');
CREATE MACRO is_padded(x) AS regexp_full_match(x, '[+-]?0[0-9].*');
CREATE MACRO decimals_in(x) AS length(rtrim(split_part(x, '.', 2), '0'));
CREATE MACRO whole_digits_in(x) AS length(ltrim(split_part(ltrim(x, '+-'), '.', 1), '0'));
CREATE MACRO digits_in(x) AS length(ltrim(
  CASE WHEN contains(x, '.') THEN rtrim(replace(ltrim(x, '+-'), '.', ''), '0') ELSE rtrim(ltrim(x, '+-'), '0') END, '0'));
CREATE MACRO day_text(x) AS CASE
  WHEN regexp_full_match(x, '[0-9]{8}') THEN substr(x, 1, 4) || '-' || substr(x, 5, 2) || '-' || substr(x, 7, 2)
  WHEN regexp_full_match(x, '[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?)?') THEN substr(x, 1, 10) END;
CREATE MACRO day_number(d) AS CAST(year(d) * 10000 + month(d) * 100 + day(d) AS INTEGER);
CREATE TYPE plain_month AS ENUM (SELECT year || '-' || lpad(CAST(month AS VARCHAR), 2, '0')
  FROM range(1900, 2100) years(year), range(1, 13) months(month) ORDER BY year, month);
CREATE MACRO is_plain_day(x) AS strlen(x) = 10 AND CAST(TRY_CAST(x AS DATE) AS VARCHAR) = x;
CREATE MACRO day_of(x) AS CASE WHEN is_plain_day(x) THEN day_number(TRY_CAST(x AS DATE))
  WHEN TRY_CAST(day_text(x) AS DATE) IS NOT NULL THEN CAST(replace(day_text(x), '-', '') AS INTEGER) END;
CREATE MACRO month_of(x) AS CASE WHEN strlen(x) > 7 THEN day_of(x) // 100
  WHEN regexp_full_match(x, '[0-9]{4}-?(0[1-9]|1[0-2])') THEN CAST(replace(x, '-', '') AS INTEGER) END;
CREATE MACRO yes_no(x) AS CASE WHEN lower(x) IN ('true', 'ja', 'yes', 'sant', '1') THEN TRUE
  WHEN lower(x) IN ('false', 'nej', 'no', 'falskt', '0') THEN FALSE END;
CREATE MACRO words_of(x) AS CASE WHEN contains(x, '|') THEN array_to_string(list_sort(list_distinct(list_filter(
  list_transform(string_split(x, '|'), lambda part: trim(part)), lambda part: part <> ''))), '|') ELSE trim(x) END;
`
