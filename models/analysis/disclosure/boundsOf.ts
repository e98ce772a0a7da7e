import { type LinkedTable, placesOf } from './LinkedTable.ts'
import { type Basis, firstBasis, leaving, pivot } from './Simplex.ts'

/** What a reader of the shown cells can conclude about a hidden one: it is not below `lowest` and not above `highest`. */
export interface Bounds {
  readonly lowest: number
  /** `Infinity` where nothing bounds it. */
  readonly highest: number
}

/**
 * The reader's bounds of hidden cells: the least and the greatest value that a hidden cell has in any table with the shown
 * cells and sums. Two linear programs for each, solved exactly (the audit of a suppression pattern: A. Hundepool et al.,
 * *Statistical Disclosure Control*, Wiley 2012, section 4.4; L. H. Cox, JASA 75, 1980).
 *
 * @param least what a hidden cell has at least, as every reader knows: 1 where empty cells are shown as 0
 */
export function boundsOf(
  table: LinkedTable,
  hidden: ReadonlySet<number>,
  { least, cells = [...hidden] }: { readonly least: 0 | 1; readonly cells?: readonly number[] },
): ReadonlyMap<number, Bounds> {
  const found = new Map<number, Bounds>()
  for (const part of componentsOf(table, hidden)) {
    const wanted = cells.filter((cell) => part.cells.includes(cell))
    if (wanted.length === 0) continue
    const leastOf = leastIn(table, least)
    const basis = basisOf(table, part, leastOf)
    for (const cell of wanted) {
      const place = part.cells.indexOf(cell)
      const [lowest, highest] = [extremeOf(basis, place, 'least'), extremeOf(basis, place, 'greatest')]
      found.set(cell, { lowest: lowest + leastOf(cell), highest: highest + leastOf(cell) })
    }
  }
  return found
}

/** What a hidden cell has at least; of what is net, so little that nothing here reaches it. */
function leastIn({ cells }: LinkedTable, least: number): (cell: number) => number {
  const all = cells.reduce((sum, { value }) => sum + Math.abs(value), 0)
  return (cell) => (cells[cell]?.isNet ? -all : least)
}

/** Hidden cells that hang together by sums, and those sums. */
interface Component {
  readonly cells: readonly number[]
  readonly relations: readonly number[]
}

/** Hidden cells fall into groups that tell nothing of each other. */
export function componentsOf({ relations }: LinkedTable, hidden: ReadonlySet<number>): readonly Component[] {
  const inRelation = relations.map((relation) => placesOf(relation).filter((cell) => hidden.has(cell)))
  const ofCell = new Map<number, number[]>()
  inRelation.forEach((cells, relation) => {
    for (const cell of cells) ofCell.set(cell, [...(ofCell.get(cell) ?? []), relation])
  })
  const seen = new Set<number>()
  const components: Component[] = []
  for (const start of hidden) {
    if (seen.has(start)) continue
    const cells = new Set([start])
    const reached = new Set<number>()
    for (const cell of cells)
      for (const relation of ofCell.get(cell) ?? []) {
        reached.add(relation)
        for (const other of inRelation[relation] ?? []) cells.add(other)
      }
    for (const cell of cells) seen.add(cell)
    components.push({ cells: [...cells], relations: [...reached] })
  }
  return components
}

/** *Total − parts = 0*, with the shown cells on the right, in how much each hidden cell is above its least. */
function basisOf({ cells, relations }: LinkedTable, part: Component, leastOf: (cell: number) => number): Basis {
  const placeOf = new Map(part.cells.map((cell, place) => [cell, place]))
  const right: number[] = []
  const rows = part.relations.map((number) => {
    const { total, parts, less = [] } = relations[number] as (typeof relations)[number]
    const row = part.cells.map(() => 0)
    let known = 0
    const added = [total, ...less].map((one) => [one, 1] as const)
    for (const [cell, sign] of [...added, ...parts.map((one) => [one, -1] as const)]) {
      const place = placeOf.get(cell)
      if (place === undefined) known -= sign * (cells[cell]?.value ?? 0)
      else {
        row[place] = (row[place] ?? 0) + sign
        known -= sign * leastOf(cell)
      }
    }
    right.push(known)
    return row
  })
  const basis = firstBasis(rows, right)
  if (!basis) throw new RangeError('The cells of the table do not add up to its totals.')
  return basis
}

/** The least or greatest value of one variable. */
function extremeOf(from: Basis, variable: number, wanted: 'least' | 'greatest'): number {
  const basis: Basis = { ...from, rows: from.rows.map((row) => [...row]), basic: [...from.basic] }
  if (!basis.basic.includes(variable)) {
    if (wanted === 'least') return 0
    const row = leaving(basis, variable)
    if (row === undefined) return Number.POSITIVE_INFINITY
    pivot(basis, row, variable)
  }
  for (;;) {
    const row = basis.rows[basis.basic.indexOf(variable)]
    if (!row) return 0 // It left the basis: it is 0.
    const entering = row
      .slice(0, -1)
      .findIndex((one, column) => (basis.basic.includes(column) ? false : wanted === 'greatest' ? one < 0n : one > 0n))
    if (entering === -1) return Number(row.at(-1)) / Number(basis.divisor)
    const out = leaving(basis, entering)
    if (out === undefined) return Number.POSITIVE_INFINITY
    pivot(basis, out, entering)
  }
}
