import type { Column } from './computeSteps.ts'

/** Columns of rows that are written again once nobody reads them: a new one costs more than what is written into it. */
export interface ColumnPool {
  /** A column of some length, whatever is in it. */
  readonly take: (length: number) => Column
  /** Gives a column back; of one that was not taken here, nothing. */
  readonly give: (column: Column) => void
}

/** An empty pool. */
export function createColumnPool(): ColumnPool {
  const free = new Map<number, Column[]>()
  const taken = new WeakSet<Column>()
  return {
    take(length) {
      const column = free.get(length)?.pop() ?? new Float64Array(length)
      taken.add(column)
      return column
    },
    give(column) {
      if (!taken.delete(column)) return
      const waiting = free.get(column.length) ?? []
      waiting.push(column)
      free.set(column.length, waiting)
    },
  }
}
