import type { LinkedTable } from './LinkedTable.ts'

/**
 * A table with its inner cells rounded to multiples of a base, and every total the sum of what is rounded: a reader learns of a
 * cell no more than the multiple nearest to it. Totals that were rounded by themselves would tell more: eight cells of 2,
 * shown as 0, with a total of 16, shown as 15. The price is that totals are off by up to half a base a cell.
 * Conventional rounding, halves up; no chance, so that two releases of the same table are the same.
 *
 * @example
 * roundTable({ cells: [1, 4, 5].map((value) => ({ name: '', value, patients: value })), relations: [{ total: 2, parts: [0, 1] }] }, 5)
 * // => [0, 5, 5]
 */
export function roundTable({ cells, relations }: LinkedTable, base: number): readonly number[] {
  const totals = new Map(relations.map(({ total, parts }) => [total, parts] as const))
  const known = new Map<number, number>()
  const valueOf = (cell: number): number => {
    const before = known.get(cell)
    if (before !== undefined) return before
    const parts = totals.get(cell)
    const made = parts
      ? parts.reduce((sum, part) => sum + valueOf(part), 0)
      : base * Math.floor((cells[cell]?.value ?? 0) / base + 0.5)
    known.set(cell, made)
    return made
  }
  return cells.map((_, cell) => valueOf(cell))
}
