import type { DataProblem } from '../../dataset/DataProblem.ts'
import { nearestWord } from '../../dataset/nearestWord.ts'
import { shorten } from '../../dataset/shorten.ts'
import type { Ask } from '../Ask.ts'
import { OUTSIDE } from '../outside.ts'
import { postgresDialect as dialect } from '../postgresDialect.ts'
import type { ReadTable, ReadSchema } from '../Schema.ts'
import { sourceSql } from '../sourceSql.ts'

/** Columns that name a clinic. */
const CLINICS = [
  ['listings', 'clinic'],
  ['contacts', 'clinic'],
  ['contacts', 'listed_at'],
  ['enrolments', 'clinic'],
  ['costs', 'clinic'],
  ['clinic_facts', 'clinic'],
  ['indicators', 'clinic'],
  ['paid', 'clinic'],
] as const satisfies readonly (readonly [ReadTable, string])[]

/** Tables whose rows name a patient. */
const PATIENTS = ['listings', 'contacts', 'diagnoses', 'enrolments', 'costs', 'measurements'] as const

/** Two clinics that a reader takes for one, and a file's import would refuse: by a blank, or by how a letter is written. */
function ambiguousNames(clinics: readonly string[], file: string): readonly DataProblem[] {
  const seen = new Map<string, string>()
  return clinics.flatMap((clinic): readonly DataProblem[] => {
    const plain = clinic.normalize('NFC').trim().replaceAll(/\s+/g, ' ')
    const other = seen.get(plain)
    seen.set(plain, clinic)
    if (other === undefined) return []
    return [
      {
        code: 'ambiguous-name',
        file,
        column: 'clinics.id',
        value: shorten(clinic, 60),
        message: `The clinics \`${shorten(other, 60)}\` and \`${shorten(clinic, 60)}\` differ only by a blank or by how Unicode writes a letter.`,
        hint: 'Give a view that writes one clinic in one way.',
      },
    ]
  })
}

interface Asked {
  readonly ask: Ask
  readonly file: string
}

/**
 * Looks for rows that a count would leave out without a word, because they name a clinic or patient that there is not, or
 * count twice, because a patient is listed twice on one day.
 */
export async function checkReferences(schema: ReadSchema, { ask, file }: Asked): Promise<readonly DataProblem[]> {
  const source = (table: ReadTable): string => `(${sourceSql(table, { schema, dialect }) ?? ''})`
  const [ids = []] = await ask(`SELECT id FROM ${source('clinics')} t`)
  const clinics = ids.map(String)
  const problems: DataProblem[] = [...ambiguousNames(clinics, file)]
  for (const [table, column] of CLINICS.filter(([name]) => schema.has(name))) {
    const [named = [], counts = []] = await ask(
      `SELECT ${column}, count(*) FROM ${source(table)} t WHERE ${column} IS NOT NULL GROUP BY ${column}`,
    )
    named.map(String).forEach((clinic, place) => {
      if (clinics.includes(clinic) || (column === 'listed_at' && OUTSIDE.includes(clinic))) return
      const near = nearestWord(clinic, clinics)
      problems.push({
        code: 'unknown-reference',
        file,
        column: `${table}.${column}`,
        value: shorten(clinic, 60),
        message: `${String(counts[place])} rows name the clinic \`${shorten(clinic, 60)}\`, which is not in \`clinics\`.`,
        hint: near === undefined ? 'Add the clinic, or give a view without these rows.' : `Did you mean \`${near}\`?`,
      })
    })
  }
  if (schema.has('patients'))
    for (const table of PATIENTS.filter((name) => schema.get(name)?.columns.has('patient')))
      problems.push(...(await unknownPatients(table, schema, { ask, file })))
  if (schema.has('listings')) problems.push(...(await overlappingSpells(source, { ask, file })))
  return problems
}

type Source = (table: ReadTable) => string

/**
 * A guest's contact need not have a patient; that of a patient listed here must. Both ends are read as they stand, which a database
 * joins by hash; behind the functions of a whole row it sorts both tables. An empty text names nobody.
 */
async function unknownPatients(
  table: (typeof PATIENTS)[number],
  schema: ReadSchema,
  { ask, file }: Asked,
): Promise<readonly DataProblem[]> {
  const reader = { schema, dialect }
  const plain = (name: ReadTable, columns: string): string =>
    `(${sourceSql(name, reader, columns, { patients: 'id', [table]: 'patient' }) ?? ''})`
  const isText = schema.get(table)?.mapped?.columns.some(({ name, held }) => name === 'patient' && held === 'text')
  const named = isText ? `r.patient <> ''` : 'r.patient IS NOT NULL'
  const here = table === 'contacts' ? ` AND r.listed_at IN (SELECT id FROM ${plain('clinics', 'id')} c)` : ''
  const found = await only(
    `SELECT count(*) FROM ${plain(table, 'patient listed_at')} r ` +
      `WHERE ${named}${here} AND NOT EXISTS (SELECT 1 FROM ${plain('patients', 'id')} p WHERE p.id = r.patient)`,
    ask,
  )
  if (found === 0) return []
  return [
    {
      code: 'unknown-reference',
      file,
      column: `${table}.patient`,
      message: `${found} rows name a patient who is not in \`patients\`.`,
      hint: 'Add the patients, or give a view without these rows.',
    },
  ]
}

async function overlappingSpells(source: Source, { ask, file }: Asked): Promise<readonly DataProblem[]> {
  const spells = `SELECT COALESCE("to", 99999999) AS ends, lead(COALESCE("from", 0)) OVER (PARTITION BY patient ORDER BY COALESCE("from", 0)) AS next FROM ${source('listings')} t`
  const overlap = await only(`SELECT count(*) FROM (${spells}) s WHERE next <= ends`, ask)
  if (overlap === 0) return []
  return [
    {
      code: 'overlapping-spells',
      file,
      column: 'listings.from',
      message: `${overlap} spells begin before the patient’s spell before them has ended.`,
      hint: 'A patient is listed at one clinic at a time. Give a view where a spell ends the day before the next begins.',
    },
  ]
}

async function only(sql: string, ask: Ask): Promise<number> {
  const [counts = []] = await ask(sql)
  return Number(counts[0] ?? 0)
}
