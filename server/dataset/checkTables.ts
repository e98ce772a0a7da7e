import { dateOf, type Day } from '../../models/index.ts'
import type { DataProblemCode } from './DataProblem.ts'
import type { ImportEngine } from './ImportEngine.ts'
import { nearestWord } from './nearestWord.ts'
import { MOST_PROBLEMS, type Problems } from './Problems.ts'
import { shorten } from './shorten.ts'
import { tellAmbiguousNames } from './tellAmbiguousNames.ts'
import type { TableName } from './tables.ts'
import type { Typed } from './typeTable.ts'

/** What must hold between rows: the rows where it does not, and what to say of one. */
interface Rule {
  readonly table: TableName
  readonly column: string
  readonly code: DataProblemCode
  /** Gives `#file`, `#row` and the value of each row that is wrong. */
  readonly wrongRows: string
  readonly message: (value: string) => string
  readonly hint?: ((value: string) => string | undefined) | undefined
}

interface Checking {
  readonly engine: ImportEngine
  readonly problems: Problems
  /** Tables that are there but could not be read: what refers to them is not checked. */
  readonly broken: readonly TableName[]
  /** The day up to which the data goes, or today. */
  readonly asOf: Day
}

/** Checks what must hold between the rows of a table, and between tables. */
export async function checkTables(tables: readonly Typed[], checking: Checking): Promise<void> {
  const { engine, problems } = checking
  const has = (name: TableName): boolean => tables.some(({ table }) => table === name)
  const clinics = has('clinics')
    ? (await engine.ask('SELECT DISTINCT id FROM typed_clinics WHERE id IS NOT NULL ORDER BY id')).map(([id]) =>
        String(id),
      )
    : []
  if (has('clinics') && clinics.length === 0)
    problems.add({ code: 'empty-file', file: fileOf(tables, 'clinics'), message: 'There is not one clinic.' })
  if (has('clinics'))
    await tellAmbiguousNames(tables.find(({ table }) => table === 'clinics') as Typed, engine, problems)

  const rules = [...ROW_RULES, ...birthRules(checking.asOf), ...referenceRules(clinics, has, checking)]
  for (const rule of rules) {
    const typed = tables.find(({ table }) => table === rule.table)
    if (typed) await applyRule(rule, typed, checking)
  }
}

async function applyRule(
  { wrongRows, column, code, message, hint }: Rule,
  { files }: Typed,
  { engine, problems }: Checking,
): Promise<void> {
  const [[count = 0] = []] = await engine.ask(`SELECT count(*) FROM (${wrongRows})`)
  if (Number(count) === 0) return
  const rows = await engine.ask(`SELECT * FROM (${wrongRows}) ORDER BY 1, 2 LIMIT ${MOST_PROBLEMS}`)
  for (const [file, row, value] of rows) {
    const text = shorten(String(value ?? ''))
    problems.add({
      code,
      file: files[Number(file)] ?? '',
      row: Number(row),
      column,
      value: text,
      message: message(text),
      hint: hint?.(text),
    })
  }
  problems.addUnlisted(Number(count) - rows.length)
}

function fileOf(tables: readonly Typed[], name: TableName): string {
  return tables.find(({ table }) => table === name)?.files.join(', ') ?? name
}

const OUTSIDE = `('unlisted', 'other_region', 'other_country')`

function repeated(table: TableName, columns: readonly string[], what: string): Rule {
  const names = columns.map((column) => `"${column}"`)
  const known = names.map((name) => `${name} IS NOT NULL`).join(' AND ')
  return {
    table,
    column: columns.join(', '),
    code: 'duplicate-row',
    wrongRows:
      `SELECT "#file", "#row", ${names.map((name) => `CAST(${name} AS VARCHAR)`).join(` || ', ' || `)} FROM (SELECT *, row_number() ` +
      `OVER (PARTITION BY ${names.join(', ')} ORDER BY "#file", "#row") AS "#time" FROM typed_${table} WHERE ${known}) WHERE "#time" > 1`,
    message: (value) => `${what} \`${value}\` is there twice.`,
    hint: () => 'Keep one of the rows.',
  }
}

function turned(table: TableName, first: string, last: string): Rule {
  return {
    table,
    column: last,
    code: 'order-of-dates',
    wrongRows: `SELECT "#file", "#row", "${first}" || ' ' || "${last}" FROM typed_${table} WHERE "${first}" > "${last}"`,
    message: (value) => `\`${first}\` is after \`${last}\`: ${value.split(' ').map(written).join(' and ')}.`,
  }
}

function belowZero(table: TableName, column: string, where: string, what: string): Rule {
  return {
    table,
    column,
    code: 'negative-number',
    wrongRows: `SELECT "#file", "#row", ${what} || ' = ' || CAST("${column}" AS VARCHAR) FROM typed_${table} WHERE "${column}" < 0${where}`,
    message: (value) => `\`${value}\` is below zero.`,
  }
}

const written = (day: string): string => dateOf(Number(day))

