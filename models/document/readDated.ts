import type { IsoDate } from '../date/IsoDate.ts'
import { expected } from './expected.ts'
import type { Raw, RawEntry } from './Raw.ts'
import type { Report } from './Report.ts'
import { readFirstOfMonth } from './readDate.ts'

/** What a figure has below its date. */
const UNDATED = ['value', 'rows', 'source', 'basis']

/** Reads what stands under dates, and puts it in their order. A date that is wrong is told and left out. */
export function readDated<T extends { readonly from: IsoDate }>(
  raw: Raw | undefined,
  read: (from: IsoDate, entry: RawEntry) => T | undefined,
  report: Report,
): readonly T[] {
  if (raw === undefined) return []
  const isUndated = raw.type === 'map' && UNDATED.some((key) => raw.entries.has(key))
  if (raw.type !== 'map' || raw.entries.size === 0 || isUndated) {
    expected(raw, 'a date and a figure below it, such as `2026-01-01: { value: 100, source: terms § 1 }`', report)
    return []
  }
  const dated = [...raw.entries.values()].flatMap((entry) => {
    const from = readFirstOfMonth({ ...entry.key, under: raw.under }, report)
    const value = read(from ?? '', entry)
    return from === undefined || value === undefined ? [] : [value]
  })
  return dated.toSorted((one, other) => (one.from < other.from ? -1 : 1))
}
