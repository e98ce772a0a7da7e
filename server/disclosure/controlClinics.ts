import { type DisclosureRules, roundTable, suppressTable, twoWayTable } from '../../models/index.ts'
import type { Clinic } from '../contract/dataset.ts'

/** What may be shown of the list of clinics, and how many patients each number is of, by name, for the log. */
export interface ControlledClinics {
  readonly clinics: Clinic[]
  readonly shown: Readonly<Record<string, number>>
}

/**
 * The clinics with how many are listed and the share with a chronic condition: a table of clinic by condition, with the totals
 * of both. Its small cells are hidden with others, or all is rounded, as the rules say.
 *
 * @param before how many patients a cell was of when it was last shown
 */
export function controlClinics(
  clinics: readonly Clinic[],
  rules: DisclosureRules,
  { name, before }: { readonly name: string; readonly before: (cell: string) => number | undefined },
): ControlledClinics {
  const known = clinics.filter(({ listed }) => listed !== null)
  const table = twoWayTable(
    known.map(({ listed, chronicShare }) => {
      const all = Math.round(listed ?? 0)
      const chronic = Math.round((listed ?? 0) * (chronicShare ?? 0))
      return [chronic, all - chronic]
    }),
  )
  const nameOf = (row: number, column: number): string => `${name} ${known[row]?.clinic} ${column}`
  const cells = table.cells.map((cell, place) => ({ ...cell, name: nameOf(Math.floor(place / 3), place % 3) }))
  const released = new Map(
    cells.flatMap((cell) => [before(cell.name)].flatMap((n) => (n === undefined ? [] : [[cell.name, n] as const]))),
  )
  const rounded = rules.roundTo === undefined ? undefined : roundTable({ ...table, cells }, rules.roundTo)
  const hidden = rounded ? new Set<number>() : suppressTable({ ...table, cells }, rules, released).hidden
  const shown = Object.fromEntries(
    cells
      .slice(0, 3 * known.length)
      .flatMap((cell, place) => (rounded || hidden.has(place) ? [] : [[cell.name, cell.value]])),
  )
  return {
    shown,
    clinics: clinics.map((clinic) => {
      const row = known.indexOf(clinic)
      if (row === -1) return clinic
      const [chronic = 0, , all = 0] = (rounded ?? cells.map(({ value }) => value)).slice(3 * row)
      const isHidden = (column: number): boolean => hidden.has(3 * row + column)
      const share =
        clinic.chronicShare === null || isHidden(0) || isHidden(1) || isHidden(2) || all === 0 ? null : chronic / all
      return { ...clinic, listed: isHidden(2) ? null : all, chronicShare: share }
    }),
  }
}
