import { boundsOf, componentsOf } from './boundsOf.ts'
import type { DisclosureRules } from './DisclosureRules.ts'
import { isSmall, neededUpper } from './isSmall.ts'
import { type LinkedTable, placesOf } from './LinkedTable.ts'

/** Which cells of a table are hidden. */
export interface Suppression {
  /** Every hidden cell; a reader is not told which of them are small. */
  readonly hidden: ReadonlySet<number>
  /** Those that had to be hidden for their own sake. */
  readonly small: ReadonlySet<number>
}

/** What was shown of the same cells before; `null` where it was hidden, absent where it was never released. */
export type ShownBefore = ReadonlyMap<string, number | null>

/**
 * Hides small cells, and as few others as it finds so that no reader can work out a small one from the totals and sums that
 * are shown: every small cell may, for all the reader knows, be as large as one that need not be hidden. A cell that would
 * differ from what was shown before by fewer patients than that is small too, for the difference is a cell of its own.
 *
 * A heuristic chooses (each sum with one hidden cell gets a second, the smallest, where possible one that closes a
 * rectangle with others that are hidden: the hypercube method's manner, Hundepool et al. 2012, section 4.4.4). The exact
 * audit of `boundsOf` decides: nothing comes back that has not passed it.
 */
export function suppressTable(
  table: LinkedTable,
  rules: DisclosureRules,
  before: ShownBefore = new Map(),
): Suppression {
  const small = new Set(
    table.cells.flatMap((cell, place) => (isSmall(cell, rules) || isSmallChange(cell, rules, before) ? [place] : [])),
  )
  const hidden = new Set(small)
  for (;;) {
    const lonely = table.relations.find(
      (relation) => placesOf(relation).filter((cell) => hidden.has(cell)).length === 1,
    )
    const open = lonely ? undefined : disclosedCells(table, { hidden, small }, rules)[0]
    if (!lonely && open === undefined) return { hidden, small }
    const reach = lonely ? placesOf(lonely) : aroundCell(table, hidden, open as number)
    const partner = cheapestOf(table, hidden, reach, rules)
    if (partner === undefined)
      throw new RangeError('The table cannot be shown: hiding all of its cells does not hide the small ones.')
    hidden.add(partner)
  }
}

/** Small cells that a reader of the rest could tell to be small: none, in what may be released. */
export function disclosedCells(
  table: LinkedTable,
  { hidden, small }: Suppression,
  rules: DisclosureRules,
): readonly number[] {
  const least = rules.zeros === 'shown' ? 1 : 0
  const bounds = boundsOf(table, hidden, { least, cells: [...small] })
  return [...small].filter((cell) => {
    const { lowest = 0, highest = 0 } = bounds.get(cell) ?? {}
    const one = table.cells[cell] as (typeof table.cells)[number]
    return highest === lowest || highest < neededUpper(one, rules)
  })
}

function isSmallChange(
  { name, value }: LinkedTable['cells'][number],
  { fewest }: DisclosureRules,
  before: ShownBefore,
): boolean {
  const shown = before.get(name)
  if (shown === undefined || shown === null) return false
  const change = Math.abs(value - shown)
  return change > 0 && change < fewest
}

/** Every cell that shares a sum with the hidden ones that a cell hangs together with. */
function aroundCell(table: LinkedTable, hidden: ReadonlySet<number>, cell: number): readonly number[] {
  const part = componentsOf(table, hidden).find(({ cells }) => cells.includes(cell))
  return (part?.relations ?? []).flatMap((place) =>
    placesOf(table.relations[place] as (typeof table.relations)[number]),
  )
}

/** Of cells that are shown and not empty: first one whose other sums have hidden cells already, then the smallest; totals last. */
function cheapestOf(
  { cells, relations }: LinkedTable,
  hidden: ReadonlySet<number>,
  reach: readonly number[],
  { zeros }: DisclosureRules,
): number | undefined {
  const isTotal = (cell: number): boolean => relations.some(({ total }) => total === cell)
  const leavesLonely = (cell: number): number =>
    relations.filter(
      (relation) => placesOf(relation).includes(cell) && !placesOf(relation).some((other) => hidden.has(other)),
    ).length
  const free = [...new Set(reach)].filter(
    (cell) => !hidden.has(cell) && (cells[cell]?.value !== 0 || cells[cell]?.isNet || zeros === 'hidden'),
  )
  const cost = (cell: number): readonly number[] => [
    Number(isTotal(cell)),
    leavesLonely(cell),
    Math.abs(cells[cell]?.value ?? 0),
    cell,
  ]
  return free.toSorted((a, b) => compare(cost(a), cost(b)))[0]
}

function compare(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((value, at) => value !== b[at])
  return place === -1 ? 0 : (a[place] ?? 0) - (b[place] ?? 0)
}
