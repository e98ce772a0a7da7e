import { DataError } from '../dataset/DataProblem.ts'
import type { ValueType } from './RowSource.ts'

/** What a model reads a column as. */
export type ReadKind = 'number' | 'word' | 'boolean' | 'words'

/** What a column gives, as a model would read it. */
export function kindOf(type: ValueType): ReadKind | 'nothing' {
  switch (type) {
    case 'integer':
    case 'bigint':
    case 'decimal':
    case 'millionths':
      return 'number'
    case 'empty':
      return 'nothing'
    case 'place':
      return 'word'
    default:
      return type
  }
}

/** May a column of this type be read as this? Codes of digits alone look like numbers to an importer, and are words as well. */
export function isReadAs(type: ValueType, kind: ReadKind): boolean {
  const given = kindOf(type)
  if (given === 'nothing' || given === kind || (given === 'word' && kind === 'words')) return true
  return kind === 'word' && (type === 'integer' || type === 'bigint')
}

/** A fact of which the dataset gives another kind than the model reads. */
export function wrongKind(
  { entity, name }: { readonly entity: string; readonly name: string },
  { table, kind, given }: { readonly table: string; readonly kind: ReadKind; readonly given: ReadKind | 'nothing' },
): DataError {
  return new DataError([
    {
      code: 'wrong-kind',
      file: table,
      column: name,
      message: `The model reads \`${entity}.${name}\` as ${IN_WORDS[kind]}, but the dataset gives ${IN_WORDS[given]}.`,
      hint: 'Change the kind of the fact in the model, or the type of the column where the data is imported.',
    },
  ])
}

const IN_WORDS = {
  number: 'a number',
  word: 'a word',
  boolean: 'yes or no',
  words: 'several words',
  nothing: 'nothing',
} as const
