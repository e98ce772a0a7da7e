import type { Reconciliation } from '../../../server/contract/reconcile.ts'

type Cell = Reconciliation['cells'][number]

/** The table of what differs: the clinic that is furthest apart first, periods in the order of time. */
export interface Heat {
  readonly periods: readonly string[]
  /** A clinic's cells in the order of the periods; nothing where all agrees. */
  readonly rows: readonly { readonly clinic: string; readonly cells: readonly (Cell | undefined)[] }[]
  /** The largest figure of a cell, without its sign. */
  readonly most: number
}

/** Lays what differs out by clinic and period. */
export function heatOf({ cells, clinics }: Pick<Reconciliation, 'cells' | 'clinics'>): Heat {
  // As words, 2017-03 comes before 2017-04, and a year or quarter stands beside its months.
  const periods = [...new Set(cells.map(({ period }) => period))].toSorted()
  const byClinic = new Map<string, Cell[]>()
  for (const cell of cells) byClinic.set(cell.clinic, [...(byClinic.get(cell.clinic) ?? []), cell])
  const rows = clinics.flatMap(({ clinic }) => {
    const own = byClinic.get(clinic)
    return own ? [{ clinic, cells: periods.map((period) => own.find((cell) => cell.period === period)) }] : []
  })
  return { periods, rows, most: cells.reduce((largest, { residual }) => Math.max(largest, Math.abs(residual)), 0) }
}

/**
 * How deep the ground of a cell is, 1 to 4, by its figure against the largest.
 *
 * @example
 * levelOf(-1_000_000, 1_000_000) // => 4
 * levelOf(99_000, 1_000_000) // => 2
 * levelOf(5, 1_000_000) // => 1
 */
export function levelOf(residual: number, most: number): 1 | 2 | 3 | 4 {
  const size = Math.abs(residual)
  if (size > most / 3) return 4
  if (size > most / 10) return 3
  return size > most / 100 ? 2 : 1
}
