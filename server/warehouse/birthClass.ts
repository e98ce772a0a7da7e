import type { Window } from '../../models/index.ts'

/** The latest birthday of the same year that gives the same age at every cut-off, of a patient `p`. */
export function birthClass(windows: readonly Window[]): string {
  const days = [...new Set(windows.map(({ cutOff }) => cutOff % 10_000))].toSorted((a, b) => a - b)
  const cases = days.map((day) => `WHEN p.birth % 10000 <= ${day} THEN ${day}`)
  return `p.birth - p.birth % 10000 + CASE ${cases.join(' ')} ELSE 9999 END`
}
