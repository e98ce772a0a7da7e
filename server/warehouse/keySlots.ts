import type { Value } from './RowSource.ts'

/**
 * Which keys may share a column of an answer with several groupings: of one type, and never keys of the same grouping. In a row
 * all but the keys of its own grouping are null, so the first that is not null is the row's own.
 */
export function keySlots(
  keys: readonly Value[],
  groupings: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const slots: number[][] = []
  const meet = (a: number, b: number): boolean => groupings.some((own) => own.includes(a) && own.includes(b))
  for (const [place, { type }] of keys.entries()) {
    const free = slots.find((slot) => slot.every((other) => keys[other]?.type === type && !meet(place, other)))
    if (free) free.push(place)
    else slots.push([place])
  }
  return slots
}
