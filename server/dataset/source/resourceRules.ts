import type { DataProblem } from '../DataProblem.ts'
import { fieldsOf, type Resource } from '../Package.ts'
import { ReadingRules } from '../ReadingRules.ts'
import { shorten } from '../shorten.ts'

/** How a file is written and what means that a value is missing, as a data package says it. */
export interface ResourceRules {
  readonly rules: ReadingRules
  readonly missing: readonly string[]
  /** Patterns of days by column, where a column has one of its own. */
  readonly dates: Readonly<Record<string, string>>
}

/** What a dialect may say that changes which values are read, and that is not followed. */
const NOT_FOLLOWED = [
  'commentChar',
  'commentRows',
  'nullSequence',
  'property',
  'itemType',
  'itemKeys',
  'table',
  'sheetNumber',
  'sheetName',
] as const

const THOUSANDS: Readonly<Record<string, ReadingRules['thousands']>> = { ' ': 'space', '.': 'point', ',': 'comma' }

/** Reads the dialect, encoding and formats of a resource. What the program cannot follow is a problem, never passed over. */
export function resourceRules(resource: Resource): ResourceRules | { readonly problem: DataProblem } {
  const { dialect, encoding } = resource
  const wrong = (what: string): { readonly problem: DataProblem } => ({
    problem: {
      code: 'broken-description',
      file: 'datapackage.json',
      message: `The resource \`${shorten(resource.name)}\` ${what}.`,
    },
  })
  if (typeof dialect === 'string' || typeof resource.schema === 'string')
    return wrong('keeps its dialect or schema in another file, which is not read')
  const strangeKey = NOT_FOLLOWED.find((key) => dialect?.[key] !== undefined)
  if (strangeKey !== undefined) return wrong(`has a dialect with \`${strangeKey}\`, which is not followed`)
  if ((dialect?.headerRows ?? []).length > 1) return wrong('has names of columns in several rows, and one is read')
  if (dialect?.header === false) return wrong('has no header, and the first row must name the columns')
  if ((dialect?.quoteChar ?? '"') !== '"' || dialect?.escapeChar !== undefined || dialect?.doubleQuote === false)
    return wrong('has other quotation marks than ", written twice inside a value')
  const fields = fieldsOf(resource)
  const only = (values: readonly (string | undefined)[]): readonly string[] => [
    ...new Set(values.filter((value) => value !== undefined)),
  ]
  const [signs, groups] = [only(fields.map((field) => field.decimalChar)), only(fields.map((field) => field.groupChar))]
  if (signs.length > 1 || groups.length > 1) return wrong('writes its numbers in several ways')
  const dates = Object.fromEntries(
    fields.flatMap(({ name, type, format }): readonly (readonly [string, string])[] =>
      (type === 'date' || type === 'datetime') && format?.startsWith('%')
        ? [[name.trim().toLowerCase(), format.replace('%Y', 'YYYY').replace('%m', 'MM').replace('%d', 'DD')]]
        : [],
    ),
  )
  const read = ReadingRules.safeParse({
    ...(dialect?.headerRows?.[0] !== undefined && { header_row: dialect.headerRows[0] }),
    ...(dialect?.delimiter !== undefined && { delimiter: dialect.delimiter }),
    ...(encoding !== undefined && { encoding }),
    ...(signs[0] !== undefined && { decimal: signs[0] === ',' ? 'comma' : 'point' }),
    ...(groups[0] !== undefined && { thousands: THOUSANDS[groups[0]] ?? groups[0] }),
  })
  if (!read.success)
    return wrong(`is written in a way that is not read: ${shorten(read.error.issues[0]?.message ?? '', 200)}`)
  const strange = Object.values(dates).find((pattern) => !ReadingRules.shape.dates.safeParse(pattern).success)
  if (strange !== undefined) return wrong(`writes days as \`${shorten(strange)}\`, which is not read`)
  const missing = typeof resource.schema === 'object' ? (resource.schema.missingValues ?? []) : []
  return { rules: read.data, missing: missing.filter((text) => text !== ''), dates }
}
