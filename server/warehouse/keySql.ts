import { columnsOf, type Key } from '../../models/index.ts'
import type { Beside } from './Beside.ts'
import { codedConditions, deliveredConditions } from './conditionsSql.ts'
import { measurementSql } from './measurementSql.ts'
import {
  ageValue,
  asKind,
  EMPTY,
  factValue,
  hasPatients,
  listingValue,
  type RowSource,
  type Value,
} from './RowSource.ts'
import { tallySql } from './tallySql.ts'

/** The columns of a key; what they need beside the rows is added to `beside`. */
export function keySql(key: Key, source: RowSource, beside: Beside): readonly Value[] {
  const { truth } = source.dialect
  switch (key.type) {
    case 'fact':
      return [asKind(factValue(source, key.fact), key.kind, key.fact, source)]
    case 'known': {
      const value = factValue(source, key.fact)
      return [{ sql: value.type === 'empty' ? truth.no : truth.of(`(${value.sql}) IS NOT NULL`), type: 'boolean' }]
    }
    case 'patient':
      if (!hasPatients(source)) return [{ sql: truth.no, type: 'boolean' }]
      return [{ sql: source.listed ? truth.yes : truth.of('p.id IS NOT NULL'), type: 'boolean' }]
    case 'listing':
      return [listingValue(source, 'r')]
    case 'age':
    case 'conditions':
    case 'measurement':
    case 'tally':
      return hasPatients(source) ? patientKey(key, source, beside) : Array.from({ length: columnsOf(key) }, () => EMPTY)
  }
}

type PatientKey = Extract<Key, { type: 'age' | 'conditions' | 'measurement' | 'tally' }>

function patientKey(key: PatientKey, source: RowSource, beside: Beside): readonly Value[] {
  switch (key.type) {
    case 'age':
      return [ageValue(source)]
    case 'conditions':
      return key.coding
        ? codedConditions({ words: key.words, coding: key.coding }, source, beside)
        : deliveredConditions(key.words, source, beside)
    case 'measurement':
      return [measurementSql(key, source, beside)]
    case 'tally':
      return [tallySql(key, source, beside)]
  }
}
