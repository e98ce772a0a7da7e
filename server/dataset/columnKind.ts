import { FACTS } from '../../models/index.ts'
import type { Declared } from './Source.ts'
import { type ColumnRole, standardColumns, type TableName } from './tables.ts'

/** What a column must hold: what the table itself needs, what the vocabulary or the source says, or whatever its values are. */
export interface ColumnKind {
  readonly role: ColumnRole | 'fact-number' | 'fact-word' | 'fact-words' | 'fact-yes-no' | 'open'
  readonly required: boolean
  /** The only words that may stand in it. */
  readonly words?: readonly string[] | undefined
  readonly minimum?: number | undefined
  readonly maximum?: number | undefined
  readonly isWhole?: boolean
  readonly decimals?: number | undefined
}

const ENTITIES: Readonly<Partial<Record<TableName, string>>> = {
  clinics: 'clinic',
  patients: 'patient',
  contacts: 'contact',
  enrolments: 'enrolment',
  costs: 'cost',
}

/** The kind of a column of a table. */
export function columnKind(table: TableName, name: string, declared: Declared): ColumnKind {
  const standard = standardColumns(table).find((column) => column.name === name)
  const limits = {
    minimum: declared.minimum,
    maximum: declared.maximum,
    decimals: declared.decimals,
    words: declared.words,
  }
  if (standard)
    return { role: standard.role, required: standard.required === true || declared.required === true, ...limits }

  const entity = ENTITIES[table]
  const fact = FACTS.find((one) => one.entity === entity && one.name === name && one.table !== 'computed')
  if (!fact)
    return {
      role: roleOf(declared.type),
      required: declared.required === true,
      isWhole: declared.type === 'integer',
      ...limits,
    }
  if (name === 'age') return { role: 'fact-number', required: false, isWhole: true, minimum: 0, maximum: 120 }
  const role = ({ number: 'fact-number', word: 'fact-word', words: 'fact-words', boolean: 'fact-yes-no' } as const)[
    fact.kind
  ]
  return {
    role,
    required: declared.required === true,
    ...limits,
    words: declared.words ?? fact.words,
    minimum: minimumOf(name, declared),
  }
}

/** Numbers of patients and other counts are never below zero, by the end of their name. */
export function minimumOf(name: string, { minimum }: Declared = {}): number | undefined {
  return (
    minimum ?? (/(^|_)(patients|persons|listed|contacts|count|list|population|list_size)$/.test(name) ? 0 : undefined)
  )
}

function roleOf(type: Declared['type']): ColumnKind['role'] {
  switch (type) {
    case 'integer':
    case 'number':
      return 'fact-number'
    case 'word':
      return 'fact-word'
    case 'words':
      return 'fact-words'
    case 'boolean':
      return 'fact-yes-no'
    case undefined:
      return 'open'
  }
}
