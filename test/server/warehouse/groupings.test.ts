import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Count, type Key, readPeriod, type Request, type WindowRequest, windowsIn } from '../../../models/index.ts'
import type { Ask } from '../../../server/warehouse/Ask.ts'
import { countAll } from '../../../server/warehouse/countAll.ts'
import { countGroupings } from '../../../server/warehouse/countGroupings.ts'
import { postgresDialect } from '../../../server/warehouse/postgresDialect.ts'
import type { ColumnType, CountedTable, Schema } from '../../../server/warehouse/Schema.ts'
import { trinoDialect } from '../../../server/warehouse/trinoDialect.ts'
import { needPostgres, type Postgres, sharedPostgres } from '../../postgres.ts'

const TABLES = `
CREATE TABLE clinics (id TEXT, opened INTEGER, closed INTEGER);
INSERT INTO clinics VALUES ('a', NULL, NULL), ('b', NULL, NULL);
CREATE TABLE patients (id TEXT, n INTEGER, exact_profile BOOLEAN, birth INTEGER, sex TEXT, area TEXT, conditions TEXT, weight NUMERIC(9, 2));
INSERT INTO patients VALUES ('1', 1, FALSE, 19500615, 'female', 'north', 'copd|diabetes', 1.25), ('2', 1, FALSE, 19900101, NULL, NULL, '', NULL),
 ('3', 2, FALSE, 19900101, 'male', NULL, NULL, 2.5), ('4', 1, FALSE, NULL, NULL, 'north', 'copd', 3);
CREATE TABLE listings (patient TEXT, clinic TEXT, "from" INTEGER, "to" INTEGER);
INSERT INTO listings VALUES ('1', 'a', NULL, NULL), ('2', 'a', NULL, NULL), ('3', 'b', NULL, NULL), ('4', 'b', NULL, NULL), ('4', NULL, NULL, NULL);
CREATE TABLE contacts (patient TEXT, clinic TEXT, listed_at TEXT, month INTEGER, n INTEGER, kind TEXT);
INSERT INTO contacts VALUES ('1', 'a', 'a', 202603, 1, 'visit'), ('3', 'b', 'b', 202603, 3, 'visit'), ('4', 'b', 'b', 202603, 2, 'call');
CREATE TABLE diagnoses (patient TEXT, code TEXT, date INTEGER);
INSERT INTO diagnoses VALUES ('1', 'J44.1', 20260301), ('1', 'E11.9', 20260110), ('2', 'j441', 20260115), ('2', 'I10', 20260115);`

/** More facts than one statement groups by. */
const MANY = Array.from({ length: 33 }, (_, place) => `many_${place}`)

const word = 'word' as const
const COLUMNS: Readonly<Partial<Record<CountedTable, Readonly<Record<string, ColumnType>>>>> = {
  clinics: { id: word, opened: 'integer', closed: 'integer' },
  patients: {
    id: word,
    n: 'integer',
    exact_profile: 'boolean',
    birth: 'integer',
    sex: word,
    area: word,
    conditions: 'words',
    weight: 'decimal',
    ...Object.fromEntries(MANY.map((name) => [name, 'integer' as const])),
  },
  listings: { patient: word, clinic: word, from: 'integer', to: 'integer' },
  contacts: { patient: word, clinic: word, listed_at: word, month: 'integer', n: 'integer', kind: word },
  diagnoses: { patient: word, code: word, date: 'integer' },
}
const schema: Schema = new Map(
  Object.entries(COLUMNS).map(([table, columns]) => [
    table as CountedTable,
    { columns: new Map(Object.entries(columns)), hasAlike: table === 'patients' || table === 'contacts' },
  ]),
)

let postgres: Postgres | undefined
let client: Client | undefined
beforeAll(async () => {
  postgres = await sharedPostgres()
  if (!postgres) return
  client = new Client(postgres.connection)
  await client.connect()
  const many = MANY.map((name, place) => `ADD ${name} INTEGER DEFAULT ${place}`)
  await client.query(`${TABLES}; ALTER TABLE patients ${many.join(', ')}`)
})
afterAll(async () => {
  await client?.end()
  await postgres?.stop()
})

