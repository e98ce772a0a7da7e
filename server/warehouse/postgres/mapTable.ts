import { FACTS } from '../../../models/index.ts'
import type { DataProblem } from '../../dataset/DataProblem.ts'
import { nearestWord } from '../../dataset/nearestWord.ts'
import { hasFacts, OWNERS_OF_COSTS, standardColumns } from '../../dataset/tables.ts'
import type { ReadTable } from '../Schema.ts'
import type { MappedColumn, MappedTable } from '../sourceSql.ts'
import type { RelationMapping } from '../WarehouseFile.ts'
import type { Relation, RelationColumn } from './describeRelation.ts'
import { mapColumn } from './mapColumn.ts'

/** A table of the file, and the relation that it names. */
export interface ToMap {
  readonly table: ReadTable
  readonly mapping: RelationMapping
  readonly relation: Relation
  /** The file, for messages. */
  readonly file: string
  readonly zone: string | undefined
}

/** How each column of a table is read from its relation, or everything that stands against it. */
export function mapTable(given: ToMap): { readonly mapped: MappedTable; readonly problems: readonly DataProblem[] } {
  const { table, mapping, relation } = given
  const problems: DataProblem[] = []
  const columns: MappedColumn[] = []
  for (const [name, from] of wantedColumns(given)) {
    const found = relation.columns.find((one) => one.name === from)
    if (!found) {
      problems.push(missingColumn(given, name, from))
      continue
    }
    const result = mapColumn(name, found, given)
    if ('message' in result) problems.push(result)
    else columns.push(result)
  }
  for (const { name, required, role } of standardColumns(table)) {
    if (columns.some((column) => column.name === name) || problems.some((one) => one.column === name)) continue
    const days = columns.find((column) => column.name === 'date')
    if (name === 'month' && days) columns.push({ ...days, name, isMonth: true })
    else if (required) problems.push(missingColumn(given, name, name))
    else columns.push(absentColumn(name, role))
  }
  const isThere = (name: string): boolean =>
    columns.some((column) => column.name === name && column.from !== undefined) ||
    problems.some((one) => one.column === name)
  if (table === 'costs' && !OWNERS_OF_COSTS.some(isThere)) problems.push(missingColumn(given, 'clinic', 'clinic'))
  const asked = [...Object.keys(mapping.values), ...Object.keys(mapping.decimals), ...Object.keys(mapping.types)]
  for (const name of asked.filter((one) => !columns.some((column) => column.name === one)))
    if (!problems.some((one) => one.column === name)) problems.push(missingColumn(given, name, name))
  return { mapped: { relation: [relation.schema, relation.name], columns }, problems }
}

/** Ours and theirs. Where no columns are named, all of them have our names. */
function wantedColumns({ table, mapping, relation }: ToMap): readonly (readonly [string, string])[] {
  const named = Object.entries(mapping.columns ?? {})
  if (mapping.columns && mapping.others === 'leave') return named
  const isTaken = ({ name }: RelationColumn): boolean =>
    named.some(([ours, theirs]) => ours === name || theirs === name) ||
    (!hasFacts(table) && !standardColumns(table).some((one) => one.name === name))
  return [...named, ...relation.columns.filter((column) => !isTaken(column)).map(({ name }) => [name, name] as const)]
}

function missingColumn({ table, mapping, relation, file }: ToMap, name: string, from: string): DataProblem {
  const theirs = relation.columns.map((column) => column.name)
  const near = nearestWord(from, theirs)
  const has = theirs.length <= 20 ? `It has ${theirs.map((one) => `\`${one}\``).join(', ')}.` : ''
  return {
    code: 'missing-column',
    file,
    column: name,
    message: `\`${mapping.relation}\` has no column \`${from}\`, which the table \`${table}\` needs for \`${name}\`.`,
    hint: near === undefined ? `${has} Name it under \`columns:\`.`.trim() : `Did you mean \`${near}\`?`,
  }
}

function absentColumn(name: string, role: string): MappedColumn {
  const type = role === 'yes-no' ? 'boolean' : ['id', 'reference', 'word'].includes(role) ? 'word' : 'integer'
  return { name, type, held: 'whole' }
}

/** Whether the vocabulary has a fact of this name that is several words. */
export function isSeveralWords(table: ReadTable, name: string): boolean {
  return FACTS.some((fact) => fact.name === name && fact.kind === 'words' && `${fact.entity}s` === table)
}
