import { columnsOf, type Key } from '../../../models/index.ts'
import type { Value } from '../RowSource.ts'

const NUMBER = ['integer', 'bigint', 'decimal', 'millionths', 'empty'] as const
const WORD = ['word', 'empty'] as const
const TRUTH = ['boolean', 'empty'] as const

/** What may be in each column of a key. `empty` is a column of a dataset that has no such values. */
export function typesOf(key: Key): readonly (readonly Value['type'][])[] {
  return Array.from({ length: columnsOf(key) }, () => typesOfEach(key))
}

function typesOfEach(key: Key): readonly Value['type'][] {
  switch (key.type) {
    case 'fact':
      return { number: NUMBER, word: WORD, boolean: TRUTH }[key.kind]
    case 'known':
    case 'patient':
      return TRUTH
    case 'listing':
      return WORD
    case 'tally':
      return key.how === 'any' ? TRUTH : NUMBER
    case 'age':
    case 'conditions':
    case 'measurement':
      return NUMBER
  }
}