const fact = (name: string, kind: 'word' | 'number' = 'word'): Key => ({
  type: 'fact',
  fact: { entity: 'patient', name },
  kind,
})
const conditions = (...words: readonly string[]): Key => ({ type: 'conditions', words })
const visits: Key = { type: 'tally', how: 'count', where: { type: 'is', fact: 'kind', word: 'visit' }, span: 'window' }
const calls: Key = { ...visits, where: { type: 'is', fact: 'kind', word: 'call' } }
const anyVisit: Key = { ...visits, how: 'any' }
const anyCall: Key = { ...calls, how: 'any' }
const backTwo: Key = { ...visits, span: 2 }
const weight = { entity: 'patient', name: 'weight' } as const

/** What is counted in a month, or in each of a period. */
function asked(counts: readonly Partial<Count>[], months = '2026-03'): Request {
  const period = readPeriod(months)
  if (!period) throw new Error(months)
  const windows = windowsIn(period, 'month', 'last day of previous month')
  const whole = counts.map(
    (count, place): Count => ({
      id: `c${place}`,
      rows: 'patients',
      span: 'window',
      over: 'month',
      keys: [],
      measures: [],
      ...count,
    }),
  )
  return { windows: [{ over: 'month', windows, counts: whole, facts: [], indicators: [], previous: [] }] }
}

async function asking(sql: string, statements: string[]): ReturnType<Ask> {
  if (sql.includes('patients p')) statements.push(sql)
  const { rows, fields } = (await client?.query({ text: sql, rowMode: 'array' })) ?? { rows: [], fields: [] }
  return fields.map((_, place) => rows.map((row: readonly string[]) => row[place] ?? null))
}

/** What comes of it, and the statements that were sent for it and read patients. */
async function sent(request: Request, dialect = postgresDialect) {
  needPostgres(postgres)
  const statements: string[] = []
  const ask: Ask = (sql) => asking(sql, statements)
  const result = await countAll(request, { schema, dialect, ask }).catch((error: unknown) => String(error))
  return { result, statements }
}

const aloneDialect = { ...postgresDialect, groupings: undefined }

