import type { Writing } from './useWriting.ts'
import type { Analysis, ClinicLine } from './Analysis.ts'
import type { Letter } from '../../comparison/Comparison.ts'
import type { Unit } from './TableChoice.ts'

/** The three figures of a change in a unit: before, after, and what differs; `null` where one is missing. */
export interface ChangeIn {
  readonly before: number | null
  readonly after: number | null
  readonly change: number | null
}

/** A clinic's figures in the chosen unit: öre per listed, öre, or per cent. */
export function changeIn({ change }: Pick<ClinicLine, 'change'>, unit: Unit): ChangeIn {
  const { before, after, perListed } = change
  switch (unit) {
    case 'listed':
      return perListed ?? { before: null, after: null, change: null }
    case 'kr':
      return { before, after, change: change.change }
    case 'percent':
      return { before: perListed?.before ?? null, after: perListed?.after ?? null, change: change.percent }
  }
}

/** How the figures of a unit are written, and the word in their heads. */
export function writeIn(write: Writing, unit: Unit) {
  const amount = unit === 'kr' ? write.thousands : write.kronor
  const change = unit === 'kr' ? write.thousandsChange : unit === 'percent' ? write.percentChange : write.kronorChange
  return { amount, change }
}

/** The longest bar in the table. */
export function longestBar({ lines }: Analysis, unit: Unit): number {
  return lines.reduce((most, line) => Math.max(most, Math.abs(changeIn(line, unit).change ?? 0)), 0)
}

/** The alternatives beside the baseline, for the columns of all of them. */
export function alternativesOf({ priced, base }: Analysis): readonly Letter[] {
  return priced.filter((one) => one !== base).map(({ letter }) => letter)
}

/** How many cells a row has. */
export function cellsInRow(analysis: Analysis, unit: Unit, all: boolean): number {
  if (all) return 5 + alternativesOf(analysis).length
  return unit === 'listed' ? 10 : 9
}
