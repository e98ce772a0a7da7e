import type { Count, Counted, Key, KeyValue } from '../../../models/index.ts'
import type { Ask } from '../Ask.ts'
import { birthClass } from '../birthClass.ts'
import { createBeside } from '../Beside.ts'
import { duckdbDialect as dialect } from '../duckdbDialect.ts'
import { keySql } from '../keySql.ts'
import { patientColumn, type RowSource, type Value } from '../RowSource.ts'
import { spellIn } from './listedSql.ts'
import { LISTED } from './ListedTable.ts'

/** Counts by age in several windows, beside keys of few values that no window changes, are spread over the windows here. */
export function isSpread({ keys, measures }: Count, source: RowSource): boolean {
  return (
    source.windows.length > 1 &&
    measures.length === 0 &&
    keys.filter(({ type }) => type === 'age').length === 1 &&
    ['integer', 'empty'].includes(patientColumn(source, 'age').type) &&
    keys.every(
      (key) =>
        key.type === 'age' ||
        key.type === 'known' ||
        key.type === 'patient' ||
        (key.type === 'fact' && key.kind === 'word' && patientColumn(source, key.fact.name).type === 'place'),
    ) &&
    isFew(keys, source)
  )
}

/** Clinics, their combinations with the values of all keys, are numbered: as many as are exact, and a million clinics. */
function isFew(keys: readonly Key[], source: RowSource): boolean {
  const sizes = keys.map((key) => (key.type === 'fact' ? sizeOf(patientColumn(source, key.fact.name)) : 3))
  return sizes.reduce((product, size) => product * size, 1_000_000) <= Number.MAX_SAFE_INTEGER
}

/** How many ranks a key has: what is missing, and each of its words, or yes and no. */
const sizeOf = ({ words }: Pick<Value, 'words'>): number => (words ? words.length + 1 : 3)

/**
 * Patients by age in each of several windows. The engine groups them by the windows in which their spells begin and end and by a
 * birthday that stands for all with the same age at every cut-off; meeting a million such groups with twelve windows takes it
 * longer than finding them, so that is done here, in arrays.
 */
export async function countSpread(count: Count, source: RowSource, ask: Ask): Promise<Omit<Counted, 'id'>> {
  const others = count.keys.flatMap((key) => (key.type === 'age' ? [] : keySql(key, source, createBeside())))
  const answer = await ask(groupsSql(others, source))
  const [clinics, since, until, births, ages, n] = answer as readonly (readonly (number | null)[])[]
  const values = answer.slice(6) as readonly (readonly (number | boolean | null)[])[]
  const cutOffs = source.windows.map(({ cutOff }) => cutOff)
  const sizes = others.map(sizeOf)
  const groups = new Map<number, AgeSums>()

  for (let row = 0; row < (clinics?.length ?? 0); row += 1) {
    let group = clinics?.[row] as number
    for (let key = 0; key < sizes.length; key += 1)
      group = group * (sizes[key] as number) + rankOf(values[key]?.[row] ?? null)
    let sums = groups.get(group)
    if (!sums) {
      sums = emptySums(groups.size < MOST_NEAR ? cutOffs.length : 0)
      groups.set(group, sums)
    }
    const birth = births?.[row] ?? null
    const given = ages?.[row] ?? null
    const patients = Number(n?.[row])
    const last = until?.[row] as number
    let window = since?.[row] as number
    while (window <= last) {
      const age = ageAt(birth, given, cutOffs[window] as number)
      const birthday = birth === null ? Number.POSITIVE_INFINITY : birth + ((age ?? 0) + 1) * 10_000
      const { of, at } = placeOf(sums, age, cutOffs.length)
      do {
        of[at + window] = (of[at + window] as number) + patients
        window += 1
      } while (window <= last && (cutOffs[window] as number) < birthday)
    }
  }
  return inOrder(count, groups, others, cutOffs.length)
}

/** Ages that have a place of their own: from 0 to one less. */
const AGES = 128

/** So many groups have places for their ages; what comes beyond them finds each age by search, and needs no room for the others. */
const MOST_NEAR = 2000

/** Of one clinic and one value of each other key: by age, Σ n of each window. */
interface AgeSums {
  /** By place, where no age has the first and age 0 the second, and then by window; empty where there are none. */
  readonly near: Float64Array
  readonly isThere: Uint8Array
  /** Other numbers that were delivered as ages. */
  readonly far: Map<number | null, Float64Array>
}

const emptySums = (windows: number): AgeSums => ({
  near: new Float64Array((AGES + 1) * windows),
  isThere: new Uint8Array(AGES + 1),
  far: new Map(),
})

