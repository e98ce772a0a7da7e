import type { Count, Counted, KeyValue, RowFact, Window } from '../../../models/index.ts'
import { asKind, factValue } from '../RowSource.ts'
import { type ColumnDigit, columnDigit, type ColumnSource, partsOf } from './columnDigit.ts'
import { groupRows } from './groupRows.ts'
import { type Filter, layOutNumber, type NumberLayout, readLayout, type ReadCodes } from './layOutNumber.ts'

/**
 * Counts patients of one window from the columns of `listed`: clinic by clinic a histogram of numbers whose upper digits are the
 * keys, and whose lower ones are what is summed. Nothing where a column that is read has no codes, or sums may be too large to be exact.
 */
export function countColumns(
  count: Count,
  source: ColumnSource,
  { window, read }: { readonly window: Window; readonly read: ReadCodes },
): Promise<Omit<Counted, 'id'>> | undefined {
  const keys = all(count.keys.map((key) => columnDigit(key, source, window)))
  const summed = all(count.measures.map((fact) => measureDigit(fact, source, window)))
  const alike = alikeDigit(source)
  if (!keys || !summed || !alike || !hasSpells(source)) return undefined
  if (!areExact({ alike, summed }, source)) return undefined
  const lower = [...summed, alike]
  const layout = layOutNumber([...keys, ...lower], source, whoIsListedAt(window.cutOff))
  if (!layout) return undefined
  return answer()

  async function answer(): Promise<Omit<Counted, 'id'>> {
    const { size, base } = layout as NumberLayout
    const columns = await readLayout(layout as NumberLayout, read)
    const groups: Groups = { clinic: [], number: [], rows: [] }
    groupRows({ ends: source.columns.ends, base, columns, size }, (clinic, number, rows) => {
      groups.clinic.push(clinic)
      groups.number.push(number)
      groups.rows.push(rows)
    })
    const { clinic, number, n, sums } = addUp(groups, lower)
    return {
      clinic,
      columns: digitsOf(number, keys as readonly ColumnDigit[]),
      n: [n],
      measures: sums.map((sum) => [sum]),
    }
  }
}

/** All, or nothing where one is nothing. */
function all<T>(some: readonly (T | undefined)[]): readonly T[] | undefined {
  return some.every((one) => one !== undefined) ? some : undefined
}

export const sizeOf = (digits: readonly Pick<ColumnDigit, 'values'>[]): number =>
  digits.reduce((product, { values }) => product * Math.max(1, values.length), 1)

/** How many each row stands for. */
export function alikeDigit({ schema, columns }: ColumnSource): ColumnDigit | undefined {
  if (!schema.get('patients')?.hasAlike) return { parts: [], values: [1] }
  const { values } = columns.columns.get('n') ?? { values: [null] }
  if (values.includes(null)) return undefined
  return { parts: [{ column: 'n', digits: values.map((_, code) => code) }], values }
}

/** A fact that is summed, as a digit. */
function measureDigit(fact: RowFact, source: ColumnSource, window: Window): ColumnDigit | undefined {
  if (asKind(factValue(source, fact), 'number', fact, source).type === 'empty') return { parts: [], values: [null] }
  const parts = partsOf(fact.name, source, window)
  const [part, ...others] = parts?.filter(({ column }) => column !== undefined) ?? []
  if (!part?.column || others.length > 0) return undefined
  const { column, values } = part
  return { parts: [{ column, digits: values.map((_, code) => code) }], values }
}

/** May every sum be held exactly? Beyond that the engine adds up, and refuses what is too large. */
function areExact(
  { alike, summed }: { readonly alike: ColumnDigit; readonly summed: readonly ColumnDigit[] },
  { columns }: ColumnSource,
): boolean {
  const largest = ({ values }: ColumnDigit): number =>
    values.reduce<number>((most, value) => Math.max(most, Math.abs(Number(value))), 1)
  const most = largest(alike) * Math.max(1, ...summed.map(largest))
  return (columns.ends.at(-1) ?? 0) * most <= Number.MAX_SAFE_INTEGER
}

/** Have the days of spells codes? */
export const hasSpells = ({ columns }: ColumnSource): boolean =>
  ['#since', '#until'].every((name) => columns.columns.get(name)?.values.includes(null) === false)

const whoIsListedAt = (cutOff: number): readonly Filter[] => [
  { column: '#since', holds: (day) => day <= cutOff },
  { column: '#until', holds: (day) => day >= cutOff },
]

/** Of each group its clinic, its number and how many rows it has; those of a clinic follow each other, and so do those of a key. */
interface Groups {
  readonly clinic: number[]
  readonly number: number[]
  readonly rows: number[]
}

/** Adds up the groups of the same keys: their patients, and what is summed of them. The numbers that remain are those of the keys. */
function addUp(groups: Groups, lower: readonly ColumnDigit[]) {
  const summed = lower.slice(0, -1)
  const sums = summed.map((): number[] => [])
  const alike = lower.at(-1)?.values as readonly number[]
  // Most often nothing is summed, and each row is one patient: then the groups are what is asked for.
  if (sums.length === 0 && alike.length === 1 && alike[0] === 1)
    return { clinic: groups.clinic, number: groups.number, n: groups.rows, sums }
  const below = sizeOf(lower)
  const [clinic, number, n]: [number[], number[], number[]] = [[], [], []]
  const digits = digitsOf(
    groups.number.map((one) => one % below),
    lower,
  ) as readonly (readonly (number | null)[])[]
  groups.number.forEach((one, group) => {
    const key = Math.floor(one / below)
    if (number.at(-1) !== key || clinic.at(-1) !== groups.clinic[group]) {
      clinic.push(groups.clinic[group] as number)
      number.push(key)
      n.push(0)
      for (const sum of sums) sum.push(0)
    }
    const row = n.length - 1
    const patients = (groups.rows[group] as number) * (digits[summed.length]?.[group] as number)
    n[row] = (n[row] as number) + patients
    sums.forEach((sum, place) => {
      sum[row] = (sum[row] as number) + patients * (digits[place]?.[group] ?? 0)
    })
  })
  return { clinic, number, n, sums }
}

/** The values of the digits that numbers are made of, a column a digit. */
function digitsOf(numbers: readonly number[], digits: readonly ColumnDigit[]): readonly (readonly KeyValue[])[] {
  const isShort = sizeOf(digits) <= 2 ** 31
  const rest = isShort ? Int32Array.from(numbers) : Float64Array.from(numbers)
  return digits
    .toReversed()
    .map(({ values }) => (isShort ? lastOfShort(rest as Int32Array, values) : lastOf(rest as Float64Array, values)))
    .toReversed()
}

/** The values of the last digit, which is taken from the numbers. */
function lastOfShort(numbers: Int32Array, values: readonly KeyValue[]): readonly KeyValue[] {
  const column: KeyValue[] = []
  column.length = numbers.length // at once: an array that grows leaves behind what it was before each time
  const size = values.length
  for (let row = 0; row < numbers.length; row += 1) {
    const number = numbers[row] as number
    const above = (number / size) | 0
    column[row] = values[number - above * size] as KeyValue
    numbers[row] = above
  }
  return column
}

/** The same of numbers that are more than a whole number of thirty-one bits. */
function lastOf(numbers: Float64Array, values: readonly KeyValue[]): readonly KeyValue[] {
  const column: KeyValue[] = []
  column.length = numbers.length
  const size = values.length
  for (let row = 0; row < numbers.length; row += 1) {
    const number = numbers[row] as number
    const above = Math.floor(number / size)
    column[row] = values[number - above * size] as KeyValue
    numbers[row] = above
  }
  return column
}
