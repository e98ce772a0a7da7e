import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type Range,
  Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { decodeText } from './decodeText.ts'
import { findExcess } from './findExcess.ts'
import { type PlaceOf, placeIn } from './placeIn.ts'
import type { Raw, RawEntry, RawMap, RawScalar } from './Raw.ts'
import type { Report } from './Report.ts'
import { tellSyntaxError } from './tellSyntaxError.ts'

/** A file as it came. */
export interface DocumentFile {
  readonly file: string
  readonly text: Uint8Array | string
}

/**
 * Reads a file as one map of keys, each with its place. It takes YAML 1.2 without what would let one thing be written in
 * two ways: anchors, aliases, tags and merge keys. All words stay as they are written, for YAML's own numbers lose
 * digits; what a word means is for the reader of its key to say.
 */
export function readDocument({ file, text: content }: DocumentFile, report: Report): RawMap | undefined {
  const text = decodeText(content)
  if (text === undefined) {
    return report.error('not-text', placeIn(file, '')(0, 0), 'This file is not text.', {
      hint: 'Save it as plain text in UTF-8.',
    })
  }
  const placeOf = placeIn(file, text)
  const excess = findExcess(text)
  if (excess) return report.error(excess.code, placeOf(excess.start, excess.end), excess.message)

  const document = parseDocument(text, {
    version: '1.2',
    schema: 'failsafe',
    merge: false,
    uniqueKeys: false, // its check compares each key with all others; ours also tells both places
    prettyErrors: false,
    logLevel: 'error', // `silent` would pass over all documents but the first
  })
  const [first] = document.errors.toSorted((one, other) => one.pos[0] - other.pos[0])
  if (first) return tellSyntaxError(first, { document, text, placeOf }, report)
  const directive = DIRECTIVE.exec(text)
  if (directive) {
    const at = directive[0].length - 1
    return report.error('yaml-feature', placeOf(at, at + 1), 'A directive, `%`, is not used here.', {
      hint: 'Leave it out.',
    })
  }
  const root = rawOf(document.contents, '', { placeOf, text, report, key: placeOf(0, 1) })
  if (root === undefined || root.type === 'map') return root
  const isEmpty = root.type === 'scalar' && root.text === ''
  const message = isEmpty ? 'There is nothing in this document.' : 'A document is made of keys, one on a line.'
  return report.error('wrong-document', root.place, message, {
    hint: 'A model begins with `format: 1` and `model:` with its name.',
  })
}

/** A `%` that begins a line before anything but comments. */
const DIRECTIVE = /^\uFEFF?(?:[ \t\r]*\n|#[^\n]*\n)*%/

interface Reading {
  readonly placeOf: PlaceOf
  readonly text: string
  readonly report: Report
  /** Where the key stands: the place of what is empty. */
  readonly key: ReturnType<PlaceOf>
}

/** The depth of these calls is bounded by `findExcess`. */
function rawOf(node: Node | null, under: string, reading: Reading): Raw | undefined {
  if (node === null) return { type: 'scalar', text: '', writing: 'plain', under, place: reading.key }
  const [start, end] = (node.range ?? [0, 0, 0]) satisfies Range
  const place = reading.placeOf(start, end)
  if (isAlias(node)) return refuseFeature('An alias, `*`', place, reading)
  if ('anchor' in node && node.anchor !== undefined)
    return refuseFeature('An anchor, `&`', markBefore('&', start, reading), reading)
  if (node.tag !== undefined) return refuseFeature('A tag, `!`', markBefore('!', start, reading), reading)

  if (isMap(node)) return { type: 'map', entries: entriesOf(node, reading), under, place }
  if (isSeq(node)) return { type: 'list', items: itemsOf(node, under, reading), under, place }
  return isScalar(node) ? scalarOf(node, under, place, reading) : undefined
}

/** The place of an anchor or a tag, which stands before the value. */
function markBefore(mark: '&' | '!', start: number, { text, placeOf }: Reading) {
  const at = text.lastIndexOf(mark, start)
  const begin = text[at - 1] === mark ? at - 1 : at
  const length = /^\S*/.exec(text.slice(begin, begin + 100))?.[0].length ?? 1
  return placeOf(begin, begin + length)
}

function itemsOf(node: YAMLSeq, under: string, reading: Reading): readonly Raw[] {
  return node.items.flatMap((item) => rawOf(item as Node | null, under, reading) ?? [])
}

function entriesOf(node: YAMLMap, reading: Reading): ReadonlyMap<string, RawEntry> {
  const entries = new Map<string, RawEntry>()
  for (const pair of node.items) {
    const key = rawOf(pair.key as Node | null, '', reading)
    if (key === undefined) continue
    if (key.type !== 'scalar') {
      reading.report.error('yaml-feature', key.place, 'A key is one word here, not a list or keys of its own.')
      continue
    }
    const value = rawOf(pair.value as Node | null, key.text, { ...reading, key: key.place })
    const before = entries.get(key.text)
    if (key.text === '<<') refuseFeature('A merge key, `<<`', key.place, reading)
    else if (before) refuseTwice(key, before.key, reading)
    else if (value) entries.set(key.text, { key, value })
  }
  return entries
}

function scalarOf(node: Scalar, under: string, place: ReturnType<PlaceOf>, reading: Reading): RawScalar {
  const text = typeof node.value === 'string' ? node.value : ''
  const isPlain = node.type === Scalar.PLAIN
  if (text === '' && isPlain) return { type: 'scalar', text, writing: 'plain', under, place: reading.key }
  const isOneLine = !reading.text.slice(place.start, place.end).includes('\n')
  return { type: 'scalar', text, writing: !isOneLine ? 'lines' : isPlain ? 'plain' : 'quoted', under, place }
}

function refuseFeature(what: string, place: ReturnType<PlaceOf>, { report }: Reading): undefined {
  return report.error('yaml-feature', place, `${what}, is not used here.`, { hint: 'Write it out.' })
}

function refuseTwice(key: RawScalar, before: RawScalar, { report }: Reading): void {
  report.error('duplicate-key', key.place, `\`${key.text}\` stands here twice.`, {
    also: [before.place],
    hint: 'Keep one of them.',
  })
}
