import {
  type ByWindow,
  type Count,
  type Counted,
  columnsOf,
  type KeyValue,
  type Quantities,
  type RatedSum,
  type Request,
  type WindowQuantities,
  type WindowRequest,
} from '../../models/index.ts'
import type { Ask } from './Ask.ts'
import { clinicQuantities, type ReadClinics } from './clinicQuantities.ts'
import { clinicReadings } from './clinicReadings.ts'
import { clinicSql, clinicStatement } from './clinicSql.ts'
import { countedFrom, type RawColumns } from './countedFrom.ts'
import { countGroupings } from './countGroupings.ts'
import { type AskCount, countTogether } from './countTogether.ts'
import { countSql } from './countSql.ts'
import type { Dialect } from './Dialect.ts'
import { countFromColumns } from './listed/countFromColumns.ts'
import { countListed } from './listed/countListed.ts'
import type { ListedColumns } from './listed/ListedColumns.ts'
import { isFromListed, type ListedTable } from './listed/ListedTable.ts'
import { type RawSums, ratedFrom } from './rated/ratedFrom.ts'
import { ratedSql } from './rated/ratedSql.ts'
import { refuseAbsentTables } from './refuseAbsentTables.ts'
import type { Schema } from './Schema.ts'
import { type Statement, statementName } from './Statement.ts'
import { readWholeTable, type WholeTables } from './wholeTables.ts'

/** An engine that is ready to be asked. */
interface Engine {
  readonly schema: Schema
  readonly dialect: Dialect
  readonly ask: Ask
  /** Where listings and their patients lie side by side as well: what that table holds. */
  readonly listed?: ListedTable | undefined
  /** The same rows as arrays, where the dataset has them: what they can answer, the engine is not asked. */
  readonly columns?: ListedColumns | undefined
  /** Tables about clinics that are known whole. */
  readonly tables?: WholeTables | undefined
}

/**
 * Counts what a plan asks for.
 *
 * @throws DataError where the data cannot answer
 */
export function countAll(
  request: Request,
  { schema, dialect, ask, listed, columns, tables = {} }: Engine,
): Promise<Quantities> {
  const alone: AskCount = async (count, { windows }) => {
    const statement = countSql(count, { windows, schema, dialect })
    return { ...statement, columns: await ask(statement.sql) }
  }
  const isListed = (count: Count): boolean => listed !== undefined && isFromListed(count, listed, schema)
  const ofTables = countTogether(countGroupings(alone, { schema, dialect, ask, isAsked: (count) => !isListed(count) }))
  const ofListed = listed ? countListed(ask, { schema, listed }) : ofTables
  const ofColumns = listed && columns ? countFromColumns(columns, { schema, listed }) : () => undefined
  return quantitiesFrom(request, {
    clinics: async (reading) => {
      const whole = readWholeTable(reading, { schema, tables })
      if (whole) return whole
      const found = clinicSql(reading, { schema, dialect })
      return found && { columns: found.columns, values: await ask(found.sql) }
    },
    count: (count, part) =>
      isListed(count) ? (ofColumns(count, part) ?? ofListed(count, part)) : ofTables(count, part),
    rated: async (rated, { windows }) => {
      const { sql } = ratedSql(rated, { windows, schema, dialect })
      return ask(sql)
    },
  })
}

/** Where answers come from. */
interface Answers {
  readonly clinics: ReadClinics
  /** The rows as they came, or already put together. */
  readonly count: (count: Count, part: WindowRequest) => Promise<RawColumns | Omit<Counted, 'id'>>
  readonly rated: (rated: RatedSum, part: WindowRequest) => Promise<RawSums>
}

/** Puts answers together, wherever they come from and in whatever order their rows are. */
export async function quantitiesFrom(request: Request, answers: Answers): Promise<Quantities> {
  const { ids, quantitiesOf } = await clinicQuantities(request, answers.clinics)
  const clinics = new Map(ids.map((id, place) => [id, place]))
  const windows: WindowQuantities[] = []
  for (const part of request.windows) {
    const counts: Counted[] = []
    for (const count of part.counts) {
      const answer = await columnsFor(count, part)
      const form = { clinics, windows: part.windows.length }
      counts.push('n' in answer ? { id: count.id, ...answer } : countedFrom(count, answer, form))
    }
    const sums: Record<string, ByWindow<KeyValue>> = {}
    for (const rated of part.rated ?? [])
      sums[rated.name] = ratedFrom(part.windows.length === 0 ? undefined : await answers.rated(rated, part), {
        clinics,
        windows: part.windows.length,
      })
    const own = quantitiesOf(part)
    windows.push({ over: part.over, windows: part.windows, counts, ...own, facts: { ...own.facts, ...sums } })
  }
  return { clinics: ids, windows }

  async function columnsFor(count: Count, part: WindowRequest): ReturnType<Answers['count']> {
    return part.windows.length > 0 ? answers.count(count, part) : noRows(count)
  }
}

/** Where no window is asked for, nothing is. */
function noRows({ keys, measures }: Count): RawColumns {
  const types = keys.flatMap((key) => Array.from({ length: columnsOf(key) }, () => 'empty' as const))
  return { columns: Array.from({ length: types.length + measures.length + 4 }, () => []), keys: types }
}

/**
 * What `countAll` asks, each once and a statement for each count, though one that is sent may ask several; of a table that
 * the dataset lacks one that gives no rows.
 */
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
  const ofSums = request.windows.flatMap(({ rated = [], windows }) =>
    windows.length === 0
      ? []
      : rated.map((one): Statement => {
          const { sql, columns } = ratedSql(one, { windows, schema, dialect })
          return { name: ratedName(one, { windows }), columns, sql }
        }),
  )
  const ofClinics = clinicReadings(request).map((reading) => clinicStatement(reading, { schema, dialect }))
  const all = [...ofClinics, ...ofRows, ...ofSums]
  return [...new Map(all.map((statement) => [statement.name, statement])).values()]
}

/** The name of a count's statement. What the plan calls it is no part of what is asked. */
export function countName(count: Count, { windows }: Pick<WindowRequest, 'windows'>): string {
  return statementName(count.rows, { count: { ...count, id: '' }, windows })
}

/** The name of a rated sum's statement. */
export function ratedName({ count, measure, amounts }: RatedSum, { windows }: Pick<WindowRequest, 'windows'>): string {
  return statementName(`${count.rows}_rated`, { count: { ...count, id: '' }, measure, amounts, windows })
}
