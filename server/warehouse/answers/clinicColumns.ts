import type { ClinicReading } from '../clinicReadings.ts'
import type { ReadColumn } from '../clinicSql.ts'
import type { CountedTable } from '../Schema.ts'
import { OUTSIDE } from '../outside.ts'
import { type Answer, brokenAnswer } from './readAnswer.ts'
import { refuseBeyond, refuseMissing, refuseTwice, refuseUnknownClinics } from './refuseRows.ts'
import { named, valuesOf } from './typedAnswer.ts'

/** What the answer about a table must have: its columns, of which the first so many tell a row from all others. */
const NEEDED: Readonly<Partial<Record<CountedTable, { readonly columns: readonly string[]; readonly key: number }>>> = {
  clinics: { columns: ['id'], key: 1 },
  clinic_facts: { columns: ['clinic', 'fact', 'month', 'value'], key: 3 },
  indicators: { columns: ['clinic', 'indicator', 'month', 'numerator', 'denominator'], key: 3 },
}

const WORDS: readonly string[] = ['id', 'clinic', 'fact', 'indicator']
const WHOLE: readonly string[] = ['opened', 'closed', 'month']
const NUMBERS: readonly string[] = ['value', 'numerator', 'denominator']

/**
 * An answer about clinics; nothing where its statement was of a table that the dataset lacks. `clinics` are those of the
 * answer about clinics, once it is known.
 *
 * @throws DataError where a column is not one of the statement, or a row would be taken for another or for none
 */
export function clinicColumns(
  answer: Answer,
  { reading, clinics }: { readonly reading: ClinicReading; readonly clinics: ReadonlySet<string> },
) {
  const { table } = reading
  if (table !== 'clinics' && answer.names.length === 1 && answer.names[0]?.toLowerCase() === 'nothing') return undefined
  const columns = answer.names.map((written): ReadColumn => {
    const { name, type } = named(answer, written)
    const column = { name, type: type === 'millionths' ? ('bigint' as const) : type }
    refuseColumn(answer, { ...column, written }, reading)
    return column
  })
  const { columns: needed, key } = NEEDED[table] ?? { columns: [], key: 0 }
  const absent = needed.find((name) => !columns.some((column) => column.name === name))
  if (absent !== undefined)
    throw brokenAnswer(answer.file, `The columns are ${answer.names.join(', ')}, and none is \`${absent}\`.`)
  const values = columns.map(({ type }, place) => valuesOf(answer, place, type))
  const placeOf = (name: string): number => columns.findIndex((column) => column.name === name)
  refuseMissing(answer, values, needed.map(placeOf))
  refuseTwice(
    answer,
    needed.slice(0, key).map((name) => values[placeOf(name)] ?? []),
  )
  if (table === 'clinics') {
    const outside = (values[placeOf('id')] ?? []).findIndex((id) => OUTSIDE.includes(String(id)))
    if (outside >= 0)
      throw brokenAnswer(answer.file, 'The name of a clinic says of a patient to be listed at none.', {
        row: outside + 2,
      })
  } else refuseUnknownClinics(answer, values[placeOf('clinic')] ?? [], { clinics })
  if (table === 'indicators')
    for (const name of ['numerator', 'denominator'])
      refuseBeyond(answer, values, { place: placeOf(name), message: 'An indicator is not below zero' })
  return { columns, values }
}

/** A column of another statement, or of another type than its own. */
function refuseColumn(
  answer: Answer,
  { name, type, written }: ReadColumn & { readonly written: string },
  { table, names }: ClinicReading,
): void {
  // The columns of clinics alone are also in the answer with their facts, which then stands for both.
  if (table !== 'clinics' && !names.includes(name))
    throw brokenAnswer(answer.file, `The statement gives no column \`${name}\`.`, { column: written })
  if (isOf(name, type)) return
  throw brokenAnswer(
    answer.file,
    `The name of the column \`${written}\` says that it holds ${type}, which it never is.`,
    {
      column: written,
    },
  )
}

function isOf(name: string, type: ReadColumn['type']): boolean {
  if (WORDS.includes(name)) return type === 'word'
  if (WHOLE.includes(name)) return type === 'integer'
  return !NUMBERS.includes(name) || ['integer', 'bigint', 'decimal'].includes(type)
}
