import type { Draft } from './Draft.ts'

/** A browser gives a site some five million characters; drafts take at most this much of them. */
const MOST_CHARACTERS = 2_000_000
const MOST_DRAFTS = 40

/**
 * The drafts that are kept where there are too many: the oldest go first, but never what was asked to be saved, and never the
 * one that was just written.
 */
export function bounded(drafts: readonly Draft[], written?: string): readonly Draft[] {
  const isHeld = ({ sending, place }: Draft): boolean => sending !== null || place === written
  const held = drafts.filter(isHeld)
  let characters = held.reduce((sum, one) => sum + sizeOf(one), 0)
  let count = held.length
  const kept = new Set(held)
  for (const draft of drafts.filter((one) => !isHeld(one)).toSorted((one, other) => (one.at < other.at ? 1 : -1))) {
    characters += sizeOf(draft)
    count += 1
    if (characters > MOST_CHARACTERS || count > MOST_DRAFTS) break
    kept.add(draft)
  }
  return drafts.filter((one) => kept.has(one))
}

const sizeOf = (draft: Draft): number => JSON.stringify(draft).length
