import {
  type Count,
  type Counted,
  columnsOf,
  type Quantities,
  type Request,
  type WindowQuantities,
  type WindowRequest,
} from '../../models/index.ts'
import type { Ask } from './Ask.ts'
import { clinicQuantities, type ReadClinics } from './clinicQuantities.ts'
import { clinicReadings } from './clinicReadings.ts'
import { clinicSql, clinicStatement } from './clinicSql.ts'
import { countedFrom, type RawColumns } from './countedFrom.ts'
import { countSql } from './countSql.ts'
import type { Dialect } from './Dialect.ts'
import { refuseAbsentTables } from './refuseAbsentTables.ts'
import type { Schema } from './Schema.ts'
import { type Statement, statementName } from './Statement.ts'

/** An engine that is ready to be asked. */
interface Engine {
  readonly schema: Schema
  readonly dialect: Dialect
  readonly ask: Ask
}

/**
 * Counts what a plan asks for.
 *
 * @throws DataError where the data cannot answer
 */
export function countAll(request: Request, { schema, dialect, ask }: Engine): Promise<Quantities> {
  return quantitiesFrom(request, {
    clinics: async (reading) => {
      const found = clinicSql(reading, { schema, dialect })
      return found && { columns: found.columns, values: await ask(found.sql) }
    },
    count: async (count, { windows }) => {
      const { sql, keys } = countSql(count, { windows, schema, dialect })
      return { columns: await ask(sql), keys }
    },
  })
}

/** Where answers come from. */
interface Answers {
  readonly clinics: ReadClinics
  readonly count: (count: Count, part: WindowRequest) => Promise<RawColumns>
}

/** Puts answers together, wherever they come from and in whatever order their rows are. */
export async function quantitiesFrom(request: Request, answers: Answers): Promise<Quantities> {
  const { ids, quantitiesOf } = await clinicQuantities(request, answers.clinics)
  const clinics = new Map(ids.map((id, place) => [id, place]))
  const windows: WindowQuantities[] = []
  for (const part of request.windows) {
    const counts: Counted[] = []
    for (const count of part.counts)
      counts.push(countedFrom(count, await columnsFor(count, part), { clinics, windows: part.windows.length }))
    windows.push({ over: part.over, windows: part.windows, counts, ...quantitiesOf(part) })
  }
  return { clinics: ids, windows }

  async function columnsFor(count: Count, part: WindowRequest): Promise<RawColumns> {
    return part.windows.length > 0 ? answers.count(count, part) : noRows(count)
  }
}

/** Where no window is asked for, nothing is. */
function noRows({ keys, measures }: Count): RawColumns {
  const types = keys.flatMap((key) => Array.from({ length: columnsOf(key) }, () => 'empty' as const))
  return { columns: Array.from({ length: types.length + measures.length + 4 }, () => []), keys: types }
}

/** The statements that `countAll` sends, each once; of a table that the dataset lacks one that gives no rows. */
export function statementsOf(request: Request, schema: Schema, dialect: Dialect): readonly Statement[] {
  refuseAbsentTables(request, schema)
  const ofRows = request.windows.flatMap(({ counts, windows }) =>
    windows.length === 0
      ? []
      : counts.map((count): Statement => {
          const { sql, columns } = countSql(count, { windows, schema, dialect })
          return { name: countName(count, { windows }), columns, sql }
        }),
  )
  const ofClinics = clinicReadings(request).map((reading) => clinicStatement(reading, { schema, dialect }))
  const all = [...ofClinics, ...ofRows]
  return [...new Map(all.map((statement) => [statement.name, statement])).values()]
}

/** The name of a count's statement. What the plan calls it is no part of what is asked. */
export function countName(count: Count, { windows }: Pick<WindowRequest, 'windows'>): string {
  return statementName(count.rows, { count: { ...count, id: '' }, windows })
}
