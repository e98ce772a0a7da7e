import type { Entity, Fact } from '../vocabulary/facts.ts'
import type { Facts, FactValue } from '../vocabulary/Rows.ts'
import type { Place } from './Diagnostic.ts'
import type { Raw, RawEntry } from './Raw.ts'
import type { Report } from './Report.ts'
import { readFactValue } from './readFactValue.ts'
import { type Fields, readFields } from './readFields.ts'

/** What one row of a test gives: keys of its own, and facts. */
export interface GivenRow<K extends string> {
  readonly field: Fields<K>
  readonly facts: readonly GivenFact[]
}

export interface GivenFact {
  readonly fact: Fact
  readonly value: FactValue
  readonly key: Place
}

interface RowKind<K extends string> {
  readonly entity: Entity
  /** The keys that are no facts. */
  readonly own: readonly K[]
  readonly facts: readonly Fact[]
}

/** Reads a row of a test. Facts that the program computes cannot be given. */
export function readRow<const K extends string>(
  raw: Raw,
  { entity, own, facts }: RowKind<K>,
  report: Report,
): GivenRow<K> | undefined {
  const givable = facts.filter((fact) => fact.entity === entity && fact.table !== 'computed')
  const keys = new Set<string>(own)
  for (const { name } of givable) keys.add(name)
  const field = readFields(raw, { kind: entity, place: raw.place }, { needs: [], may: [...keys] }, report)
  if (field === undefined || raw.type !== 'map') return undefined
  const byName = new Map(givable.map((fact) => [fact.name, fact]))
  const given = [...raw.entries.values()].flatMap((entry) => {
    const isOwn = own.some((name) => name === entry.key.text)
    const fact = isOwn ? undefined : byName.get(entry.key.text)
    return fact ? readGivenFact(entry, fact, report) : []
  })
  return { field: (key) => field(key), facts: given }
}

function readGivenFact({ key, value: raw }: RawEntry, fact: Fact, report: Report): readonly GivenFact[] {
  const value = readFactValue(raw, fact, report)
  return value === undefined ? [] : [{ fact, value, key: key.place }]
}

/** Facts by name. */
export function factsOf(given: readonly GivenFact[]): Facts {
  return Object.fromEntries(given.map(({ fact, value }) => [fact.name, value]))
}
