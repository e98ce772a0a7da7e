import type { Column } from './Column.ts'

/** Columns of rows that are written again once nobody reads them: a new one costs more than what is written into it. */
export interface ColumnPool {
  /** A column of some length, whatever is in it. */
  readonly take: (length: number) => Column
  /** Gives back, once, a column that was taken here. */
  readonly give: (column: Column) => void
}

/** An empty pool. */
export function createColumnPool(): ColumnPool {
  const free = new Map<number, Column[]>()
  return {
    take: (length) => free.get(length)?.pop() ?? new Float64Array(length),
    give(column) {
      const waiting = free.get(column.length)
      if (waiting) waiting.push(column)
      else free.set(column.length, [column])
    },
  }
}
