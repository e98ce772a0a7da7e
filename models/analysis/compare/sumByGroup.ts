import type { ClinicChange } from './changesOf.ts'

/** What a group of clinics is paid before and after, in whole öre. */
export interface GroupChange<K> {
  readonly key: K
  readonly clinics: number
  readonly before: number
  readonly after: number
  readonly change: number
  /** `null` where nothing was paid before. */
  readonly percent: number | null
}

/**
 * Adds up the changes by a property of the clinic. A clinic whose property is missing (`null`) is a group of its own,
 * so that the groups always add up to the whole; groups come in the order in which they are met.
 *
 * @example
 * sumByGroup([{ place: 0, before: 100, after: 90, change: -10, percent: -10, perListed: null }], () => 'private')
 *   // => [{ key: 'private', clinics: 1, before: 100, after: 90, change: -10, percent: -10 }]
 */
export function sumByGroup<K>(
  changes: readonly ClinicChange[],
  groupOf: (place: number) => K,
): readonly GroupChange<K>[] {
  const sums = new Map<K, { clinics: number; before: number; after: number }>()
  for (const { place, before, after } of changes) {
    const key = groupOf(place)
    const sum = sums.get(key) ?? { clinics: 0, before: 0, after: 0 }
    sums.set(key, { clinics: sum.clinics + 1, before: sum.before + before, after: sum.after + after })
  }
  return [...sums].map(([key, { clinics, before, after }]) => ({
    key,
    clinics,
    before,
    after,
    change: after - before,
    percent: before === 0 ? null : ((after - before) / Math.abs(before)) * 100,
  }))
}
