import type { IsoDate } from '../date/IsoDate.ts'
import type { FigureTable } from '../plan/Program.ts'

/** What a row of a table is for, as of a day: `65-79 female`. On a line a row is a point: `20`. */
export function writeRow(
  { values, reads, decimalKeys }: Pick<FigureTable, 'values' | 'reads' | 'decimalKeys'>,
  day: IsoDate,
  row: number,
): string {
  const rows = values.findLast((value) => value.from <= day)?.rows ?? []
  const keys = rows[row]?.keys ?? []
  return keys
    .map((key, place) =>
      reads === 'line' && place === keys.length - 1 && key.type === 'band'
        ? `at ${key.from}`
        : writeKey(key, decimalKeys?.[place] !== true),
    )
    .join(' ')
}

type TableKey = NonNullable<FigureTable['values'][number]['rows']>[number]['keys'][number]

/** A key as a document writes it: bands of whole numbers with both ends, others from where they begin to below the next. */
function writeKey(key: TableKey, isWhole: boolean): string {
  switch (key.type) {
    case 'word':
      return key.word
    case 'boolean':
      return key.value ? 'true' : 'false'
    case 'band':
      if (key.to === undefined) return `${key.from}+`
      if (!isWhole) return `from ${key.from} to below ${key.to}`
      return key.to === key.from + 1 ? `${key.from}` : `${key.from}-${key.to - 1}`
  }
}
