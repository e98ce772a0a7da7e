import { compareWords } from '../../models/index.ts'
import type { CodeList } from './readCodeList.ts'

/** A category of ICD-10, `E11`, is the shortest beginning that means something. */
const CATEGORY = 3

/**
 * The beginnings of codes that each condition has, ordered. A list that says of every code what it is gives the shortest
 * beginnings under which each of its codes stays what it is: where all of `E11` is diabetes, `E11`. Any other list gives
 * its codes as they are.
 */
export function beginningsOf({ conditionsOf, saysAll }: CodeList): ReadonlyMap<string, readonly string[]> {
  const beginnings = new Map<string, string[]>()
  const found = saysAll ? shortest(conditionsOf) : new Set(conditionsOf)
  for (const [code, conditions] of found)
    for (const condition of conditions) beginnings.set(condition, [...(beginnings.get(condition) ?? []), code])
  return new Map([...beginnings].map(([condition, codes]) => [condition, codes.toSorted(compareWords)]))
}

/** Each code by its shortest beginning whose codes all have the same conditions. */
function shortest(conditionsOf: CodeList['conditionsOf']): ReadonlyMap<string, readonly string[]> {
  const meanings = new Map<string, string | undefined>() // of each beginning; undefined where its codes differ
  for (const [code, conditions] of conditionsOf) {
    const meaning = conditions.toSorted(compareWords).join('|')
    for (let length = CATEGORY; length <= code.length; length += 1) {
      const beginning = code.slice(0, length)
      meanings.set(beginning, !meanings.has(beginning) || meanings.get(beginning) === meaning ? meaning : undefined)
    }
  }
  const found = new Map<string, readonly string[]>()
  for (const [code, conditions] of conditionsOf) {
    let length = Math.min(CATEGORY, code.length)
    while (length < code.length && meanings.get(code.slice(0, length)) === undefined) length += 1
    found.set(code.slice(0, length), conditions)
  }
  return found
}

/**
 * Codes that would take in others with other conditions, were they read as beginnings: `I50` and `I50.9` in one list.
 */
export function takenIn({ conditionsOf, saysAll }: CodeList): readonly string[] {
  if (saysAll) return []
  return [...conditionsOf.keys()].filter((code) => {
    for (let length = 1; length < code.length; length += 1) {
      const above = conditionsOf.get(code.slice(0, length))
      if (above?.some((condition) => !conditionsOf.get(code)?.includes(condition))) return true
    }
    return false
  })
}
