import type { RawValue } from '../Ask.ts'

/** What a column of an answer is read as: yes or no, a whole number, or text with every digit. */
export type ReadAs = 'boolean' | 'whole' | 'text'

/** Columns that are filled from what `COPY … TO STDOUT` sends. */
export interface CopiedColumns {
  /** Takes what came, cut anywhere; the bytes may be used for something else afterwards. */
  readonly take: (chunk: Uint8Array) => void
  readonly columns: readonly (readonly RawValue[])[]
}

const [TAB, END, MINUS, NOUGHT] = [0x09, 0x0a, 0x2d, 0x30]
const [CAPITAL_N, BACKSLASH, YES] = [0x4e, 0x5c, 0x74]

/** A whole number of so many characters has no more digits than a number keeps; a longer one stays text. */
const SURELY_EXACT = 15

/**
 * Reads rows in the text format of `COPY`: values between tabs, a row a line. Whole numbers are read from the bytes, and a text
 * that is the same as in the row before is not read again, for a count has the same clinic in many rows.
 */
export function createCopiedColumns(kinds: readonly ReadAs[]): CopiedColumns {
  const fields = kinds.map((kind): Field => ({ kind, values: [], bytes: Buffer.alloc(0), text: '' }))
  let place = 0
  let rest: Uint8Array | undefined
  return { take, columns: fields.map(({ values }) => values) }

  function take(chunk: Uint8Array): void {
    const bytes = rest ? Buffer.concat([rest, chunk]) : chunk
    let from = 0
    // A tab or an end of line within a value is written with a backslash and a letter, so these bytes are always borders.
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at] as number
      if (byte !== TAB && byte !== END) continue
      takeValue(fields[place] as Field, bytes, from, at)
      place = byte === TAB ? place + 1 : 0
      from = at + 1
    }
    rest = from < bytes.length ? Uint8Array.from(bytes.subarray(from)) : undefined
  }
}

/** A column, and of its last text the bytes that it was read from. */
interface Field {
  readonly kind: ReadAs
  readonly values: RawValue[]
  bytes: Buffer
  text: string
}

function takeValue(field: Field, bytes: Uint8Array, from: number, to: number): void {
  const first = bytes[from]
  if (first === BACKSLASH && to - from === 2 && bytes[from + 1] === CAPITAL_N) field.values.push(null)
  else if (field.kind === 'whole' && to - from <= SURELY_EXACT) field.values.push(wholeIn(bytes, from, to))
  else if (field.kind === 'boolean') field.values.push(first === YES)
  else field.values.push(textIn(field, bytes, from, to))
}

function wholeIn(bytes: Uint8Array, from: number, to: number): number {
  const isBelow = bytes[from] === MINUS
  let whole = 0
  for (let at = isBelow ? from + 1 : from; at < to; at += 1) whole = whole * 10 + ((bytes[at] as number) - NOUGHT)
  return isBelow ? -whole : whole
}

function textIn(field: Field, bytes: Uint8Array, from: number, to: number): string {
  if (isSame(field.bytes, bytes, from, to)) return field.text
  field.bytes = Buffer.from(bytes.subarray(from, to))
  const written = field.bytes.toString()
  field.text = written.includes('\\')
    ? written.replaceAll(/\\(.)/g, (_, letter: string) => MEANT[letter] ?? letter)
    : written
  return field.text
}

function isSame(one: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (one.length !== to - from) return false
  for (let at = from; at < to; at += 1) if (bytes[at] !== one[at - from]) return false
  return true
}

/** What stands after a backslash, and what it means; any other character means itself. */
const MEANT: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }
