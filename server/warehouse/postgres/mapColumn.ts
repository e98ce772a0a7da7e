import type { DataProblem, DataProblemCode } from '../../dataset/DataProblem.ts'
import { type ColumnRole, standardColumns } from '../../dataset/tables.ts'
import type { ColumnType, ReadTable } from '../Schema.ts'
import type { MappedColumn } from '../sourceSql.ts'
import type { RelationColumn } from './describeRelation.ts'
import { isSeveralWords, type ToMap } from './mapTable.ts'

/** How a column is read, by what it must hold and what it holds; or why it cannot be. */
export function mapColumn(name: string, found: RelationColumn, given: ToMap): MappedColumn | DataProblem {
  const { table, mapping } = given
  if (!found.mayRead)
    return problem(
      'no-right',
      `The role may not read \`${found.name}\`.`,
      'Its owner can allow it: GRANT SELECT ON … TO ….',
    )
  if (found.held === undefined)
    return problem(
      'wrong-kind',
      `\`${found.name}\` is ${found.written}, which no column of a dataset can hold.`,
      'Give a view with a number, a text, a BOOLEAN or a DATE.',
    )
  if (found.held === 'zoned' && given.zone === undefined)
    return problem(
      'wrong-kind',
      `\`${found.name}\` is ${found.written}: on which day a moment lies depends on where one is.`,
      'Write `time_zone: Europe/Stockholm` in the file, or give a view with DATE.',
    )
  const role = standardColumns(table).find((one) => one.name === name)?.role
  // Where no word is named, each stays as it is.
  const words = Object.keys(mapping.values[name] ?? {}).length > 0 ? mapping.values[name] : undefined
  const said = mapping.types[name]
  const base = {
    name,
    from: found.name,
    held: found.held,
    words,
    zone: found.held === 'zoned' ? given.zone : undefined,
  }
  const type = typeFor({ role, found, said: words || said === 'word' ? 'word' : said, table, name })
  if (type === undefined)
    return problem(
      'wrong-kind',
      `\`${found.name}\` is ${found.written}, and \`${name}\` must be ${role === undefined ? 'a fact: a number, a word, or yes or no' : EXPECTED[role]}.`,
      'Give a view where it is so.',
    )
  if (type !== 'decimal')
    return { ...base, type, isMonth: role === 'month' && found.held !== 'whole' && found.held !== 'decimal' }
  const decimals = mapping.decimals[name] ?? found.decimals
  if (decimals === undefined)
    return problem(
      'double-column',
      found.held === 'double'
        ? `\`${found.name}\` is ${found.written}: sums of floating point depend on the order of rows.`
        : `\`${found.name}\` is ${found.written} without a number of decimals.`,
      `Give a view with DECIMAL, or say to how many decimals it is rounded: \`decimals: { ${name}: 4 }\`.`,
    )
  const most = role === 'number' || table === 'clinics' ? 15 : 6
  if (decimals > most)
    return problem(
      'too-many-decimals',
      `\`${found.name}\` has ${decimals} decimals, and \`${name}\` may have ${most}.`,
      `Say to how many it is rounded: \`decimals: { ${name}: ${most} }\`.`,
    )
  return { ...base, type, decimals, digits: 38 }

  function problem(code: DataProblemCode, message: string, hint: string): DataProblem {
    return { code, file: given.file, column: `${table}.${name}`, message, hint }
  }
}

const EXPECTED: Readonly<Record<ColumnRole, string>> = {
  id: 'text or a whole number',
  reference: 'text or a whole number',
  word: 'text or a whole number',
  count: 'a whole number',
  day: 'a DATE, or a whole number such as 20260131',
  month: 'a DATE, or a whole number such as 202601',
  'yes-no': 'a BOOLEAN',
  measure: 'a number',
  number: 'a number',
}

interface Typed {
  readonly role: ColumnRole | undefined
  readonly found: RelationColumn
  /** What the file says of it. */
  readonly said: 'word' | 'words' | undefined
  readonly table: ReadTable
  readonly name: string
}

/** Nothing where the one cannot be the other. */
function typeFor({ role, found, said, table, name }: Typed): ColumnType | undefined {
  const { held, bytes, decimals } = found
  const isText = held === 'text'
  const isWhole = held === 'whole' || (held === 'decimal' && decimals === 0)
  const isNumber = isWhole || held === 'decimal' || held === 'double'
  switch (role) {
    case 'id':
    case 'reference':
    case 'word':
      return isText || isWhole ? 'word' : undefined
    case 'count':
      return isWhole ? 'integer' : undefined
    case 'day':
    case 'month':
      return isWhole || held === 'date' || held === 'zoned' ? 'integer' : undefined
    case 'yes-no':
      return held === 'truth' ? 'boolean' : undefined
    case 'measure':
    case 'number':
      return isNumber ? numberType(held, bytes) : undefined
    case undefined:
      if (held === 'list') return said === 'word' ? undefined : 'words'
      if (said === 'words' || (isText && isSeveralWords(table, name))) return isText ? 'words' : undefined
      if (said === 'word' || isText) return isText || isWhole ? 'word' : undefined
      if (held === 'truth') return 'boolean'
      return isNumber ? numberType(held, bytes) : undefined
  }
}

function numberType(held: RelationColumn['held'], bytes: number): ColumnType {
  if (held !== 'whole') return 'decimal'
  return bytes === 8 ? 'bigint' : 'integer'
}
