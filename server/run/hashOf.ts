import { createHash } from 'node:crypto'
import { hashedText, type HashedText } from './hashedText.ts'

/**
 * The hash of a text, as manifests and scenarios write it.
 *
 * @example
 * hashOf('') // => 'sha256-e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
 */
export function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('hex')}`
}

/**
 * The hash of data, whatever the order in which its keys were written: of its JSON with the keys of each record in order. The text of
 * a million cells is hashed as it is written, and never whole in memory.
 */
export function hashOfData(data: unknown): string {
  const text = hashedText()
  write(written(data), text)
  return `sha256-${text.digest()}`
}

function write(value: unknown, text: HashedText): void {
  if (Array.isArray(value)) writeList(value, text)
  else if (isRecord(value)) writeRecord(value, text)
  else text.add(JSON.stringify(value) ?? 'null')
}

/** A column of ids has as many words as rows: these are not kept. */
const MOST_WORDS = 1_000

/** Lists of whole numbers, such as columns of cells, are all but a little of what is written. */
function writeList(list: readonly unknown[], text: HashedText): void {
  // A column of words has few different ones, and to write each anew is most of the time.
  const said = new Map<string, string>()
  const quoted = (word: string): string => {
    const known = said.get(word)
    if (known !== undefined) return known
    const json = JSON.stringify(word)
    if (said.size < MOST_WORDS) said.set(word, json)
    return json
  }
  text.add('[')
  const last = list.length - 1
  for (let place = 0; place <= last; place += 1) {
    place = text.addWholes(list, place, last)
    const one = list[place]
    if (typeof one === 'string') text.add(quoted(one))
    else write(written(one), text)
    if (place < last) text.add(',')
  }
  text.add(']')
}

function writeRecord(record: Readonly<Record<string, unknown>>, text: HashedText): void {
  let separator = ''
  text.add('{')
  for (const [key, value] of Object.entries(inOrder(record))) {
    const given = written(value)
    // JSON leaves out what it has no word for.
    if (given === undefined || typeof given === 'function' || typeof given === 'symbol') continue
    text.add(`${separator}${JSON.stringify(key)}:`)
    write(given, text)
    separator = ','
  }
  text.add('}')
}

/** The same record with its keys in order; whole numbers come first, as in every object. */
function inOrder(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const keys = Object.keys(record).toSorted((a, b) => (a < b ? -1 : 1))
  return Object.fromEntries(keys.map((key) => [key, record[key]]))
}

/** What has its own way to be written, such as a date. */
function written(value: unknown): unknown {
  const { toJSON } = (isRecord(value) ? value : {}) as { readonly toJSON?: () => unknown }
  return typeof toJSON === 'function' ? toJSON.call(value) : value
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
