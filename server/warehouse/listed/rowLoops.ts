// The loops that run once a row. Each meets arrays of one kind alone, for the compiler makes one that meets two kinds half as fast; and
// they are apart from what calls them, so that they are compiled by themselves.

/** A column, and what each of its codes adds to a number. */
interface Bytes {
  readonly codes: Uint8Array
  readonly table: Int32Array
}

interface Pairs {
  readonly codes: Uint16Array
  readonly table: Int32Array
}

/** Adds what a column says to the numbers of the rows from a start on. */
export function addBytes(numbers: Int32Array, { codes, table }: Bytes, start: number, length: number): void {
  for (let row = 0; row < length; row += 1)
    numbers[row] = ((numbers[row] as number) + (table[codes[start + row] as number] as number)) | 0
}

/** The same of a column of two bytes a row. */
export function addPairs(numbers: Int32Array, { codes, table }: Pairs, start: number, length: number): void {
  for (let row = 0; row < length; row += 1)
    numbers[row] = ((numbers[row] as number) + (table[codes[start + row] as number] as number)) | 0
}

/** The same of two columns, whose numbers are read and written once. */
export function addTwo(
  numbers: Int32Array,
  [one, other]: readonly [Bytes, Bytes],
  start: number,
  length: number,
): void {
  const { codes, table } = one
  const { codes: others, table: otherTable } = other
  for (let row = 0; row < length; row += 1) {
    const adds = (table[codes[start + row] as number] as number) + (otherTable[others[start + row] as number] as number)
    numbers[row] = ((numbers[row] as number) + adds) | 0
  }
}

/** Four times the values of a byte. */
const lanes = new Int32Array(1 << 10)

/**
 * Counts rows by a single column. Neighbours are often alike, and a counter that was just written is slow to be read again: four take
 * turns.
 */
export function countBytes(rows: Int32Array, { codes, table }: Bytes, base: number, start: number, end: number): void {
  let row = start
  for (; row + 4 <= end; row += 4) {
    const [a, b, c, d] = [
      codes[row] as number,
      (codes[row + 1] as number) + 256,
      (codes[row + 2] as number) + 512,
      (codes[row + 3] as number) + 768,
    ]
    lanes[a] = (lanes[a] as number) + 1
    lanes[b] = (lanes[b] as number) + 1
    lanes[c] = (lanes[c] as number) + 1
    lanes[d] = (lanes[d] as number) + 1
  }
  for (; row < end; row += 1) lanes[codes[row] as number] = (lanes[codes[row] as number] as number) + 1
  for (let code = 0; code < table.length; code += 1) {
    const number = base + (table[code] as number)
    const found =
      (lanes[code] as number) +
      (lanes[code + 256] as number) +
      (lanes[code + 512] as number) +
      (lanes[code + 768] as number)
    if (number < rows.length) rows[number] = (rows[number] as number) + found
  }
  lanes.fill(0)
}

/** Counts rows by two columns, by turns in two arrays that are as long as there are numbers. */
export function countTwo(
  [even, odd]: readonly [Int32Array, Int32Array],
  [one, other]: readonly [Bytes, Bytes],
  base: number,
  start: number,
  end: number,
): void {
  const { codes, table } = one
  const { codes: others, table: otherTable } = other
  const size = even.length
  let row = start
  for (; row + 2 <= end; row += 2) {
    const a = (base + (table[codes[row] as number] as number) + (otherTable[others[row] as number] as number)) | 0
    const b =
      (base + (table[codes[row + 1] as number] as number) + (otherTable[others[row + 1] as number] as number)) | 0
    if (a < size) even[a] = (even[a] as number) + 1
    if (b < size) odd[b] = (odd[b] as number) + 1
  }
  if (row === end) return
  const last = (base + (table[codes[row] as number] as number) + (otherTable[others[row] as number] as number)) | 0
  if (last < size) even[last] = (even[last] as number) + 1
}

/** Counts rows by their numbers. */
export function countNumbers(rows: Int32Array, numbers: Int32Array): void {
  const size = rows.length
  for (let row = 0; row < numbers.length; row += 1) {
    const number = numbers[row] as number
    if (number < size) rows[number] = (rows[number] as number) + 1
  }
}

/** The same, and gives the numbers that were met, in an array that holds them until the next call. */
export function countMet(rows: Int32Array, numbers: Int32Array, met: Int32Array): Int32Array {
  const size = rows.length
  let different = 0
  for (let row = 0; row < numbers.length; row += 1) {
    const number = numbers[row] as number
    if (number >= size) continue
    const before = rows[number] as number
    if (before === 0) met[different++] = number
    rows[number] = before + 1
  }
  return met.subarray(0, different)
}