/** Where the windows of an age stand. */
function placeOf(
  sums: AgeSums,
  age: number | null,
  windows: number,
): { readonly of: Float64Array; readonly at: number } {
  if (sums.near.length > 0 && (age === null || (age >= 0 && age < AGES))) {
    const place = age === null ? 0 : age + 1
    sums.isThere[place] = 1
    return { of: sums.near, at: place * windows }
  }
  const found = sums.far.get(age) ?? new Float64Array(windows)
  sums.far.set(age, found)
  return { of: found, at: 0 }
}

/** Each age that is there with its sums, none first and then by size, but for what lies far. */
function agesIn({ near, isThere, far }: AgeSums, windows: number): readonly (readonly [number | null, Float64Array])[] {
  const ages: (readonly [number | null, Float64Array])[] = []
  isThere.forEach((is, place) => {
    if (is === 1) ages.push([place === 0 ? null : place - 1, near.subarray(place * windows, (place + 1) * windows)])
  })
  return [...ages, ...far]
}

function groupsSql(others: readonly Value[], source: RowSource): string {
  const hasAlike = source.schema.get('patients')?.hasAlike ?? false
  const n = hasAlike ? dialect.asBigint('sum(p.n)') : dialect.asInteger('count(*)')
  const by = ['p."#clinic"', ...spellIn(source.windows), birthClass(source.windows), patientColumn(source, 'age').sql]
  const keys = others.map(({ sql }) => sql)
  const places = [...by.map((_, place) => place + 1), ...keys.map((_, place) => place + by.length + 2)]
  return `SELECT ${[...by, n, ...keys].join(', ')}\nFROM ${LISTED} p\nGROUP BY ${places.join(', ')}`
}

/** Completed years, 0 before birth; the age as delivered where there is no date of birth. */
function ageAt(birth: number | null, given: number | null, cutOff: number): number | null {
  if (birth === null) return given
  return birth > cutOff ? 0 : Math.floor((cutOff - birth) / 10_000)
}

/** 0 for what is missing, and then the values in order. */
const rankOf = (value: number | boolean | null): number => (value === null ? 0 : Number(value) + 1)

interface Row {
  readonly clinic: number
  readonly values: readonly KeyValue[]
  /** By key, where its value stands among its values. */
  readonly ranks: readonly number[]
  readonly sums: Float64Array
}

/** The rows by clinic and then by key, as every engine's are ordered. */
function inOrder(
  { keys }: Count,
  groups: ReadonlyMap<number, AgeSums>,
  others: readonly Value[],
  windows: number,
): Omit<Counted, 'id'> {
  const sizes = others.map(sizeOf)
  const rows: Row[] = []
  const otherOf = keys.map((key, place) =>
    key.type === 'age' ? undefined : keys.slice(0, place).filter(({ type }) => type !== 'age').length,
  )
  // In the order of their numbers the rows are nearly sorted.
  for (const [group, byAge] of [...groups].toSorted(([a], [b]) => a - b)) {
    const [clinic = 0, ...ranksOfOthers] = ranksIn(group, sizes)
    for (const [age, sums] of agesIn(byAge, windows)) {
      const ranks = otherOf.map((other) => (other === undefined ? (age ?? -1) : (ranksOfOthers[other] as number)))
      const values = otherOf.map(
        (other, key): KeyValue => (other === undefined ? age : valueOf(ranks[key] as number, others[other] as Value)),
      )
      rows.push({ clinic, values, ranks, sums })
    }
  }
  rows.sort(compareRows)
  return {
    clinic: rows.map(({ clinic }) => clinic),
    columns: keys.map((_, key) => rows.map(({ values }) => values[key] ?? null)),
    n: Array.from({ length: windows }, (_, window) => rows.map(({ sums }) => sums[window] ?? 0)),
    measures: [],
  }
}

function compareRows(a: Row, b: Row): number {
  if (a.clinic !== b.clinic) return a.clinic - b.clinic
  for (let key = 0; key < a.ranks.length; key += 1) {
    const difference = (a.ranks[key] as number) - (b.ranks[key] as number)
    if (difference !== 0) return difference
  }
  return 0
}

function ranksIn(group: number, sizes: readonly number[]): readonly number[] {
  const ranks: number[] = []
  let rest = group
  for (const size of sizes.toReversed()) {
    ranks.unshift(rest % size)
    rest = Math.floor(rest / size)
  }
  return [rest, ...ranks]
}

function valueOf(rank: number, { type, words }: Value): KeyValue {
  if (rank === 0) return null
  return type === 'boolean' ? rank === 2 : (words?.[rank - 1] ?? null)
}
