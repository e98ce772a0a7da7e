import { expected } from './expected.ts'
import type { Raw, RawEntry } from './Raw.ts'
import type { Report } from './Report.ts'

/** Reads things by their names: whatever stands under the keys. `kind` is one of them, in the singular. */
export function readEntries(raw: Raw | undefined, kind: string, report: Report): readonly RawEntry[] {
  if (raw === undefined) return []
  if (raw.type === 'map') return [...raw.entries.values()]
  expected(raw, `the name of ${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind} and what belongs to it below`, report)
  return []
}
