import type { Place } from './Diagnostic.ts'

interface Placed {
  readonly place: Place
  /** The key it stands under, or its list stands under: what a message calls it. Empty at the top of a document. */
  readonly under: string
}

/** One word, number or text, as it is written. What it means, the reader of its key decides. */
export interface RawScalar extends Placed {
  readonly type: 'scalar'
  readonly text: string
  /** `plain`: without quotes on one line, so that columns inside it are columns of the file. `lines`: on several. */
  readonly writing: 'plain' | 'quoted' | 'lines'
}

export interface RawList extends Placed {
  readonly type: 'list'
  readonly items: readonly Raw[]
}

export interface RawEntry {
  readonly key: RawScalar
  readonly value: Raw
}

export interface RawMap extends Placed {
  readonly type: 'map'
  /** In the order of the document. */
  readonly entries: ReadonlyMap<string, RawEntry>
}

/** A document as it is written: maps, lists and words, each with its place; nothing is checked yet. */
export type Raw = RawScalar | RawList | RawMap
