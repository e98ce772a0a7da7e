import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DataError } from '../../server/dataset/DataProblem.ts'
import { openDataset } from '../../server/dataset/openDataset.ts'
import { standardColumns, type TableName } from '../../server/dataset/tables.ts'
import { needPostgres, type Postgres, sharedPostgres } from '../postgres.ts'
import { temporaryFolder } from '../server/command/runCommand.ts'
import { folderOf } from '../server/dataset/folderOf.ts'

let postgres: Postgres | undefined
beforeAll(async () => {
  postgres = await sharedPostgres()
  if (postgres) process.env['KAPITERA_TEST_RULES'] = postgres.connection
})
afterAll(() => postgres?.stop())

type Tables = Partial<Record<TableName, string>>

/** Rows that break no rule. */
const RIGHT: Tables = {
  clinics: 'id,opened,closed\na,2000-01-01,\nb,2000-01-01,2030-01-01\n',
  patients: 'id,birth\np1,1950-06-15\np2,1990-02-28\n',
  listings: 'patient,clinic,from,to\np1,a,2020-01-01,2025-12-31\np1,b,2026-01-01,\np2,b,,\n',
  contacts: 'patient,clinic,listed_at,month,date\np1,a,a,2026-01,2026-01-05\nx,a,other_region,2026-01,\n',
  diagnoses: 'patient,code,date\np1,E11,2024-02-29\n',
  enrolments: 'clinic,patient,from,to\na,p1,2025-01-01,2025-12-31\n',
  costs: 'clinic,patient,month\na,,2026-01\n,p1,2026-01\nb,p2,2026-01\n',
  measurements: 'patient,kind,date,value\np1,hba1c,2026-01-05,48.5\n',
  clinic_facts: 'clinic,fact,month,value\na,list_size,2026-01,10.0\nb,list_size,2026-01,10.5\n',
  indicators: 'clinic,indicator,month,numerator,denominator\na,reached,2026-01,1.0,2.0\n',
  codes: 'grouping,code,condition\ng,E11,diabetes\n',
}

/** A rule, the table of which it tells, and a row that breaks it. */
type Broken = readonly [code: string, table: TableName, row: string]

/**
 * Rows that break rules, in sets of which no two break the same rule of the same table. Where the types or ids of a database are
 * wrong no rule is asked of its rows, so those are sets of their own.
 */
const WRONG: readonly (readonly [string, readonly Broken[]])[] = [
  [
    'of rows, days and references',
    [
      ['duplicate-row', 'indicators', 'a,reached,2026-01,2.0,2.0'],
      ['duplicate-row', 'codes', 'g,E11,diabetes'],
      ['order-of-dates', 'clinics', 'c,2026-01-02,2026-01-01'],
      ['order-of-dates', 'listings', 'p1,a,2019-06-02,2019-06-01'],
      ['order-of-dates', 'enrolments', 'a,p2,2026-01-02,2026-01-01'],
      ['negative-number', 'clinic_facts', 'a,persons,2026-01,-1.0'],
      ['negative-number', 'indicators', 'b,reached,2026-01,-1.0,2.0'],
      ['ambiguous-name', 'clinics', 'unlisted,2000-01-01,'],
      ['unknown-reference', 'listings', 'p9,a,,'],
      ['unknown-reference', 'contacts', 'p9,a,a,2026-01,'],
      ['unknown-reference', 'diagnoses', 'p9,E11,2026-01-05'],
      ['unknown-reference', 'enrolments', 'a,p9,,'],
      ['unknown-reference', 'costs', ',p9,2026-01'],
      ['unknown-reference', 'measurements', 'p9,hba1c,2026-01-05,48.5'],
      ['unknown-reference', 'clinic_facts', 'd,list_size,2026-01,20.0'],
      ['unknown-reference', 'indicators', 'd,reached,2026-01,1.0,2.0'],
      ['impossible-date', 'contacts', 'p1,a,a,1950-05,'],
      ['impossible-date', 'diagnoses', 'p1,E11,1950-06-14'],
      ['impossible-date', 'measurements', 'p2,hba1c,1990-02-27,48.5'],
      ['out-of-range', 'patients', 'p3,1905-06-15'],
    ],
  ],
  [
    'of the same tables in another way',
    [
      ['duplicate-row', 'clinic_facts', 'a,list_size,2026-01,20.0'],
      ['negative-number', 'indicators', 'b,reached,2026-01,1.0,-2.0'],
      ['overlapping-spells', 'listings', 'p2,a,2026-02-01,'],
      ['unknown-reference', 'listings', 'p2,d,1990-01-01,1990-01-02'],
      ['unknown-reference', 'contacts', 'p1,d,a,2026-01,'],
      ['unknown-reference', 'enrolments', 'd,p1,,'],
      ['unknown-reference', 'costs', 'd,,2026-01'],
      ['impossible-date', 'contacts', 'x,a,other_region,2027-01,'],
      ['impossible-date', 'diagnoses', 'p1,E11,2027-01-01'],
      ['impossible-date', 'measurements', 'p1,hba1c,1899-12-31,48.5'],
      ['out-of-range', 'patients', 'p3,2027-01-01'],
    ],
  ],
  [
    'of contacts in yet another',
    [
      ['unknown-reference', 'contacts', 'p1,a,d,2026-01,'],
      ['impossible-date', 'contacts', 'p1,a,a,2026-01,2026-02-05'],
    ],
  ],
  [
    'of ids and of days that no calendar has',
    [
      ['duplicate-row', 'clinics', 'a,2000-01-01,'],
      ['duplicate-row', 'patients', 'p1,1950-06-15'],
      ['impossible-date', 'diagnoses', 'p1,E11,2026-02-31'],
      ['missing-value', 'costs', ',,2026-01'],
      ['impossible-date', 'patients', 'p3,1900-02-29'],
    ],
  ],
]

