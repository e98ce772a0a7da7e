import type { MathNode } from './MathNode.ts'
import type { Text } from './Text.ts'

/** The languages that a rule book is written in. */
export type Language = 'sv' | 'en'

/** A table of a rule book; the first of a row's cells is its heading. */
export interface RuleTable {
  readonly caption: Text
  readonly columns: readonly Text[]
  readonly rows: readonly (readonly Text[])[]
  /** Columns of numbers stand to the right. */
  readonly numbers: readonly number[]
}

/** A rate on its days, with where it comes from. */
export interface FigureItem {
  /** By which a rate is linked to: `rate-visit_fee`. */
  readonly id?: string
  /** It is missing. */
  readonly isOpen: boolean
  readonly text: Text
}

/** One thing below another in a rule book. */
export type Block =
  | { readonly type: 'paragraph'; readonly text: Text }
  /** What the author of the document says of it, in the author's words. */
  | { readonly type: 'note'; readonly text: Text }
  /** What a reader must not miss: an open figure, an illustrative model. */
  | { readonly type: 'warning'; readonly text: Text }
  | { readonly type: 'list'; readonly items: readonly Text[] }
  /** Rates with where they come from, smaller than the rules themselves. */
  | { readonly type: 'figures'; readonly items: readonly FigureItem[] }
  /** A formula as mathematics, and the same in words for who does not see it. */
  | { readonly type: 'formula'; readonly math: MathNode; readonly words: string }
  | ({ readonly type: 'table' } & RuleTable)

/** A part of a rule book that can be linked to: `#payment-visit_payment`. */
export interface Section {
  readonly id: string
  /** `3`, `3.1`. */
  readonly number: string
  readonly heading: string
  readonly blocks: readonly Block[]
  readonly sections: readonly Section[]
}

/** A model as text that the manager of a clinic can read: made from the checked model, and nothing else. */
export interface RuleBook {
  readonly model: string
  readonly language: Language
  readonly title: string
  readonly subtitle: string
  readonly sections: readonly Section[]
}
