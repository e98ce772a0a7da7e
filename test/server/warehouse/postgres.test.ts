import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Key, type Request, readPeriod, windowsIn } from '../../../models/index.ts'
import { openDataset } from '../../../server/dataset/openDataset.ts'
import { costKeys } from '../../../server/grouping/costKeys.ts'
import { readPersons } from '../../../server/grouping/readPersons.ts'
import { readYaml } from '../../../server/dataset/readYaml.ts'
import { openFolder } from '../../../server/region/openFolder.ts'
import { WarehouseFile } from '../../../server/warehouse/WarehouseFile.ts'
import { needPostgres, type Postgres, startPostgres } from '../../postgres.ts'
import { runCommand } from '../command/runCommand.ts'
import { folderOf } from '../dataset/folderOf.ts'
import { SMALL_DATA } from '../run/smallModel.ts'
import { type SmallDatabase, smallDatabase } from './smallDatabase.ts'

let postgres: Postgres | undefined
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(async () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  await postgres?.stop()
})

const folders: string[] = []
async function open(): Promise<SmallDatabase> {
  const small = await smallDatabase(needPostgres(postgres))
  folders.push(small.folder)
  return small
}

/** One that no test changes. */
let unchanged: Promise<SmallDatabase> | undefined
const openUnchanged = (): Promise<SmallDatabase> => {
  unchanged ??= open()
  return unchanged
}

const pay = ({ model }: SmallDatabase, data: string, ...more: readonly string[]) =>
  runCommand('run', model, '--period', '2026-03', '--data', data, ...more)

/** What goes wrong with a file that says something else, or a database that is otherwise. */
async function told(changes: readonly (readonly [string, string])[], sql = ''): Promise<string> {
  const small = sql === '' ? await openUnchanged() : await open()
  if (sql !== '') await small.asOwner(sql)
  const out = join(small.folder, 'paid.json')
  const { code, out: printed, err } = await pay(small, small.file(...changes), '--out', out)
  expect([printed, existsSync(out)]).toEqual(['', false])
  return `${code} ${err.replaceAll(small.folder, 'FOLDER')}`
}

