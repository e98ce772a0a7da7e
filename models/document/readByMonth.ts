import type { Month } from '../date/Month.ts'
import type { Raw, RawMap } from './Raw.ts'
import type { Report } from './Report.ts'
import { readMonth } from './readDate.ts'

/** Reads values that stand under their months: `{ 2026-01: 1.1, 2026-02: 1.2 }`. */
export function readByMonth<T>(
  { entries }: RawMap,
  report: Report,
  read: (value: Raw) => T | undefined,
): readonly { readonly month: Month; readonly value: T }[] {
  return [...entries.values()].flatMap(({ key, value: written }) => {
    const month = readMonth(key, report)
    const value = read(written)
    return month === undefined || value === undefined ? [] : [{ month, value }]
  })
}

/** Whether things stand under months, by the look of the first key. */
export function isByMonth(raw: Raw): raw is RawMap {
  return raw.type === 'map' && /^\d{4}-\d{2}$/.test([...raw.entries.keys()][0] ?? '')
}
