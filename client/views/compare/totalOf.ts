import { type ClinicChange, changesOf } from '../../../models/analysis/compare/index.ts'
import type { Letter } from '../../comparison/Comparison.ts'
import type { ClinicLine } from './Analysis.ts'

/** Several clinics as one line. */
export interface Total {
  readonly change: ClinicChange
  readonly byLetter: ReadonlyMap<Letter, ClinicChange>
  readonly listed: number
  /** Clinics of whom it is not known how many are listed: what is per listed leaves them out. */
  readonly unlisted: number
  /** Need, each clinic weighing as many as it lists; `null` where none is known. */
  readonly need: number | null
}

/** Adds clinics up. What is per listed is of those clinics alone whose list is known. */
export function totalOf(lines: readonly ClinicLine[], changes: ReadonlyMap<Letter, readonly ClinicChange[]>): Total {
  const withList = lines.filter(({ clinic }) => clinic.listed !== null)
  const listed = withList.reduce((sum, { clinic }) => sum + (clinic.listed ?? 0), 0)
  const sumOf = (own: readonly (ClinicChange | undefined)[]): ClinicChange => {
    const sum = (part: 'before' | 'after', of: readonly (ClinicChange | undefined)[]): number =>
      of.reduce((total, one) => total + (one?.[part] ?? 0), 0)
    const known = own.filter((_, place) => lines[place]?.clinic.listed !== null)
    const [whole] = changesOf([sum('before', own)], [sum('after', own)], [null])
    const [part] = changesOf([sum('before', known)], [sum('after', known)], [listed])
    return { ...(whole as ClinicChange), perListed: part?.perListed ?? null }
  }
  const weighed = withList.filter(({ clinic }) => clinic.need !== null)
  const weight = weighed.reduce((sum, { clinic }) => sum + (clinic.listed ?? 0), 0)
  return {
    change: sumOf(lines.map(({ change }) => change)),
    byLetter: new Map(
      [...changes].map(([letter, all]) => [letter, sumOf(lines.map(({ change }) => all[change.place]))]),
    ),
    listed,
    unlisted: lines.length - withList.length,
    need:
      weight === 0
        ? null
        : weighed.reduce((sum, { clinic }) => sum + (clinic.need ?? 0) * (clinic.listed ?? 0), 0) / weight,
  }
}
