import type { IsoDate } from '../date/IsoDate.ts'
import type { FigureTable } from '../plan/Program.ts'

/** What a row of a table is for, as of a day: `65-79 female`. */
export function writeRow({ values, reads }: Pick<FigureTable, 'values' | 'reads'>, day: IsoDate, row: number): string {
  const rows = values.findLast((value) => value.from <= day)?.rows ?? []
  const bounds = rows.flatMap(({ keys }) => keys.flatMap((key) => (key.type === 'band' ? [key.from] : [])))
  const isWhole = reads === 'step' && bounds.every(Number.isInteger)
  return (rows[row]?.keys ?? []).map((key) => writeKey(key, isWhole)).join(' ')
}

type TableKey = NonNullable<FigureTable['values'][number]['rows']>[number]['keys'][number]

/** A key as a document writes it: bands of whole numbers with both ends, others from where they begin to the next. */
function writeKey(key: TableKey, isWhole: boolean): string {
  switch (key.type) {
    case 'word':
      return key.word
    case 'boolean':
      return key.value ? 'true' : 'false'
    case 'band':
      if (key.to === undefined) return `${key.from}+`
      return isWhole ? `${key.from}-${key.to - 1}` : `${key.from} to ${key.to}`
  }
}
