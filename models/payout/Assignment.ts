import type { Month } from '../date/Month.ts'
import type { Over } from '../date/Window.ts'
import type { ByWindow, Quantities } from '../plan/Count.ts'

/** Which clinics a model pays from a month on. Later entries win over earlier ones. */
export interface AssignmentEntry {
  readonly model: string
  readonly clinics: 'all' | readonly string[]
  readonly from?: Month | undefined
}

/**
 * Which clinics are on a model in each window. A longer window belongs to the model of its first month.
 */
export function assignedTo(
  model: string,
  entries: readonly AssignmentEntry[],
  quantities: Quantities,
): Readonly<Partial<Record<Over, ByWindow<boolean>>>> {
  return Object.fromEntries(
    quantities.windows.map(({ over, windows }) => [
      over,
      windows.map((window) => quantities.clinics.map((clinic) => modelOf(clinic, window.first, entries) === model)),
    ]),
  )
}

/**
 * The model that a clinic is on in a month; none where no entry says.
 *
 * @example
 * modelOf('south', 202601, [{ model: 'a', clinics: 'all' }, { model: 'b', clinics: ['south'], from: 202601 }]) // => 'b'
 */
export function modelOf(clinic: string, month: Month, entries: readonly AssignmentEntry[]): string | undefined {
  return entries.findLast(
    (entry) => (entry.from ?? 0) <= month && (entry.clinics === 'all' || entry.clinics.includes(clinic)),
  )?.model
}
