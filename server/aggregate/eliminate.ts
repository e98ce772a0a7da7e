/** A system of sums in reduced form: which unknowns are free, and what the others are. */
export interface Eliminated {
  /** For each row of the reduced form, its unknown. */
  readonly pivots: readonly number[]
  readonly rows: readonly Float64Array[]
  /** By the place of the sums that were given, the reduced right sides; undefined where they contradict each other. */
  readonly solve: (right: readonly number[]) => readonly number[] | undefined
}

const NOTHING = 1e-9

/**
 * Gaussian elimination of sums *Σ of some unknowns = n*, each given as the unknowns in it. The right sides are carried along
 * as combinations of the sums, so that many of them are solved at once.
 */
export function eliminate(sums: readonly (readonly number[])[], unknowns: number): Eliminated {
  const rows: Float64Array[] = sums.map((members, place) => {
    const row: Float64Array = new Float64Array(unknowns + sums.length)
    for (const member of members) row[member] = 1
    row[unknowns + place] = 1
    return row
  })
  const pivots: number[] = []
  for (let column = 0; column < unknowns && pivots.length < rows.length; column += 1) {
    const at = pivots.length
    const found = rows.findIndex((row, place) => place >= at && Math.abs(row[column] ?? 0) > NOTHING)
    if (found === -1) continue
    const pivot = rows[found] as Float64Array
    rows[found] = rows[at] as Float64Array
    rows[at] = pivot
    const by = pivot[column] as number
    for (let place = 0; place < pivot.length; place += 1) pivot[place] = (pivot[place] as number) / by
    for (const [place, row] of rows.entries()) {
      const factor = row[column] as number
      if (place === at || Math.abs(factor) <= NOTHING) continue
      for (let each = 0; each < row.length; each += 1)
        row[each] = (row[each] as number) - factor * (pivot[each] as number)
    }
    pivots.push(column)
  }
  const rightOf = (row: Float64Array, right: readonly number[]): number =>
    right.reduce((sum, value, place) => sum + value * (row[unknowns + place] as number), 0)
  return {
    pivots,
    rows,
    solve: (right) => {
      const reduced = rows.map((row) => rightOf(row, right))
      const largest = Math.max(1, ...right)
      if (reduced.slice(pivots.length).some((value) => Math.abs(value) > 1e-7 * largest)) return undefined
      const found = Array.from({ length: unknowns }, () => 0)
      pivots.forEach((column, place) => {
        const value = reduced[place] as number
        found[column] = Math.abs(value - Math.round(value)) < 1e-7 ? Math.round(value) : value
      })
      return found
    },
  }
}

/** Changes of the unknowns that change no sum: one for each free unknown, which span all of them. */
export function unseenChanges(
  { pivots, rows }: Eliminated,
  unknowns: number,
): readonly (readonly (readonly [number, number])[])[] {
  const isPivot = new Set(pivots)
  return Array.from({ length: unknowns }, (_, column) => column)
    .filter((column) => !isPivot.has(column))
    .map((free) => [
      [free, 1] as const,
      ...pivots.flatMap((column, place) => {
        const value = -(rows[place]?.[free] ?? 0)
        return Math.abs(value) > NOTHING ? [[column, value] as const] : []
      }),
    ])
}
