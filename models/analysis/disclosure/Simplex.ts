/** A basis of a system *A x = b, x ≥ 0*: its rows over a common divisor, in whole numbers. */
export interface Basis {
  /** Rows of A, each followed by its b, all times `divisor`. */
  readonly rows: bigint[][]
  /** Which variable each row gives. */
  readonly basic: number[]
  divisor: bigint
}

/**
 * A first basis of *A x = b, x ≥ 0*; nothing where no x fulfils it. Two phases of the simplex method with Bland's rule, which
 * never circles (R. G. Bland, Math. Oper. Res. 2, 1977), in the whole-number form of J. Edmonds: every entry is a
 * determinant over the last pivot, so nothing is ever rounded.
 */
export function firstBasis(coefficients: readonly (readonly number[])[], right: readonly number[]): Basis | undefined {
  const width = coefficients[0]?.length ?? 0
  const height = coefficients.length
  const rows = coefficients.map((row, place) => {
    const sign = (right[place] ?? 0) < 0 ? -1 : 1
    const made = [
      ...row.map((one) => BigInt(sign * one)),
      ...Array.from({ length: height }, (_, at) => (at === place ? 1n : 0n)),
    ]
    return [...made, BigInt(sign * (right[place] ?? 0))]
  })
  const basis: Basis = { rows, basic: rows.map((_, place) => width + place), divisor: 1n }
  for (;;) {
    const entering = indexes(width).find((column) => slope(basis, column, width) > 0n)
    if (entering === undefined) break
    pivot(basis, leaving(basis, entering) as number, entering)
  }
  if (basis.basic.some((variable, row) => variable >= width && last(basis.rows[row]) !== 0n)) return undefined
  // What is left of the first phase stands at 0: it is exchanged, or its row says nothing new.
  for (let row = basis.rows.length - 1; row >= 0; row -= 1) {
    if ((basis.basic[row] as number) < width) continue
    const column = indexes(width).find((one) => basis.rows[row]?.[one] !== 0n)
    if (column === undefined) {
      basis.rows.splice(row, 1)
      basis.basic.splice(row, 1)
    } else pivot(basis, row, column)
  }
  return { ...basis, rows: basis.rows.map((row) => [...row.slice(0, width), last(row)]) }
}

/** How much the sum of what is still unexplained falls as a variable rises. */
function slope({ rows, basic }: Basis, column: number, width: number): bigint {
  return rows.reduce((sum, row, place) => ((basic[place] as number) < width ? sum : sum + (row[column] as bigint)), 0n)
}

/**
 * The row that first reaches 0 as a variable rises; nothing where none does. Of equals that of the first variable.
 */
export function leaving({ rows, basic }: Basis, column: number): number | undefined {
  let best: number | undefined
  for (const [place, row] of rows.entries()) {
    const step = row[column] as bigint
    if (step <= 0n) continue
    if (best === undefined) {
      best = place
      continue
    }
    const other = rows[best] as bigint[]
    const difference = last(row) * (other[column] as bigint) - last(other) * step
    if (difference < 0n || (difference === 0n && (basic[place] as number) < (basic[best] as number))) best = place
  }
  return best
}

/** Exchanges the variable of a row for another. The entry there must not be 0. */
export function pivot(basis: Basis, row: number, column: number): void {
  const { rows, basic, divisor } = basis
  const chosen = rows[row] as bigint[]
  const sign = (chosen[column] as bigint) < 0n ? -1n : 1n
  if (sign < 0n) for (const [place, value] of chosen.entries()) chosen[place] = -value
  const by = chosen[column] as bigint
  for (const [place, own] of rows.entries()) {
    if (place === row) continue
    const factor = own[column] as bigint
    for (const [at, value] of own.entries())
      own[at] = (value * by - (factor === 0n ? 0n : factor * (chosen[at] as bigint))) / divisor
  }
  basic[row] = column
  basis.divisor = by
}

const last = (row: readonly bigint[] | undefined): bigint => row?.at(-1) ?? 0n
const indexes = (length: number): readonly number[] => Array.from({ length }, (_, place) => place)
