import type { Month } from '../date/Month.ts'
import type { Entity, Fact } from '../vocabulary/facts.ts'
import type { Facts, FactValue } from '../vocabulary/Rows.ts'
import type { Place } from './Diagnostic.ts'
import type { Raw, RawEntry, RawMap } from './Raw.ts'
import type { Report } from './Report.ts'
import { readFactValue } from './readFactValue.ts'
import { readByMonth } from './readByMonth.ts'
import { type Fields, readFields } from './readFields.ts'
import { readNumber } from './readNumber.ts'

/** What one row of a test gives: keys of its own, and facts. */
export interface GivenRow<K extends string> {
  readonly field: Fields<K>
  readonly facts: readonly GivenFact[]
}

export interface GivenFact {
  readonly fact: Fact
  readonly value: FactValue
  /** Of a monthly fact of a clinic that is given month by month. */
  readonly months?: readonly MonthlyValue[] | undefined
  readonly key: Place
}

interface MonthlyValue {
  readonly month: Month
  readonly value: number
}

interface RowKind<K extends string> {
  readonly entity: Entity
  /** The keys that are no facts. */
  readonly own: readonly K[]
  readonly facts: readonly Fact[]
  /** Facts that the row has unless it says otherwise. */
  readonly defaults?: RawMap | undefined
}

/** Reads a row of a test. Facts that the program computes cannot be given. */
export function readRow<const K extends string>(
  raw: Raw,
  { entity, own, facts, defaults }: RowKind<K>,
  report: Report,
): GivenRow<K> | undefined {
  const givable = facts.filter((fact) => fact.entity === entity && fact.table !== 'computed')
  const keys = new Set<string>(own)
  for (const { name } of givable) keys.add(name)
  const field = readFields(raw, { kind: entity, place: raw.place }, { needs: [], may: [...keys] }, report)
  if (field === undefined || raw.type !== 'map') return undefined
  const byName = new Map(givable.map((fact) => [fact.name, fact]))
  const shared = [...(defaults?.entries.values() ?? [])].filter(({ key }) => !raw.entries.has(key.text))
  const given = [...raw.entries.values(), ...shared].flatMap((entry) => {
    const isOwn = own.some((name) => name === entry.key.text)
    const fact = isOwn ? undefined : byName.get(entry.key.text)
    return fact ? readGivenFact(entry, fact, report) : []
  })
  return { field: (key) => field(key), facts: given }
}

function readGivenFact({ key, value: raw }: RawEntry, fact: Fact, report: Report): readonly GivenFact[] {
  if (fact.table === 'clinic_facts' && raw.type === 'map') {
    const months = readByMonth(raw, report, (value) => readNumber(value, report))
    return [{ fact, value: months[0]?.value ?? 0, months, key: key.place }]
  }
  const value = readFactValue(raw, fact, report)
  return value === undefined ? [] : [{ fact, value, key: key.place }]
}

/** Facts by name. */
export function factsOf(given: readonly GivenFact[]): Facts {
  return Object.fromEntries(given.map(({ fact, value }) => [fact.name, value]))
}
