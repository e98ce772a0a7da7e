import { type Day, dayOf } from '../../../models/index.ts'
import type { TableDescription } from '../../dataset/Description.ts'
import { DataError, type DataProblem } from '../../dataset/DataProblem.ts'
import { nearestWord } from '../../dataset/nearestWord.ts'
import type { TableName } from '../../dataset/tables.ts'
import { READ_TABLES, type ReadSchema, type ReadTable, type TableSchema } from '../Schema.ts'
import type { RelationMapping, WarehouseFile } from '../WarehouseFile.ts'
import { checkReferences } from './checkReferences.ts'
import { checkRules } from './checkRules.ts'
import { checkTable } from './checkTable.ts'
import { describeRelation, relationNames } from './describeRelation.ts'
import { mapTable } from './mapTable.ts'
import type { Session } from './openSession.ts'
import { withWholeIds } from './withWholeIds.ts'

/** Where the tables of a file are looked for. */
interface Place {
  readonly session: Session
  /** The file, for messages. */
  readonly file: string
  readonly zone: string | undefined
  /** Today, where days are held against each other. */
  readonly today: Day | undefined
}

/** The tables of a dataset as they lie in a database. */
export interface LyingTables {
  readonly schema: ReadSchema
  readonly tables: Readonly<Partial<Record<TableName, TableDescription>>>
}

/**
 * Looks the tables of a file up in a database, and through their rows.
 *
 * @throws DataError with everything that is wrong: first with their names and types, then with their rows
 */
export async function readTables(given: WarehouseFile, place: Place): Promise<LyingTables> {
  const mapped = await mapTables(given, place)
  const problems: DataProblem[] = []
  const schema = new Map<ReadTable, TableSchema>()
  const tables: Partial<Record<TableName, TableDescription>> = {}
  const asked = { ask: place.session.ask, file: place.file }
  for (const [table, one] of mapped) {
    const { rows, largestN, problems: found } = await checkTable(table, mapped, asked)
    problems.push(...found)
    schema.set(table, { ...one, hasAlike: largestN > 1 })
    const columns = (one.mapped?.columns ?? []).filter(({ from }) => from !== undefined)
    tables[table] = {
      rows,
      largestN,
      columns: columns.map(({ name, type, decimals, digits }) => ({ name, type, decimals, digits })),
    }
  }
  if (problems.length === 0)
    problems.push(
      ...(await checkRules(mapped, { ...asked, days: daysOf(given, place) })),
      ...(await checkReferences(mapped, asked)),
    )
  refuse(problems)
  return { schema, tables }
}

/** The day up to which the data goes, and today. */
function daysOf({ dataset }: WarehouseFile, { today }: Place) {
  return today === undefined ? undefined : { today, asOf: dataset.as_of === undefined ? today : dayOf(dataset.as_of) }
}

/** Names and types of all tables, before any row is read. */
async function mapTables(given: WarehouseFile, place: Place): Promise<ReadSchema> {
  const { session, file, zone } = place
  const problems: DataProblem[] = []
  const schema = new Map<ReadTable, TableSchema>()
  for (const table of READ_TABLES) {
    const mapping = given.tables[table]
    if (!mapping) continue
    const relation = await describeRelation(mapping.relation, session)
    if (!relation) {
      problems.push(await missingRelation(table, mapping, place))
      continue
    }
    const { mapped, problems: found } = mapTable({ table, mapping, relation, file, zone })
    problems.push(...found)
    const columns = mapped.columns.filter(({ from }) => from !== undefined)
    schema.set(table, { columns: new Map(columns.map(({ name, type }) => [name, type])), hasAlike: false, mapped })
  }
  if (!given.tables.clinics)
    problems.push({
      code: 'missing-table',
      file,
      message: 'The file names no table `clinics`.',
      hint: 'Add it under `tables:`.',
    })
  refuse(problems)
  return withWholeIds(schema)
}

function refuse(problems: readonly DataProblem[]): void {
  if (problems.length > 0) throw new DataError(problems.slice(0, MOST_TOLD), problems.length)
}

const MOST_TOLD = 100

async function missingRelation(
  table: ReadTable,
  { relation }: RelationMapping,
  { session, file }: Place,
): Promise<DataProblem> {
  const near = nearestWord(relation, await relationNames(session))
  return {
    code: 'missing-table',
    file,
    message: `The database has no table or view \`${relation}\`, which the file names for \`${table}\`.`,
    hint:
      near === undefined
        ? 'Write it as the database does, with its schema: `vard.patient`.'
        : `Did you mean \`${near}\`?`,
  }
}