describe('a dataset in PostgreSQL', () => {
  it('is paid as the same rows in files are', async () => {
    const small = await open()
    const there = await pay(small, small.file())
    const here = await pay(small, folderOf(SMALL_DATA))
    const clinicsOf = (out: string): unknown => (JSON.parse(out) as readonly [{ clinics: unknown }])[0].clinics
    expect(clinicsOf(there.out)).toEqual(clinicsOf(here.out))
  })

  it('takes an empty text for a missing word, as in a file', async () => {
    const small = await open()
    await small.asOwner(
      `ALTER TABLE vard.patient ALTER kon TYPE TEXT; UPDATE vard.patient SET kon = '' WHERE lopnr = 3`,
    )
    const { warehouse } = await openDataset(small.file(['    values: { sex: { 1: male, 2: female } }\n', '']), {
      today: 20261122,
    })
    const { windows } = await warehouse.count(
      countedBy({ type: 'fact', fact: { entity: 'patient', name: 'sex' }, kind: 'word' }),
    )
    await warehouse.close()
    expect(windows[0]?.counts[0]?.columns).toEqual([['1', '2', null]])
  })

  it('leaves words as they are where the file names none to put in their place', async () => {
    const small = await openUnchanged()
    expect(await pay(small, small.file(['sex: { 1: male, 2: female }', 'sex: {}']))).toMatchObject({ code: 0 })
  })

  it('joins patients by the words that the file puts in place of theirs', async () => {
    const small = await open()
    const plain = await pay(small, small.file())
    await small.asOwner(`ALTER TABLE vard.patient ALTER lopnr TYPE TEXT; ALTER TABLE vard.listning ALTER lopnr TYPE TEXT;
UPDATE vard.listning SET lopnr = 'one' WHERE lopnr = '1'`)
    const renamed = small.file([
      'columns: { patient: lopnr, clinic: enhet, from: fran, to: till }',
      'columns: { patient: lopnr, clinic: enhet, from: fran, to: till }, values: { patient: { one: 1 } }',
    ])
    const clinicsOf = (out: string): unknown => (JSON.parse(out) as readonly [{ clinics: unknown }])[0].clinics
    const { out } = await pay(small, renamed)
    expect(clinicsOf(out)).toEqual(clinicsOf(plain.out))
  })

  it('has the file that the page shows', async () => {
    const page = readFileSync(join(import.meta.dirname, '../../../docs/how-to/count-in-your-database.md'), 'utf8')
    const [, text = ''] = /```yaml\n([^]*?)```/.exec(page) ?? []
    expect(readYaml(text, WarehouseFile)).toHaveProperty('data.tables.contacts.columns.date', 'besoksdatum')
  })

  it('is found in a folder with a file `warehouse.yaml`', async () => {
    const small = await open()
    small.file()
    expect(await pay(small, small.folder)).toMatchObject({ code: 0 })
  })

  it('is seen as it was when it was opened, whatever others write meanwhile', async () => {
    const small = await open()
    const dataset = await openDataset(small.file(), { today: 20261122 })
    const before = await dataset.warehouse.count({ windows: [] })
    await small.asOwner(`INSERT INTO vard.enhet VALUES ('c')`)
    expect(await dataset.warehouse.count({ windows: [] })).toEqual(before)
    await dataset.warehouse.close()
  })

  it('is seen as it is now by a server, which holds no transaction between two questions', async () => {
    const small = await open()
    const { dataset } = await openFolder(small.file(), 20261122)
    expect((await dataset.warehouse.count({ windows: [] })).clinics).toEqual(['a', 'b'])
    await small.asOwner(`INSERT INTO vard.enhet VALUES ('c')`)
    expect((await dataset.warehouse.count({ windows: [] })).clinics).toEqual(['a', 'b', 'c'])
    expect(await connectionsOfOurs(small)).toBe(0)
    await dataset.warehouse.close()
  })

  it('is only read, also by a view that would write', async () => {
    const small = await open()
    await small.asOwner(`CREATE TABLE vard.spar (x INTEGER);
CREATE FUNCTION vard.skriv() RETURNS INTEGER LANGUAGE sql AS 'INSERT INTO vard.spar VALUES (1) RETURNING 1';
CREATE VIEW vard.lomsk AS SELECT id, oppnad, vard.skriv() AS poang FROM vard.enhet`)
    const { code, err } = await pay(small, small.file(['vard.enhet', 'vard.lomsk']))
    expect([code, err]).toEqual([
      3,
      'The machine failed: The database refused a statement: cannot execute INSERT in a read-only transaction.\n' +
        '  `--explain-sql` prints the statements.\n',
    ])
  })

  it('does not care for the settings that its owner gave the database', async () => {
    const small = await open()
    const plain = await pay(small, small.file())
    await small.asOwner(`ALTER DATABASE ${JSON.stringify(new URL(small.connection).pathname.slice(1).replaceAll('%20', ' '))} SET standard_conforming_strings = off;
ALTER ROLE tests SET DateStyle = 'SQL, DMY'; ALTER ROLE tests SET search_path = vard; ALTER ROLE tests SET TimeZone = 'Asia/Tokyo';
CREATE FUNCTION vard.substring(TEXT, INTEGER, INTEGER) RETURNS TEXT LANGUAGE sql AS 'SELECT NULL::TEXT'`)
    expect(await pay(small, small.file())).toEqual(plain)
    await small.asOwner('ALTER ROLE tests RESET ALL')
  })
})

