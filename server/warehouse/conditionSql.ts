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
      return isNegated ? NEVER : ALWAYS
    case 'is': {
      const value = kept(condition.fact, 'word', source)
      if (!value) return isNegated ? ALWAYS : NEVER
      const word = source.dialect.word(condition.word)
      return isNegated ? `(${value.sql} IS NULL OR ${value.sql} <> ${word})` : `${value.sql} = ${word}`
    }
    case 'true': {
      const value = kept(condition.fact, 'boolean', source)
      if (!value) return isNegated ? ALWAYS : NEVER
      const is = source.dialect.truth.is(value.sql)
      return isNegated ? `NOT (${is})` : is
    }
    case 'known': {
      const value = talliedValue(condition.fact, source)
      if (value.type === 'empty') return isNegated ? ALWAYS : NEVER
      return `${value.sql} IS ${isNegated ? '' : 'NOT '}NULL`
    }
    case 'not':
      return written(condition.of, !isNegated, source)
    case 'and':
    case 'or': {
      const isAnd = (condition.type === 'and') !== isNegated
      const [others, parts] = isAnd && !isNegated ? otherWords(condition.of, source) : [[], condition.of]
      const all = [...others, ...parts.map((part) => written(part, isNegated, source))]
      if (all.length === 0) return isAnd ? ALWAYS : NEVER
      return all.length === 1 ? (all[0] ?? '') : `(${all.join(isAnd ? ' AND ' : ' OR ')})`
    }
  }
}

/** A word that is known and none of some: one list of words, which a missing word is not outside of. And what else there is. */
function otherWords(
  parts: readonly Condition[],
  source: TalliedSource,
): readonly [readonly string[], readonly Condition[]] {
  const lists = parts.flatMap((part) => {
    if (part.type !== 'known') return []
    const without = parts.flatMap((one) =>
      one.type === 'not' && one.of.type === 'is' && one.of.fact === part.fact ? [{ part: one, word: one.of.word }] : [],
    )
    const value = without.length > 0 ? kept(part.fact, 'word', source) : undefined
    return value ? [{ value, without, of: [part, ...without.map((one) => one.part)] }] : []
  })
  const taken = new Set<Condition>(lists.flatMap(({ of }) => of))
  const sql = lists.map(
    ({ value, without }) => `${value.sql} NOT IN (${without.map(({ word }) => source.dialect.word(word)).join(', ')})`,
  )
  return [sql, parts.filter((part) => !taken.has(part))]
}

// Not every engine has the words TRUE and FALSE.
const ALWAYS = '1 = 1'
const NEVER = '1 = 0'

/** A fact of a contact or cost `c`. */
export function talliedValue(name: string, source: TalliedSource): Value {
  if (name === 'listing' && source.of === 'contacts') return listingValue(source, 'c')
  return columnValue(source, { table: source.of, alias: 'c', name })
}

/** What is tallied, as facts call it. */
export function entityOf({ of }: Pick<TalliedSource, 'of'>): 'contact' | 'cost' {
  return of === 'costs' ? 'cost' : 'contact'
}

function kept(name: string, kind: 'word' | 'boolean', source: TalliedSource): Value | undefined {
  const value = asKind(talliedValue(name, source), kind, { entity: entityOf(source), name }, source)
  return value.type === 'empty' ? undefined : value
}