const ROW_RULES: readonly Rule[] = [
  repeated('clinics', ['id'], 'The clinic'),
  repeated('patients', ['id'], 'The patient'),
  repeated('clinic_facts', ['clinic', 'fact', 'month'], 'The fact'),
  repeated('indicators', ['clinic', 'indicator', 'month'], 'The indicator'),
  repeated('codes', ['grouping', 'code', 'condition'], 'The code'),
  turned('clinics', 'opened', 'closed'),
  turned('listings', 'from', 'to'),
  turned('enrolments', 'from', 'to'),
  belowZero(
    'clinic_facts',
    'value',
    ` AND regexp_matches(fact, '(^|_)(patients|persons|listed|contacts|count|list|population|list_size)$')`,
    'fact',
  ),
  belowZero('indicators', 'numerator', '', 'indicator'),
  belowZero('indicators', 'denominator', '', 'indicator'),
  {
    table: 'clinics',
    column: 'id',
    code: 'ambiguous-name',
    wrongRows: `SELECT "#file", "#row", id FROM typed_clinics WHERE id IN ${OUTSIDE}`,
    message: (value) => `A clinic cannot be called \`${value}\`, which says of a patient to be listed at none.`,
  },
  {
    table: 'listings',
    column: 'patient',
    code: 'overlapping-spells',
    wrongRows:
      `SELECT "#file", "#row", patient FROM (SELECT *, max(COALESCE("to", 99999999)) OVER (PARTITION BY patient ORDER BY ` +
      `COALESCE("from", 0), COALESCE("to", 99999999), "#file", "#row" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) ` +
      `AS "#before" FROM typed_listings WHERE patient IS NOT NULL AND COALESCE("from" <= "to", TRUE)) WHERE "#before" >= COALESCE("from", 0)`,
    message: (value) => `The patient \`${value}\` is listed in two rows at the same time.`,
    hint: () => 'Both days of a spell are included: it ends the day before the next begins.',
  },
]

function birthRules(asOf: Day): readonly Rule[] {
  const day = dateOf(asOf)
  return [
    {
      table: 'patients',
      column: 'birth',
      code: 'out-of-range',
      wrongRows: `SELECT "#file", "#row", birth FROM typed_patients WHERE birth > ${asOf}`,
      message: (value) => `The birth ${written(value)} is after ${day}, the day up to which the data goes.`,
      hint: () => 'Give the dataset a later `as_of`, or mend the date.',
    },
    {
      table: 'patients',
      column: 'birth',
      code: 'out-of-range',
      wrongRows: `SELECT "#file", "#row", birth FROM typed_patients WHERE birth < ${asOf - 1_210_000}`,
      message: (value) => `Who was born on ${written(value)} would be older than 120 on ${day}.`,
    },
  ]
}

/** Clinics and patients that rows name, where these must be in the dataset. */
function referenceRules(
  clinics: readonly string[],
  has: (name: TableName) => boolean,
  { broken }: Checking,
): readonly Rule[] {
  const clinicsOf: readonly (readonly [TableName, string])[] = [
    ['listings', 'clinic'],
    ['contacts', 'clinic'],
    ['contacts', 'listed_at'],
    ['enrolments', 'clinic'],
    ['costs', 'clinic'],
    ['clinic_facts', 'clinic'],
    ['indicators', 'clinic'],
    ['paid', 'clinic'],
  ]
  const patientsOf: readonly (readonly [TableName, string])[] = [
    ['listings', 'patient'],
    ['diagnoses', 'patient'],
    ['enrolments', 'patient'],
    ['measurements', 'patient'],
    // Which of these must be patients of the dataset is known by the clinics.
    ...(has('clinics') ? ([['contacts', 'patient']] as const) : []),
  ]
  const isKnown = (name: TableName): boolean => has(name) && !broken.includes(name)
  return [
    ...(isKnown('clinics') ? clinicsOf.map(([table, column]) => unknownClinic(table, column, clinics)) : []),
    ...(isKnown('patients') ? patientsOf.map(([table, column]) => unknownPatient(table, column)) : []),
  ]
}

function unknownClinic(table: TableName, column: string, clinics: readonly string[]): Rule {
  const outside = column === 'listed_at' ? ` AND "${column}" NOT IN ${OUTSIDE}` : ''
  return {
    table,
    column,
    code: 'unknown-reference',
    wrongRows:
      `SELECT "#file", "#row", "${column}" FROM typed_${table} WHERE "${column}" IS NOT NULL${outside} ` +
      `AND "${column}" NOT IN (SELECT id FROM typed_clinics WHERE id IS NOT NULL)`,
    message: (value) => `There is no clinic \`${value}\`.`,
    hint: (value) => {
      const near = nearestWord(value, clinics)
      if (near !== undefined) return `Did you mean \`${near}\`?`
      return column === 'listed_at' ? 'Elsewhere than at a clinic: unlisted, other_region or other_country.' : undefined
    },
  }
}

/** A guest's contact need not have a patient; that of a patient listed here must. */
function unknownPatient(table: TableName, column: string): Rule {
  const here = table === 'contacts' ? ` AND listed_at IN (SELECT id FROM typed_clinics)` : ''
  return {
    table,
    column,
    code: 'unknown-reference',
    wrongRows:
      `SELECT "#file", "#row", "${column}" FROM typed_${table} WHERE "${column}" IS NOT NULL${here} ` +
      `AND "${column}" NOT IN (SELECT id FROM typed_patients WHERE id IS NOT NULL)`,
    message: (value) => `There is no patient \`${value}\`.`,
  }
}