describe('what was paid, in PostgreSQL', () => {
  const TABLE = `CREATE TABLE vard.utbetalt (enhet TEXT, slag TEXT, avser TEXT, belopp NUMERIC, kand TIMESTAMPTZ);
INSERT INTO vard.utbetalt VALUES ('a', 'base_payment', '2026-03', 100.10, '2026-04-20 23:30+02'), ('a', 'base_payment', '2026-03', -0.03, '2026-05-01 00:30+02'), ('b', 'base_payment', '2026-03', 70, NULL)`
  const MAPPING = `  paid:
    relation: vard.utbetalt
    columns: { clinic: enhet, payment: slag, period: avser, amount: belopp, known_at: kand }
    decimals: { amount: 3 }
  listings:`
  const changes = [
    ['engine: postgresql', 'engine: postgresql, time_zone: Europe/Stockholm'],
    ['  listings:', MAPPING],
  ] as const
  const reconcile = ({ model }: SmallDatabase, data: string, ...more: readonly string[]) =>
    runCommand('reconcile', model, '--period', '2026-03', '--data', data, ...more)
  const withoutManifest = (out: string): unknown => ({
    ...(JSON.parse(out) as object),
    manifest: 0,
    dataset: 0,
    knownAt: 0,
  })

  it('is reconciled as the same rows in a file are, days in the time of the place, and noted beside the file', async () => {
    const small = await open()
    await small.asOwner(TABLE)
    const file = small.file(...changes)
    const rows =
      'a,base_payment,2026-03,100.10,2026-04-20\na,base_payment,2026-03,-0.03,2026-05-01\nb,base_payment,2026-03,70,\n'
    const here = folderOf({ ...SMALL_DATA, 'paid.csv': `clinic,payment,period,amount,known_at\n${rows}` })
    for (const more of [[], ['--known-at', '2026-04-30']]) {
      const [there, stored] = [await reconcile(small, file, ...more), await reconcile(small, here, ...more)]
      expect(there.code, there.err).toBe(0)
      expect(withoutManifest(there.out)).toEqual(withoutManifest(stored.out))
    }
    const said = await reconcile(
      small,
      file,
      '--residual',
      'a/base_payment/2026-03',
      '--class',
      'data',
      '--note',
      'Late.',
    )
    expect(said.err).toContain('Kept: a/base_payment/2026-03')
    expect(existsSync(join(small.folder, 'notes', 'reconcile.jsonl'))).toBe(true)
  })

  it.each([
    [`UPDATE vard.utbetalt SET belopp = 1.005`, 'too-many-decimals', '`1.005` has parts of an öre'],
    [`UPDATE vard.utbetalt SET avser = 'mars'`, 'impossible-date', '`mars` is no period'],
    [`UPDATE vard.utbetalt SET enhet = 'x'`, 'unknown-reference', '3 rows name the clinic `x`'],
  ])('is refused: %s', async (sql, code, message) => {
    const small = await open()
    await small.asOwner(`${TABLE}; ${sql}`)
    const { code: ended, err } = await reconcile(small, small.file(...changes))
    expect([ended, err]).toEqual([1, expect.stringContaining(code)])
    expect(err).toContain(message)
  })
})

describe('who is listed and what their care costs, in PostgreSQL', () => {
  it('are the persons of a case mix as the same rows in files are', async () => {
    const small = await open()
    await small.asOwner('UPDATE vard.patient SET vardpoang = 12.5 WHERE lopnr = 2')
    const file = small.file(['{ id: lopnr, birth', '{ id: lopnr, conditions: sjukdomar, birth'])
    await small.asOwner(
      `ALTER TABLE vard.patient ADD sjukdomar TEXT; UPDATE vard.patient SET sjukdomar = CASE lopnr WHEN 1 THEN 'copd|diabetes' ELSE '' END`,
    )
    const patients =
      'id,birth,sex,conditions,care_points\np1,1950-06-15,female,copd|diabetes,60\np2,1990-01-01,male,,12.5\np3,1990-01-01,male,,70\n'
    const persons = await Promise.all(
      [file, folderOf({ ...SMALL_DATA, 'patients.csv': patients })].map(async (data) => {
        const dataset = await openDataset(data, { today: 20261122 })
        const window = { first: 202601, last: 202612, cutOff: 20261231 }
        const keys = await costKeys({ type: 'column', table: 'patients', column: 'care_points' }, dataset, window)
        const read = await readPersons(dataset, { window, words: ['copd', 'diabetes'] }, keys)
        await dataset.warehouse.close()
        return read
      }),
    )
    expect(persons[0]).toEqual(persons[1])
    expect(persons[0]?.map(({ cost }) => cost).toSorted((a, b) => a - b)).toEqual([12_50, 60_00, 70_00])
  })
})

async function connectionsOfOurs({ connection }: SmallDatabase): Promise<number> {
  const client = new Client(connection)
  await client.connect()
  const { rows } = await client.query<{ count: string }>(
    `SELECT count(*) FROM pg_stat_activity WHERE application_name = 'kapitera' AND datname = current_database()`,
  )
  await client.end()
  return Number(rows[0]?.count)
}

