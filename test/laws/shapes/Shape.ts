import type { Draft } from '../Draft.ts'

/** Writes one or a few payments, with the figures and formulas that they need, into a document. */
export type Shape = (draft: Draft) => void

/** What the words of a rate's time are. */
export const TIMES = ['month', 'quarter', 'year'] as const

/** The shape so many times in a list that one is picked from. */
export function times(count: number, shape: Shape): readonly Shape[] {
  return Array.from({ length: count }, () => shape)
}