describe('counts of the same rows', () => {
  it('of conditions from codes read each different code once, however many rows have it', async () => {
    const coding = { grouping: 'some', months: 12, codes: [['J44'], ['E11', 'E14']] }
    const key: Key = { type: 'conditions', words: ['copd', 'diabetes'], coding }
    const { result, statements } = await sent(asked([{ keys: [key] }]))
    const counts = typeof result === 'string' ? [] : (result.windows[0]?.counts ?? [])
    // At the end of February the first patient has diabetes alone, the second copd; the codes of both are written otherwise.
    expect(counts[0]).toMatchObject({ clinic: [0, 0, 1], columns: [[1, 2, 0]], n: [[1, 1, 3]] })
    // PostgreSQL puts a table that is read once in its place, and then reads the codes anew in each diagnosis.
    const { rows = [] } = (await client?.query<{ 'QUERY PLAN': string }>(`EXPLAIN VERBOSE ${statements[0]}`)) ?? {}
    const plan = rows.map((row) => row['QUERY PLAN'])
    expect(plan.filter((line) => line.includes('CTE coded'))).toHaveLength(1)
    expect(plan.filter((line) => line.includes('substring'))).toHaveLength(1)
  })

  it('in PostgreSQL are one statement that joins them once, and are what a statement for each gives', async () => {
    const request = asked([
      { keys: [{ type: 'age' }, fact('sex')] },
      { keys: [fact('sex'), fact('area')], measures: [weight] },
      { keys: [fact('area'), fact('sex')] },
      { keys: [fact('weight', 'number'), conditions('copd', 'diabetes')] },
      { keys: [fact('sex')] },
      { measures: [weight] },
      { keys: [{ type: 'known', fact: weight }, { type: 'patient' }] },
    ])
    const together = await sent(request)
    const apart = await sent(request, aloneDialect)
    expect([together.statements.length, apart.statements.length]).toEqual([1, 7])
    expect(together.statements[0]?.match(/FROM listings/g)).toHaveLength(1)
    // The sets of conditions are met by rows that are read, not while they are.
    expect(together.statements[0]).toMatch(/OFFSET 0\) x\s+LEFT JOIN condition_sets/)
    expect(together.result).toEqual(apart.result)
    // Nobody's sex is known of two, one in each clinic; and those are no rows of a count that does not ask for it.
    const counts = typeof together.result === 'string' ? [] : (together.result.windows[0]?.counts ?? [])
    expect(counts[4]).toMatchObject({
      clinic: [0, 0, 1, 1],
      columns: [[null, 'female', null, 'male']],
      n: [[1, 1, 1, 2]],
    })
    expect(counts[5]).toMatchObject({ clinic: [0, 1], columns: [], n: [[2, 3]], measures: [[[1.25, 8]]] })
  })

  it('are each refused for themselves', async () => {
    const request = asked([{ keys: [fact('area')] }, { keys: [visits, fact('sex')] }])
    const part = request.windows[0] as WindowRequest
    const statements: string[] = []
    const alone = () => Promise.reject(new Error('None is asked alone.'))
    const count = countGroupings(alone, {
      schema,
      dialect: postgresDialect,
      ask: (sql) => asking(sql, statements),
      isAsked: () => true,
    })
    const answers = await Promise.all(part.counts.map((one) => count(one, part)))
    expect(statements).toHaveLength(1)
    // Patient 3 stands for two, and of one of them no visits are known: that is no matter where nobody asks for visits.
    expect(answers.map(({ columns }) => columns.at(-1)?.some((refused) => Number(refused) > 0))).toEqual([false, true])
    expect((await sent(request)).result).toContain('A patient row of `b` stands for several')
  })

  it('are asked apart where they call different things by one name, and what cannot be asked alone', async () => {
    const clash = asked([{ keys: [conditions('copd')] }, { keys: [conditions('diabetes')] }, { keys: [fact('sex')] }])
    const together = await sent(clash)
    expect(together.statements).toHaveLength(2)
    expect(together.result).toEqual((await sent(clash, aloneDialect)).result)

    const wrongKind = await sent(
      asked([{ keys: [fact('sex')] }, { keys: [fact('area')] }, { keys: [fact('sex', 'number')] }]),
    )
    expect(wrongKind.statements).toHaveLength(1)
    expect(wrongKind.result).toContain('sex')
  })

  it('are asked apart of several windows, of other rows and of more keys than a grouping has numbers for', async () => {
    const two = [{ keys: [fact('sex')] }, { keys: [fact('area')] }]
    expect((await sent(asked(two, '2026'))).statements).toHaveLength(2)
    expect((await sent(asked([...two, { rows: 'performed', keys: [fact('sex')] }]))).statements).toHaveLength(2)
    const many = asked(MANY.map((name) => ({ keys: [fact(name, 'number')] })))
    const together = await sent(many)
    expect(together.statements).toHaveLength(2)
    expect(together.result).toEqual((await sent(many, aloneDialect)).result)
  })

  it('share one table of what each patient has had, whose columns are as many as are different', async () => {
    const month = asked([
      { keys: [fact('sex'), visits] },
      { keys: [visits, calls, anyVisit] },
      { keys: [fact('area'), anyCall, backTwo] },
    ])
    const alike = "UPDATE patients SET exact_profile = TRUE; UPDATE contacts SET n = 4 WHERE patient = '3'"
    await client?.query(alike)
    try {
      const together = await sent(month)
      const apart = await sent(month, aloneDialect)
      expect([together.statements.length, apart.statements.length]).toEqual([1, 3])
      expect(together.statements[0]?.match(/AS tally_/g)).toHaveLength(5)
      expect(together.result).toEqual(apart.result)
      const counts = typeof together.result === 'string' ? [] : (together.result.windows[0]?.counts ?? [])
      // One has been on a visit; the two of row 3 had four between them, two each; and 4 has been called twice.
      expect(counts[1]).toMatchObject({
        clinic: [0, 0, 1, 1],
        columns: [
          [0, 1, 0, 2],
          [0, 0, 2, 0],
          [false, true, false, true],
        ],
        n: [[1, 1, 1, 2]],
      })
    } finally {
      await client?.query("UPDATE patients SET exact_profile = FALSE; UPDATE contacts SET n = 3 WHERE patient = '3'")
    }
  })

  it('are a statement each in an engine that is quicker so', async () => {
    const two = asked([{ keys: [fact('sex')] }, { keys: [fact('area')] }])
    expect((await sent(two, trinoDialect)).statements).toHaveLength(2)
  })
})
