import type { Condition } from '../../models/index.ts'
import { asKind, columnValue, listingValue, type RowSource, type Value } from './RowSource.ts'

/** The rows of a count whose patients’ contacts or costs are tallied. */
export interface TalliedSource extends RowSource {
  readonly of: 'contacts' | 'costs'
}

/**
 * A condition on one contact or cost (`c`) in SQL. Of a fact that is missing it may be unknown, and so it stands only where that is as good
 * as no: in `WHERE`, and in `CASE WHEN`. Negations stand at single facts, so that no unknown becomes a yes.
 */
export function conditionSql(condition: Condition, source: TalliedSource): string {
  return written(condition, false, source)
}

function written(condition: Condition, isNegated: boolean, source: TalliedSource): string {
  switch (condition.type) {
    case 'always':
      return isNegated ? NO_ROW : EVERY_ROW
    case 'is': {
      const value = kept(condition.fact, 'word', source)
      const known = wordsIn(condition.fact, source)
      if (!value || known?.has(condition.word) === false) return isNegated ? EVERY_ROW : NO_ROW
      const word = source.dialect.word(condition.word)
      return isNegated ? `(${value.sql} IS NULL OR ${value.sql} <> ${word})` : `${value.sql} = ${word}`
    }
    case 'true': {
      const value = kept(condition.fact, 'boolean', source)
      if (!value) return isNegated ? EVERY_ROW : NO_ROW
      const is = source.dialect.truth.is(value.sql)
      return isNegated ? `NOT (${is})` : is
    }
    case 'known': {
      const value = talliedValue(condition.fact, source)
      if (value.type === 'empty') return isNegated ? EVERY_ROW : NO_ROW
      if (wordsIn(condition.fact, source)?.has(null) === false) return isNegated ? NO_ROW : EVERY_ROW
      return `${value.sql} IS ${isNegated ? '' : 'NOT '}NULL`
    }
    case 'not':
      return written(condition.of, !isNegated, source)
    case 'and':
    case 'or': {
      const isAnd = (condition.type === 'and') !== isNegated
      const [lists, parts] = isNegated ? [[], condition.of] : (isAnd ? otherWords : oneOfWords)(condition.of, source)
      const [nothing, decided] = isAnd ? [EVERY_ROW, NO_ROW] : [NO_ROW, EVERY_ROW]
      const all = [...lists, ...parts.map((part) => written(part, isNegated, source))].filter((sql) => sql !== nothing)
      if (all.includes(decided)) return decided
      if (all.length === 0) return nothing
      return all.length === 1 ? (all[0] ?? '') : `(${all.join(isAnd ? ' AND ' : ' OR ')})`
    }
  }
}

/** Conditions as lists of words, and those that are none. */
type Lists = readonly [readonly string[], readonly Condition[]]

/** One of several words: one list of them, which may be all that there are. And what else there is. */
function oneOfWords(parts: readonly Condition[], source: TalliedSource): Lists {
  const words = new Map<string, Set<string>>()
  for (const part of parts)
    if (part.type === 'is') words.set(part.fact, (words.get(part.fact) ?? new Set()).add(part.word))
  const sql = [...words].map(([fact, some]) => {
    const value = kept(fact, 'word', source)
    const known = wordsIn(fact, source)
    const met = [...some].filter((word) => known?.has(word) ?? true)
    if (!value || met.length === 0) return NO_ROW
    if (known?.size === met.length) return EVERY_ROW
    return `${value.sql} IN (${met.map(source.dialect.word).join(', ')})`
  })
  return [sql, parts.filter(({ type }) => type !== 'is')]
}

/** A word that is known and none of some: one list of words, which a missing word is not outside of. And what else there is. */
function otherWords(parts: readonly Condition[], source: TalliedSource): Lists {
  const lists = parts.flatMap((part) => {
    if (part.type !== 'known') return []
    const without = parts.flatMap((one) =>
      one.type === 'not' && one.of.type === 'is' && one.of.fact === part.fact ? [{ part: one, word: one.of.word }] : [],
    )
    const value = without.length > 0 ? kept(part.fact, 'word', source) : undefined
    return value ? [{ fact: part.fact, value, without, of: [part, ...without.map((one) => one.part)] }] : []
  })
  const taken = new Set<Condition>(lists.flatMap(({ of }) => of))
  const sql = lists.map(({ fact, value, without }) => {
    const words = without.map(({ word }) => word)
    const known = wordsIn(fact, source)
    if (known && [...known].every((word) => word === null || words.includes(word))) return NO_ROW
    return `${value.sql} NOT IN (${words.map(source.dialect.word).join(', ')})`
  })
  return [sql, parts.filter((part) => !taken.has(part))]
}

// Not every engine has the words TRUE and FALSE.
/** What every row meets. */
export const EVERY_ROW = '1 = 1'
/** What no row meets. */
export const NO_ROW = '1 = 0'

/** A fact of a contact or cost `c`. */
export function talliedValue(name: string, source: TalliedSource): Value {
  if (name === 'listing' && source.of === 'contacts') return listingValue(source, 'c')
  return columnValue(source, { table: source.of, alias: 'c', name })
}

/** All words of a fact, where they are known; what a contact's `listing` is stands in no column. */
function wordsIn(name: string, { schema, of }: TalliedSource): ReadonlySet<string | null> | undefined {
  return name === 'listing' && of === 'contacts' ? undefined : schema.get(of)?.words?.get(name)
}

/** What is tallied, as facts call it. */
export function entityOf({ of }: Pick<TalliedSource, 'of'>): 'contact' | 'cost' {
  return of === 'costs' ? 'cost' : 'contact'
}

function kept(name: string, kind: 'word' | 'boolean', source: TalliedSource): Value | undefined {
  const value = asKind(talliedValue(name, source), kind, { entity: entityOf(source), name }, source)
  return value.type === 'empty' ? undefined : value
}