describe('the way to the database', () => {
  it('is not let in with a wrong password', async () => {
    const small = await open()
    const wrong = new URL(small.connection)
    wrong.password = 'wrong'
    process.env['KAPITERA_TEST_WRONG'] = wrong.href
    const { code, err } = await pay(small, small.file([variableLine(small), 'KAPITERA_TEST_WRONG']))
    expect([code, err]).toEqual([
      1,
      'error  no-entry\n' +
        '  The database lets nobody in by this connection: password authentication failed for user "tests".\n' +
        '  Look at user, password and database in the variable that the file names, or in PGUSER, PGPASSWORD and PGDATABASE.\n',
    ])
  })

  function variableLine(small: SmallDatabase): string {
    const [name = ''] = Object.entries(process.env).find(([, value]) => value === small.connection) ?? []
    return name
  }

  it('is told when the variable is not set', async () => {
    const small = await open()
    const { code, err } = await pay(small, small.file([variableLine(small), 'KAPITERA_TEST_NOT_SET']))
    expect(code).toBe(1)
    expect(err).toContain('The variable KAPITERA_TEST_NOT_SET, which')
    expect(err).toContain('Set it: KAPITERA_TEST_NOT_SET=postgres://USER@HOST:5432/DATABASE')
  })

  it('is told when nobody answers there', async () => {
    const small = await open()
    process.env['KAPITERA_TEST_NOBODY'] = 'postgres://tests@127.0.0.1:1/postgres'
    const { code, err } = await pay(small, small.file([variableLine(small), 'KAPITERA_TEST_NOBODY']))
    expect(code).toBe(3)
    expect(err).toMatch(
      /^The machine failed: The database cannot be reached: connect ECONNREFUSED .*\n {2}Look at host and port/,
    )
  })

  it('may break in the middle of counting: nothing is written', { timeout: 30_000 }, async () => {
    const small = await open()
    await small.asOwner('CREATE VIEW vard.trog AS SELECT l.* FROM vard.listning l CROSS JOIN pg_sleep(20)')
    const out = join(small.folder, 'paid.json')
    const paying = pay(small, small.file(['vard.listning', 'vard.trog']), '--out', out)
    const client = new Client(small.connection)
    await client.connect()
    const until = Date.now() + 15_000
    for (;;) {
      const { rowCount } = await client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'kapitera' AND datname = current_database() AND wait_event = 'PgSleep'`,
      )
      if (rowCount || Date.now() > until) break
    }
    await client.end()
    expect(await paying).toEqual({
      code: 3,
      out: '',
      err: 'The machine failed: The database ended the connection: terminating connection due to administrator command.\n  Nothing was written. Run the command again.\n',
    })
    expect(existsSync(out)).toBe(false)
  })

  it('may break between two questions, which the next one tells', async () => {
    const small = await open()
    const { warehouse } = await openDataset(small.file(), { today: 20261122 })
    await small.asOwner(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'kapitera' AND datname = current_database()`,
    )
    await expect(warehouse.count({ windows: [] })).rejects.toThrow(/^The database ended the connection/)
    await warehouse.close()
  })

  it('is given up where a statement takes too long', async () => {
    const slow = `CREATE VIEW vard.trog AS SELECT l.* FROM vard.listning l CROSS JOIN pg_sleep(5)`
    expect(
      await told(
        [
          ['vard.listning', 'vard.trog'],
          ['engine: postgresql', 'engine: postgresql, statement_timeout: 200 ms'],
        ],
        slow,
      ),
    ).toBe(
      '3 The machine failed: The database gave a statement up: canceling statement due to statement timeout.\n' +
        '  Raise `statement_timeout` in the file, or ask for a shorter period. Nothing was written.\n',
    )
  })

  it('does not know a time zone that there is not', async () => {
    expect(await told([['engine: postgresql', 'engine: postgresql, time_zone: Europe/Stokholm']])).toBe(
      '1 error  no-setting\n  The database does not know a setting of the file: invalid value for parameter "TimeZone": "Europe/Stokholm".\n' +
        '  Write `time_zone` as the database lists it in pg_timezone_names: Europe/Stockholm.\n',
    )
  })

  it('is of a role that may not read', async () => {
    const small = await open()
    await small.asOwner(`CREATE ROLE reader LOGIN PASSWORD 'reader'; GRANT USAGE ON SCHEMA vard TO reader;
GRANT SELECT ON vard.enhet, vard.listning TO reader; GRANT SELECT (lopnr, fodd, kon) ON vard.patient TO reader`)
    const reader = new URL(small.connection)
    reader.username = 'reader'
    reader.password = 'reader'
    process.env['KAPITERA_TEST_READER'] = reader.href
    const { code, err } = await pay(small, small.file([variableLine(small), 'KAPITERA_TEST_READER']))
    expect([code, err.replaceAll(small.folder, 'FOLDER')]).toEqual([
      1,
      'FOLDER/warehouse.yaml, column patients.care_points  error  no-right\n  The role may not read `vardpoang`.\n' +
        '  Its owner can allow it: GRANT SELECT ON … TO ….\n',
    ])
    await small.asOwner('GRANT SELECT ON vard.patient TO reader')
    expect(await pay(small, small.file([variableLine(small), 'KAPITERA_TEST_READER']))).toMatchObject({ code: 0 })
  })
})

