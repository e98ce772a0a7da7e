import type { Operator, Span } from './Expression.ts'

/**
 * A formula as it is written, before anything in it has a meaning. Brackets are gone, but count in the span of what they
 * hold, unless that is one word.
 */
export type Tree =
  | { readonly type: 'figure'; readonly text: string; readonly span: Span }
  | { readonly type: 'word'; readonly word: string; readonly span: Span }
  | { readonly type: 'name'; readonly name: string; readonly span: Span }
  | { readonly type: 'operation'; readonly operator: Operator; readonly of: readonly Tree[]; readonly span: Span }
  | {
      readonly type: 'call'
      readonly name: string
      readonly nameSpan: Span
      readonly of: readonly Tree[]
      readonly span: Span
    }
