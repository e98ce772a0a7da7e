import { nearest } from '../formula/nearest.ts'
import type { Fact } from '../vocabulary/facts.ts'
import { shorten } from './expected.ts'
import type { Raw, RawMap } from './Raw.ts'
import type { Report } from './Report.ts'
import { readEntries } from './readEntries.ts'
import { list } from './readFields.ts'
import { readRow } from './readRow.ts'

/** Whose facts tests may share. */
export type Shared = 'clinic' | 'patient' | 'contact' | 'enrolment' | 'cost'

/** Facts that the rows of every test have unless they say otherwise, as they are written. */
export type Defaults = ReadonlyMap<Shared, RawMap>

const SHARED: readonly Shared[] = ['clinic', 'patient', 'contact', 'enrolment', 'cost']

/** Reads `defaults:`, so that a test says only what it is about. What is wrong there is told once, and not at each row. */
export function readDefaults(raw: Raw | undefined, facts: readonly Fact[], report: Report): Defaults {
  const defaults = new Map<Shared, RawMap>()
  for (const { key, value } of readEntries(raw, 'level', report)) {
    const entity = SHARED.find((name) => name === key.text)
    if (entity === undefined) {
      const near = nearest(key.text, SHARED)
      report.error('unknown-key', key.place, `Tests share no facts of \`${shorten(key.text)}\`.`, {
        hint: near ? `Did you mean \`${near}\`?` : `Facts are shared of ${list(SHARED)}.`,
      })
      continue
    }
    const row = readRow(value, { entity, own: [], facts }, report)
    if (row && value.type === 'map' && row.facts.length === value.entries.size) defaults.set(entity, value)
  }
  return defaults
}
