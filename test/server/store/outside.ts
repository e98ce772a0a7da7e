import type { Outside } from '../../../server/store/Objects.ts'

/** A clock and ids that a test can say beforehand: a second passes with each look at the clock. */
export function countedOutside(start = '2026-11-22T12:00:00.000Z'): Outside {
  let seconds = 0
  let ids = 0
  return {
    now: () => new Date(Date.parse(start) + 1000 * seconds++),
    newId: () => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`,
  }
}