describe('the file', () => {
  it.each([
    ['connection: ', 'connection: postgres://me:secret@host/', 'A password has no place in a file.'],
    ['postgresql', 'oracle', 'The one database that is asked from here is `postgresql`.'],
    ['leaves: cells', 'leaves: rows', '`tables.patients.leaves`'],
    ['leaves: cells', 'leavs: cells', 'leavs'],
    ['  listings:', '  listing:', 'listing'],
  ])('says at its line that `%s` cannot be `%s`', async (from, to, message) => {
    const said = await told([[from, to]])
    expect(said).toMatch(/^1 FOLDER\/warehouse\.yaml:\d+ {2}error {2}broken-mapping\n/)
    expect(said).toContain(message)
    expect(said).toContain('docs/how-to/count-in-your-database.md explains each key.')
  })

  it('names relations and columns that there are not, all at once, and the nearest', async () => {
    expect(
      await told([
        ['vard.enhet', 'vard.enheter'],
        ['sex: kon,', 'sex: kn,'],
        ['from: fran', 'from: start'],
      ]),
    ).toBe(
      `1 FOLDER/warehouse.yaml  error  missing-table
  The database has no table or view \`vard.enheter\`, which the file names for \`clinics\`.
  Did you mean \`vard.enhet\`?

FOLDER/warehouse.yaml, column sex  error  missing-column
  \`vard.patient\` has no column \`kn\`, which the table \`patients\` needs for \`sex\`.
  Did you mean \`kon\`?

FOLDER/warehouse.yaml, column from  error  missing-column
  \`vard.listning\` has no column \`start\`, which the table \`listings\` needs for \`from\`.
  It has \`lopnr\`, \`enhet\`, \`fran\`, \`till\`. Name it under \`columns:\`.
`,
    )
  })

  it.each([
    [
      'care_points: vardpoang',
      'care_points: flyttal',
      'double-column',
      'Give a view with DECIMAL, or say to how many decimals it is rounded: `decimals: { care_points: 4 }`.',
    ],
    [
      'care_points: vardpoang',
      'care_points: allt',
      'wrong-kind',
      '`allt` is jsonb, which no column of a dataset can hold.',
    ],
    [
      'care_points: vardpoang',
      'care_points: fodd',
      'wrong-kind',
      '`fodd` is date, and `care_points` must be a fact: a number, a word, or yes or no.',
    ],
    ['birth: fodd', 'birth: kon', 'impossible-date', 'In 3 rows `birth` is no day of the calendar.'],
    [
      'birth: fodd',
      'birth: tid',
      'wrong-kind',
      'Write `time_zone: Europe/Stockholm` in the file, or give a view with DATE.',
    ],
    [
      'birth: fodd',
      'birth: vardpoang',
      'wrong-kind',
      '`vardpoang` is numeric(9,3), and `birth` must be a DATE, or a whole number such as 20260131.',
    ],
  ])('refuses a column of a wrong type: %s, not %s', async (from, to, code, message) => {
    const said = await told([[from, to]])
    expect(said).toMatch(new RegExp(`^1 FOLDER/warehouse.yaml, column patients\\.\\w+  error  ${code}\n`))
    expect(said).toContain(message)
  })

  it('may say to how many decimals floating point is rounded, and in whose time a day is told', async () => {
    const small = await open()
    const changes = [
      ['birth: fodd', 'birth: tid'],
      ['engine: postgresql', 'engine: postgresql, time_zone: Europe/Stockholm'],
      ['care_points: vardpoang', 'care_points: flyttal'],
      ['leaves: cells', 'leaves: cells\n    decimals: { care_points: 2 }'],
    ] as const
    const { code, out } = await pay(small, small.file(...changes))
    expect(code).toBe(0)
    // 0.5 of the one, and twice 80 points for whom none are known
    expect(out).toContain('"base_payment": 80.5')
  })

  it('lets sums leave, and cells only where it says so', async () => {
    const small = await open()
    const counted = async (file: string, key: Key): Promise<unknown> => {
      const { warehouse } = await openDataset(file, { today: 20261122 })
      try {
        return (await warehouse.count(countedBy(key))).windows[0]?.counts[0]?.columns
      } finally {
        await warehouse.close()
      }
    }
    const bySex: Key = { type: 'fact', fact: { entity: 'patient', name: 'sex' }, kind: 'word' }
    const byPoints: Key = { type: 'fact', fact: { entity: 'patient', name: 'care_points' }, kind: 'number' }
    expect(await counted(small.file(), byPoints)).toEqual([[null, 60, 70]])
    expect(await counted(small.file(['    leaves: cells\n', '']), bySex)).toEqual([['female', 'male', 'male']])
    await expect(counted(small.file(['    leaves: cells\n', '']), byPoints)).rejects.toThrow(
      'The model groups people by `patient.care_points`: a group may be one person, and the file does not let such cells of `patients` leave.',
    )
  })
})

