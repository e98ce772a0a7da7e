import type { Codes } from './ListedColumns.ts'
import { addBytes, addPairs, addTwo, countBytes, countMet, countNumbers, countTwo } from './rowLoops.ts'

/** The rows of each clinic by numbers that are made of their codes. */
export interface Grouping {
  /** Before which row the rows of each clinic end. */
  readonly ends: Int32Array
  /** A row's number is the base and what each column's table says of its code. */
  readonly base: number
  readonly columns: readonly { readonly codes: Codes; readonly table: readonly number[] }[]
  /** A row whose number is not below it counts in no group. */
  readonly size: number
  /** May the numbers of a clinic be told in any order? */
  readonly isUnordered?: boolean
}

/** Is told each number that a clinic has, in order, with its rows. */
export type Tell = (clinic: number, number: number, rows: number) => void

/** Numbers below this have a place each in an array that fits the processor's cache. */
const MOST_NEAR = 1 << 22

/** Of so few numbers all places are looked at, so that none has to be remembered, unless clinics have fewer rows than there are places. */
const MOST_SCANNED = 1 << 12

/** Counts the rows of each clinic by their numbers. */
export function groupRows(grouping: Grouping, tell: Tell): void {
  if (grouping.size > MOST_NEAR) return groupFar(grouping, tell)
  const bytes = grouping.columns.flatMap(({ codes, table }) =>
    codes instanceof Uint8Array ? [{ codes, table: Int32Array.from(table) }] : [],
  )
  const { ends, size } = grouping
  const isScanned = size <= MOST_SCANNED && size * ends.length <= (ends.at(-1) ?? 0)
  const isOfBytes = bytes.length === grouping.columns.length
  if (isScanned && isOfBytes && bytes.length <= 2) groupFew({ ...grouping, bytes }, tell)
  else groupNear({ ...grouping, bytes }, tell, isScanned)
}

interface InBytes extends Grouping {
  readonly bytes: readonly { readonly codes: Uint8Array; readonly table: Int32Array }[]
}

/** One column or two of bytes, and few numbers: then a row is counted in one step, and nothing is written down between. */
function groupFew({ ends, base, size, bytes }: InBytes, tell: Tell): void {
  const rows = new Int32Array(size)
  const odd = new Int32Array(size)
  const [one, other] = bytes
  let start = 0
  ends.forEach((end, clinic) => {
    if (one && other) {
      countTwo([rows, odd], [one, other], base, start, end)
      for (let number = 0; number < size; number += 1) rows[number] = (rows[number] as number) + (odd[number] as number)
      odd.fill(0)
    } else if (one) countBytes(rows, one, base, start, end)
    else if (base < size) rows[base] = end - start
    tellAll(rows, clinic, tell)
    start = end
  })
}

function tellAll(rows: Int32Array, clinic: number, tell: Tell): void {
  for (let number = 0; number < rows.length; number += 1) {
    const found = rows[number] as number
    if (found === 0) continue
    rows[number] = 0
    tell(clinic, number, found)
  }
}

/**
 * The numbers of rows are added up column by column, and then counted. That is done for blocks of clinics, and not clinic by clinic: a
 * loop that is called a few times is compiled by itself, and runs three times as fast as one that is called often and built into its caller.
 */
function groupNear(grouping: InBytes, tell: Tell, isScanned: boolean): void {
  const { ends, base, size, bytes, columns, isUnordered } = grouping
  const blocks = blocksOf(ends)
  const numbers = new Int32Array(Math.max(0, ...blocks.map(({ start, end }) => end - start)))
  const rows = new Int32Array(size)
  const met = new Int32Array(isScanned ? 0 : Math.min(size, numbers.length))
  const pairs = columns.flatMap(({ codes, table }) =>
    codes instanceof Uint16Array ? [{ codes, table: Int32Array.from(table) }] : [],
  )
  for (const { first, last, start, end } of blocks) {
    const length = end - start
    numbers.fill(base, 0, length)
    for (const pair of pairs) addPairs(numbers, pair, start, length)
    for (let place = 0; place < bytes.length; place += 2) {
      const [one, other] = bytes.slice(place, place + 2)
      if (one && other) addTwo(numbers, [one, other], start, length)
      else if (one) addBytes(numbers, one, start, length)
    }
    for (let clinic = first; clinic <= last; clinic += 1) {
      const own = numbers.subarray((ends[clinic - 1] ?? 0) - start, (ends[clinic] as number) - start)
      if (isScanned) {
        countNumbers(rows, own)
        tellAll(rows, clinic, tell)
      } else tellMet(rows, clinic, tell, isUnordered ? countMet(rows, own, met) : countMet(rows, own, met).toSorted())
    }
  }
}

function tellMet(rows: Int32Array, clinic: number, tell: Tell, met: Int32Array): void {
  for (let place = 0; place < met.length; place += 1) {
    const number = met[place] as number
    tell(clinic, number, rows[number] as number)
    rows[number] = 0
  }
}

/** So many rows at least are in a block, unless it is the last one. */
const BLOCK = 1 << 17

interface Block {
  readonly first: number
  readonly last: number
  readonly start: number
  readonly end: number
}

function blocksOf(ends: Int32Array): readonly Block[] {
  const blocks: Block[] = []
  let first = 0
  let start = 0
  ends.forEach((end, clinic) => {
    if (end - start < BLOCK && clinic < ends.length - 1) return
    blocks.push({ first, last: clinic, start, end })
    first = clinic + 1
    start = end
  })
  return blocks
}

/** Numbers that are too many for a place each. Whole numbers below 2^53 are exact in doubles. */
function groupFar({ ends, base, size, columns }: Grouping, tell: Tell): void {
  let start = 0
  ends.forEach((end, clinic) => {
    const numbers = new Float64Array(end - start).fill(base)
    for (const { codes, table } of columns)
      for (let row = 0; row < numbers.length; row += 1)
        numbers[row] = (numbers[row] as number) + (table[codes[start + row] as number] as number)
    const rows = new Map<number, number>()
    for (const number of numbers) if (number < size) rows.set(number, (rows.get(number) ?? 0) + 1)
    for (const number of Float64Array.from(rows.keys()).toSorted()) tell(clinic, number, rows.get(number) as number)
    start = end
  })
}
