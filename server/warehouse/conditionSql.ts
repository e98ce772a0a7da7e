import type { Condition } from '../../models/index.ts'
import { asKind, columnValue, listingValue, type RowSource, type Value } from './RowSource.ts'

/** A condition on one contact (`c`) in SQL, a predicate that is never unknown. */
export function conditionSql(condition: Condition, source: RowSource): string {
  switch (condition.type) {
    case 'always':
      return ALWAYS
    case 'is': {
      const value = kept(condition.fact, 'word', source)
      return value ? `(${value.sql} IS NOT NULL AND ${value.sql} = ${source.dialect.word(condition.word)})` : NEVER
    }
    case 'true': {
      const value = kept(condition.fact, 'boolean', source)
      return value ? source.dialect.truth.is(value.sql) : NEVER
    }
    case 'known': {
      const value = contactValue(condition.fact, source)
      return value.type === 'empty' ? NEVER : `${value.sql} IS NOT NULL`
    }
    case 'not':
      return `NOT (${conditionSql(condition.of, source)})`
    case 'and':
    case 'or': {
      const parts = condition.of.map((part) => `(${conditionSql(part, source)})`)
      if (parts.length === 0) return condition.type === 'and' ? ALWAYS : NEVER
      return parts.join(condition.type === 'and' ? ' AND ' : ' OR ')
    }
  }
}

// Not every engine has the words TRUE and FALSE.
const ALWAYS = '1 = 1'
const NEVER = '1 = 0'

/** A fact of a contact `c`. */
export function contactValue(name: string, source: RowSource): Value {
  if (name === 'listing') return listingValue(source, 'c')
  return columnValue(source, { table: 'contacts', alias: 'c', name })
}

function kept(name: string, kind: 'word' | 'boolean', source: RowSource): Value | undefined {
  const value = asKind(contactValue(name, source), kind, { entity: 'contact', name }, source)
  return value.type === 'empty' ? undefined : value
}