function countedBy(key: Key): Request {
  const period = readPeriod('2026-03')
  const windows = period ? windowsIn(period, 'month', 'last day of previous month') : []
  const count = { id: 'one', rows: 'patients', span: 'window', over: 'month', keys: [key], measures: [] } as const
  return { windows: [{ over: 'month', windows, counts: [count], facts: [], indicators: [], previous: [] }] }
}

describe('rows that would be counted wrongly are refused', () => {
  it.each([
    [
      `INSERT INTO vard.listning VALUES (1, 'd')`,
      'unknown-reference',
      '1 rows name the clinic `d`, which is not in `clinics`.',
    ],
    [
      `INSERT INTO vard.listning VALUES (9, 'a')`,
      'unknown-reference',
      '1 rows name a patient who is not in `patients`.',
    ],
    [
      `INSERT INTO vard.listning VALUES (2, 'b', '2026-02-01')`,
      'overlapping-spells',
      '1 spells begin before the patient’s spell before them has ended.',
    ],
    [
      `INSERT INTO vard.enhet VALUES ('a ')`,
      'ambiguous-name',
      'The clinics `a` and `a ` differ only by a blank or by how Unicode writes a letter.',
    ],
    [`INSERT INTO vard.enhet VALUES ('')`, 'missing-value', 'In one row `id` is missing.'],
    [`INSERT INTO vard.patient VALUES (1)`, 'duplicate-row', 'In one row `id` is that of another row.'],
    [`INSERT INTO vard.patient VALUES (NULL)`, 'missing-value', 'In one row `id` is missing.'],
    [
      `UPDATE vard.patient SET vardpoang = 'NaN' WHERE lopnr = 1`,
      'not-a-number',
      'A number, or a sum of numbers, is `NaN`.',
    ],
    [
      `UPDATE vard.patient SET fodd = 'infinity' WHERE lopnr = 1`,
      'impossible-date',
      'In one row `birth` is no day of the calendar.',
    ],
  ])('%s', async (sql, code, message) => {
    const said = await told([], sql)
    expect(said).toMatch(new RegExp(`^1 [^]*error {2}${code}\n`))
    expect(said).toContain(message)
  })
})
