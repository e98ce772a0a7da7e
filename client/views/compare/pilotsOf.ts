import type { DatasetCard, Entry } from '../../../server/contract/dataset.ts'
import type { Comparison } from '../../comparison/Comparison.ts'

/**
 * The clinics that are on a pilot: those that an assignment of the dataset, or of the comparison, names. They are marked
 * whatever is compared, so that one sees where they stand when the pilot's model is for all.
 */
export function pilotsOf(comparison: Comparison, dataset: DatasetCard | undefined): ReadonlySet<string> {
  const assigned = (dataset?.assignments ?? []).flatMap(({ entries }) => entries)
  const compared = comparison.slots.flatMap((slot) => (slot.state === 'ready' ? slot.priced.entries : []))
  return new Set([...assigned, ...compared].flatMap(({ clinics }: Entry) => (clinics === 'all' ? [] : clinics)))
}