let schemas = 0

describe('a rule of the import', () => {
  it('refuses nothing that is right, in files and in PostgreSQL', async () => {
    expect(await told(folderOf(asFiles(RIGHT)))).toEqual([])
    expect(await told(await inPostgres(RIGHT))).toEqual([])
  })

  it.each(WRONG)('%s refuses what it must and nothing else, in files and in PostgreSQL', async (_, broken) => {
    const tables = { ...RIGHT }
    for (const [, table, row] of broken) tables[table] = `${tables[table]}${row}\n`
    const right = broken.map(([code, table]) => `${code} ${table}`).toSorted()
    expect(await told(folderOf(asFiles(tables)))).toEqual(right)
    expect(await told(await inPostgres(tables))).toEqual(right)
  })
})

/** What is wrong with a dataset, each rule of a table once: a file names its table, a database does so with the column. */
async function told(data: string): Promise<readonly string[]> {
  try {
    const { warehouse } = await openDataset(data, { today: 20261122 })
    await warehouse.close()
    return []
  } catch (error) {
    if (!(error instanceof DataError)) throw error
    const problems = error.problems.map(({ code, file, column }) =>
      [code, file.endsWith('.csv') ? file.slice(0, -4) : column?.split('.')[0]].join(' '),
    )
    return [...new Set(problems)].toSorted()
  }
}

function asFiles(tables: Tables): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(tables).map(([name, text]) => [`${name}.csv`, text]))
}

/** The same rows in a schema of their own, days and months as whole numbers; the file that says where they are. */
async function inPostgres(tables: Tables): Promise<string> {
  schemas += 1
  const client = new Client(needPostgres(postgres).connection)
  await client.connect()
  const statements = Object.entries(tables).flatMap(([name, text]) => {
    const [head = '', ...rows] = text.trim().split('\n')
    const columns = head.split(',').map((column) => ({ column, type: typeOf(name as TableName, column) }))
    const there = `rules_${schemas}.${name}`
    return [
      `CREATE TABLE ${there} (${columns.map(({ column, type }) => `"${column}" ${type}`).join(', ')})`,
      ...rows.map((row) => {
        const values = row.split(',').map((value, place) => {
          const isWhole = columns[place]?.type === 'INTEGER'
          return value === '' ? 'NULL' : `'${isWhole ? value.replaceAll('-', '') : value}'`
        })
        return `INSERT INTO ${there} VALUES (${values.join(', ')})`
      }),
    ]
  })
  await client.query([`CREATE SCHEMA rules_${schemas}`, ...statements].join(';\n'))
  await client.end()
  const file = join(temporaryFolder(), 'warehouse.yaml')
  const named = Object.keys(tables).map((name) => `  ${name}: { relation: rules_${schemas}.${name} }\n`)
  writeFileSync(
    file,
    `format: 1\nwarehouse: { engine: postgresql, connection: KAPITERA_TEST_RULES }\ndataset: { name: rules, invented: true, as_of: 2026-12-31 }\ntables:\n${named.join('')}`,
  )
  return file
}

function typeOf(table: TableName, column: string): string {
  const role = standardColumns(table).find(({ name }) => name === column)?.role
  if (role === 'day' || role === 'month' || role === 'count') return 'INTEGER'
  return role === 'number' || role === 'measure' ? 'NUMERIC(18, 3)' : 'TEXT'
}
