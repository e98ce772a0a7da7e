import type { ClinicChange } from '../../../models/analysis/compare/index.ts'
import type { Letter } from '../../comparison/Comparison.ts'
import type { ClinicLine } from './Analysis.ts'
import { groupBy, type GroupName } from './groupings.ts'
import type { TableChoice } from './TableChoice.ts'

/** What stands in the table: a group's heading, or a clinic. */
export type TableItem =
  | { readonly type: 'group'; readonly name: GroupName; readonly lines: readonly ClinicLine[] }
  | { readonly type: 'clinic'; readonly line: ClinicLine }

/** The lines that pass the filter. */
export function filterLines(lines: readonly ClinicLine[], choice: TableChoice): readonly ClinicLine[] {
  const wanted = choice.search.trim().toLocaleLowerCase('sv')
  return lines.filter(
    ({ clinic, side, isPilot }) =>
      (choice.owner === undefined || clinic.owner === choice.owner) &&
      (choice.municipality === undefined || clinic.municipality === choice.municipality) &&
      (choice.side === undefined || side === choice.side) &&
      (!choice.pilots || isPilot) &&
      (wanted === '' || clinic.name.toLocaleLowerCase('sv').includes(wanted)),
  )
}

/** Filtered, sorted and grouped as chosen. Clinics of which the value is missing stand last, whichever the order. */
export function arrangeLines(
  lines: readonly ClinicLine[],
  choice: TableChoice,
  changes: ReadonlyMap<Letter, readonly ClinicChange[]>,
): { readonly items: readonly TableItem[]; readonly lines: readonly ClinicLine[] } {
  const kept = filterLines(lines, choice)
  const valueOf = sortValue(choice.sort.column, changes)
  const sign = choice.sort.isFalling ? -1 : 1
  const keyed = kept.map((line) => ({ line, value: valueOf(line) }))
  keyed.sort((a, b) => {
    if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null)
    return sign * compare(a.value, b.value) || a.line.change.place - b.line.change.place
  })
  const sorted = keyed.map(({ line }) => line)
  if (choice.group === undefined) return { items: sorted.map((line) => ({ type: 'clinic', line })), lines: sorted }

  const grouped = groupBy(choice.group, lines)
  const groupOf = new Map(lines.map((line, place) => [line, grouped.of[place] ?? 0]))
  const items = grouped.groups.flatMap((name, place): TableItem[] => {
    const own = sorted.filter((line) => groupOf.get(line) === place)
    if (own.length === 0) return []
    return [{ type: 'group', name, lines: own }, ...own.map((line): TableItem => ({ type: 'clinic', line }))]
  })
  return { items, lines: sorted }
}

const collator = new Intl.Collator('sv')

function compare(one: number | string, other: number | string): number {
  return typeof one === 'number' && typeof other === 'number'
    ? one - other
    : collator.compare(String(one), String(other))
}

function sortValue(
  column: string,
  changes: ReadonlyMap<Letter, readonly ClinicChange[]>,
): (line: ClinicLine) => number | string | null {
  switch (column) {
    case 'name':
      return ({ clinic }) => clinic.name
    case 'owner':
      return ({ clinic }) => clinic.owner
    case 'listed':
      return ({ clinic }) => clinic.listed
    case 'need':
      return ({ clinic }) => clinic.need
    case 'before':
      return ({ change }) => change.perListed?.before ?? null
    case 'after':
      return ({ change }) => change.perListed?.after ?? null
    case 'change':
      return ({ change }) => change.perListed?.change ?? null
    case 'kr':
      return ({ change }) => change.change
    case 'percent':
      return ({ change }) => change.percent
    default: {
      const of = changes.get(column as Letter)
      return of ? ({ change }) => of[change.place]?.percent ?? null : ({ change }) => change.percent
    }
  }
}
