import type { TableMapping } from '../Mapping.ts'
import { type Field, fieldsOf, type Package } from '../Package.ts'
import type { Declared, Filling } from '../Source.ts'
import type { TableName } from '../tables.ts'

/** What the description and the mapping say of a column; the mapping has the last word. */
export function declaredOf(
  description: Package | undefined,
  fillings: readonly Filling[],
): (table: TableName, column: string) => Declared {
  return (table, column) => ({
    ...declaredInPackage(description, table, column),
    ...declaredInMapping(fillings, table, column),
  })
}

function declaredInMapping(fillings: readonly Filling[], table: TableName, column: string): Declared {
  const mappings = fillings.flatMap((filling) => (filling.table === table && filling.mapping ? [filling.mapping] : []))
  const first = <K extends 'types' | 'decimals' | 'minimum'>(key: K): TableMapping[K][string] | undefined =>
    mappings
      .map((mapping) => mapping[key][column] as TableMapping[K][string] | undefined)
      .find((one) => one !== undefined)
  return withoutAbsent({ type: first('types'), decimals: first('decimals'), minimum: first('minimum') })
}

function declaredInPackage(description: Package | undefined, table: TableName, column: string): Declared {
  const resource = description?.resources.find(({ name }) => name.toLowerCase() === table)
  const field = resource && fieldsOf(resource).find(({ name }) => name.trim().toLowerCase() === column)
  if (!field) return {}
  const { required, minimum, maximum, enum: words } = field.constraints ?? {}
  return withoutAbsent({
    type: typeOf(field),
    required,
    decimals: field.decimals,
    minimum,
    maximum,
    words: words?.map(String),
  })
}

/** Types of Frictionless that mean one of ours; a date is told by the table itself. */
function typeOf({ type }: Field): Declared['type'] {
  switch (type) {
    case 'integer':
    case 'number':
    case 'boolean':
      return type
    case 'string':
      return 'word'
    case 'array':
    case 'list':
      return 'words'
    default:
      return undefined
  }
}

function withoutAbsent(declared: Declared): Declared {
  return Object.fromEntries(Object.entries(declared).filter(([, value]) => value !== undefined))
}
