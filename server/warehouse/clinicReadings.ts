import { addMonths, type Request, type WindowRequest } from '../../models/index.ts'
import { isPlumbing } from './RowSource.ts'
import type { CountedTable } from './Schema.ts'

/** What is read of a table about clinics: some columns, of all rows or of those with certain words and months. */
export interface ClinicReading {
  readonly table: CountedTable
  readonly names: readonly string[]
  readonly among?: Among | undefined
}

/** Rows of a table that has a row a word and month. */
interface Among {
  readonly column: string
  readonly words: readonly string[]
  readonly months: readonly number[]
}

/** What a request reads of clinics, their monthly facts and their indicators; a few hundred rows each. */
export function clinicReadings(request: Request): readonly ClinicReading[] {
  const of = <T>(pick: (part: WindowRequest) => readonly T[]): readonly T[] => [
    ...new Set(request.windows.flatMap(pick)),
  ]
  const facts = of(({ facts: asked }) => asked.map(({ name }) => name)).filter((name) => !isPlumbing('clinics', name))
  const monthly = of(({ facts: asked, previous }) => [
    ...asked.filter((fact) => fact.monthly).map(({ name }) => name),
    ...previous,
  ])
  const indicators = of((part) => part.indicators)
  const months = of(({ windows }) => [
    ...windows.map(({ last }) => last),
    ...windows.slice(0, 1).map(({ first }) => addMonths(first, -1)),
  ])
  const readings: readonly ClinicReading[] = [
    { table: 'clinics', names: [...CLINIC, ...facts] },
    {
      table: 'clinic_facts',
      names: ['clinic', 'fact', 'month', 'value'],
      among: { column: 'fact', words: monthly, months },
    },
    {
      table: 'indicators',
      names: ['clinic', 'indicator', 'month', 'numerator', 'denominator'],
      among: { column: 'indicator', words: indicators, months },
    },
  ]
  return readings.filter(({ among }) => !among || (among.words.length > 0 && months.length > 0))
}

/** What is read of clinics whatever is asked. */
export const CLINIC: readonly string[] = ['id', 'opened', 'closed']
