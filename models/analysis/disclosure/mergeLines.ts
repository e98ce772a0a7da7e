import { couldBeMany } from './couldBeMany.ts'
import type { DisclosureRules } from './DisclosureRules.ts'

/** What a line of a statement, or a group of a table, rests on in one window. */
export interface LineWindow {
  /** `null`: it rests on no patients but on facts that everyone may know. */
  readonly patients: number | null
  /** What of it enters the sums that are shown, an amount or a quantity: one number a sum. */
  readonly adds: readonly number[]
  /** How many patients it rested on when it was last shown, if it was. */
  readonly before?: number | undefined
}

/** A line over some windows, which is shown in all of them or in none. */
export interface Line {
  readonly name: string
  readonly windows: readonly LineWindow[]
}

/** What becomes of lines. */
export interface Merged {
  /** Names of lines that are shown only as their sum. */
  readonly merged: ReadonlySet<string>
  /** False where even the sum of all lines tells of fewer patients than may be shown: where that sum is public, so is what it tells. */
  readonly isProtected: boolean
}

/**
 * Chooses which lines are shown only together, so that what is shown adds up to the total and no reader learns a number of
 * patients below the fewest: the small ones, and the smallest of the others until
 *
 * - at least two are merged, with room for a small one to be large: merged patients − the others at 1 each ≥ the fewest
 * - nor do the known weights give it away (`couldBeMany`)
 *
 * A line is small if it is in any window, and is then merged in all: months subtracted from their quarter give nothing.
 *
 * @param within half of what each sum that is shown was rounded to
 */
export function mergeLines(lines: readonly Line[], rules: DisclosureRules, within: readonly number[]): Merged {
  const resting = lines.filter(({ windows }) => windows.some(({ patients }) => (patients ?? 0) > 0))
  const isSmallLine = ({ windows }: Line): boolean => windows.some((window) => isSmallIn(window, rules))
  const merged = resting.filter(isSmallLine)
  if (merged.length === 0) return { merged: new Set(), isProtected: true }
  const least = ({ windows }: Line): number =>
    Math.min(...windows.flatMap(({ patients }) => (patients ? [patients] : [])))
  const others = resting.filter((line) => !isSmallLine(line)).toSorted((a, b) => least(a) - least(b))
  let isSafe = isSafeTogether(merged, rules, within)
  while (!isSafe && others.length > 0) {
    merged.push(others.shift() as Line)
    isSafe = isSafeTogether(merged, rules, within)
  }
  return { merged: new Set(merged.map(({ name }) => name)), isProtected: isSafe }
}

function isSmallIn({ patients, before }: LineWindow, { fewest }: DisclosureRules): boolean {
  if (patients === null || patients === 0) return before !== undefined && before > 0 && before < fewest
  const change = before === undefined ? 0 : Math.abs(patients - before)
  return patients < fewest || (change > 0 && change < fewest)
}

function isSafeTogether(merged: readonly Line[], rules: DisclosureRules, within: readonly number[]): boolean {
  const windows = merged[0]?.windows.length ?? 0
  return Array.from({ length: windows }, (_, window) => window).every((window) =>
    isSafeIn(merged, window, rules, within),
  )
}

function isSafeIn(merged: readonly Line[], window: number, rules: DisclosureRules, within: readonly number[]): boolean {
  const present = merged.flatMap(({ windows }) => {
    const own = windows[window]
    return own && (own.patients ?? 0) > 0 ? [{ ...own, patients: own.patients as number }] : []
  })
  const small = present.filter((one) => isSmallIn(one, rules))
  if (small.length === 0) return true
  const patients = present.reduce((sum, one) => sum + one.patients, 0)
  if (present.length < 2 || patients - (present.length - 1) < rules.fewest) return false
  const hidden = present.map(({ patients: own, adds }) => ({ patients: own, weights: adds.map((add) => add / own) }))
  const sums = within.map((half, sum) => ({
    total: present.reduce((total, { adds }) => total + (adds[sum] ?? 0), 0),
    within: half,
  }))
  return present.every(
    (one, of) => one.patients >= rules.fewest || couldBeMany(hidden, sums, { of, fewest: rules.fewest }),
  )
}
