import type { StoredColumn } from './tables.ts'

/** The type of a stored column in DuckDB. A decimal of up to 18 digits is counted as fast as a whole number. */
export function sqlType({ type, digits = 18, decimals = 0 }: StoredColumn): string {
  switch (type) {
    case 'integer':
      return 'INTEGER'
    case 'bigint':
      return 'BIGINT'
    case 'decimal':
      return `DECIMAL(${digits > 18 ? 38 : 18}, ${decimals})`
    case 'boolean':
      return 'BOOLEAN'
    case 'word':
    case 'words':
    case 'empty':
      return 'VARCHAR'
  }
}

/** The type of whole and decimal numbers that have at most so many digits before and behind the point. */
export function numberColumn(
  name: string,
  { whole, decimals, most }: { readonly whole: number; readonly decimals: number; readonly most: number },
): StoredColumn {
  if (decimals > 0) return { name, type: 'decimal', decimals, digits: whole + decimals }
  return { name, type: most <= 2_147_483_647 ? 'integer' : 'bigint' }
}
