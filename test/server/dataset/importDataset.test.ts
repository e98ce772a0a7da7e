import { DuckDBInstance } from '@duckdb/node-api'
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { programFile } from '../../../server/programFile.ts'
import { importDataset } from '../../../server/dataset/importDataset.ts'
import { openDataset } from '../../../server/dataset/openDataset.ts'
import { folderOf } from './folderOf.ts'

const today = 20261122
const FILES = {
  'clinics.csv': 'id;opened;rural_points;own\nnorth;2020-01-01;2,5;ja\nsouth;;1;nej\n',
  'patients.csv':
    '\ufeffid,n,birth,sex,conditions,clinic,hba1c\r\na,1,1950-02-28,female,copd|diabetes|copd,north,50\r\nb,4,,male,,south,\r\n',
  'contacts.csv':
    'patient\tclinic\tlisted_at\tdate\tkind\tn\tfee_paid\na\tnorth\tnorth\t2026-01-03\tvisit\t\t12.50\n\tsouth\tother_region\t2026-02-01\tphone\t2\t\n',
}

async function imported(files: Readonly<Record<string, string | Uint8Array>>, name = 'out'): Promise<string> {
  const source = folderOf(files)
  const out = join(dirname(source), name)
  await importDataset(source, out, { today })
  return out
}

async function rowsIn(file: string): Promise<readonly unknown[]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const reader = await connection.runAndReadAll(`SELECT * FROM '${file}'`)
  return reader.getRowObjectsJson()
}

describe('an import', () => {
  it('can be imported again: what stands beside its tables is no table, and the same file elsewhere is not passed over', async () => {
    const out = await imported(FILES)
    const again = join(dirname(out), 'again')
    const [first, second] = [await openDataset(out, { today }), await importDataset(out, again, { today })]
    await first.warehouse.close()
    expect(second.hash).toBe(first.hash)
    const alien = folderOf({ 'clinics.csv': 'id\na\n', 'listed.parquet': readFileSync(join(out, 'listed.parquet')) })
    await expect(importDataset(alien, join(dirname(alien), 'out'), { today })).rejects.toThrow(
      '`listed.parquet` is none',
    )
  })

  it.each(['#clinic', '#since', '#row'])('refuses a column by a name that it uses itself: %s', async (name) => {
    const source = folderOf({ 'clinics.csv': 'id\na\n', 'patients.csv': `id,${name}\np1,x\n` })
    await expect(importDataset(source, join(dirname(source), 'out'), { today })).rejects.toThrow(`\`${name}\``)
  })

  it('reads commas, semicolons and tabs, with and without a byte order mark, and knows the types of facts', async () => {
    const out = await imported(FILES)
    expect(readdirSync(out).toSorted()).toEqual([
      'clinics.parquet',
      'contacts.parquet',
      'datapackage.json',
      'listed.codes',
      'listed.parquet',
      'listings.parquet',
      'patients.parquet',
      'quality.json',
    ])
    expect(await rowsIn(join(out, 'clinics.parquet'))).toEqual([
      { id: 'north', opened: 20200101, closed: null, own: true, rural_points: '2.5' },
      { id: 'south', opened: null, closed: null, own: false, rural_points: '1.0' },
    ])
    expect(await rowsIn(join(out, 'patients.parquet'))).toEqual([
      { id: 'a', n: 1, exact_profile: null, birth: 19500228, conditions: 'copd|diabetes', hba1c: 50, sex: 'female' },
      { id: 'b', n: 4, exact_profile: null, birth: null, conditions: '', hba1c: null, sex: 'male' },
    ])
    expect(await rowsIn(join(out, 'listings.parquet'))).toEqual([
      { patient: 'a', clinic: 'north', from: null, to: null },
      { patient: 'b', clinic: 'south', from: null, to: null },
    ])
    expect(await rowsIn(join(out, 'contacts.parquet'))).toMatchObject([
      {
        patient: null,
        clinic: 'south',
        listed_at: 'other_region',
        month: 202602,
        date: 20260201,
        n: 2,
        fee_paid: null,
      },
      { patient: 'a', clinic: 'north', listed_at: 'north', month: 202601, date: 20260103, n: 1, fee_paid: '12.5' },
    ])
  })

  it('gives the same bytes whenever it is made', async () => {
    const [one, other] = [await imported(FILES), await imported(FILES)]
    for (const name of readdirSync(one)) {
      const bytes = readFileSync(join(other, name))
      // The folder is called after its source, and both are.
      expect(readFileSync(join(one, name)).equals(bytes), name).toBe(true)
    }
  })

  it('has a hash of its content, whatever the format of the files and the order of rows and columns', async () => {
    const source = folderOf(FILES)
    const first = await importDataset(source, join(dirname(source), 'one'), { today })
    const turned = await importDataset(
      folderOf({
        ...FILES,
        'clinics.csv': 'own,id,rural_points,opened\nfalse,south,1.00,\ntrue,north,2.50,20200101\n',
      }),
      join(dirname(source), 'two'),
      { today },
    )
    const again = await importDataset(join(dirname(source), 'one'), join(dirname(source), 'three'), { today })
    expect(turned.hash).toBe(first.hash)
    expect(again.hash).toBe(first.hash)
    const other = await importDataset(
      folderOf({ ...FILES, 'clinics.csv': 'id;opened;rural_points;own\nnorth;2020-01-01;2,5;ja\nsouth;;1;ja\n' }),
      join(dirname(source), 'four'),
      { today },
    )
    expect(other.hash).not.toBe(first.hash)
  })

  it('says in its description that a dataset is invented, and up to which day it goes', async () => {
    const out = await imported({
      'clinics.csv': 'id\nnorth\n',
      'datapackage.json': JSON.stringify({
        name: 'play',
        title: 'Play',
        invented: true,
        as_of: '2026-06-30',
        resources: [],
      }),
    })
    const { warehouse, description } = await openDataset(out, { today })
    await warehouse.close()
    expect(description).toMatchObject({ name: 'play', title: 'Play', invented: true, asOf: '2026-06-30' })
  })

  it('never writes over what is there', async () => {
    const source = folderOf(FILES)
    const out = join(dirname(source), 'out')
    mkdirSync(out)
    writeFileSync(join(out, 'mine.txt'), 'precious')
    await expect(importDataset(source, out, { today })).rejects.toThrow(
      'It exists already, and an import never writes over anything.',
    )
    expect(readdirSync(out)).toEqual(['mine.txt'])
  })

  it('refuses floating point from Parquet unless the mapping rounds it', async () => {
    const source = folderOf({})
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    const path = join(source, 'clinics.parquet')
    await connection.run(
      `COPY (SELECT 'north' AS id, 0.1::DOUBLE + 0.2 AS need, DATE '2020-01-01' AS opened, ['a', 'b'] AS words) TO '${path}' (FORMAT parquet)`,
    )
    await expect(importDataset(source, join(dirname(source), 'out'), { today })).rejects.toThrow(
      'The column `need` has floating-point numbers (DOUBLE), whose sums are not exact.',
    )
    writeFileSync(
      join(source, 'mapping.yaml'),
      'format: 1\ntables:\n  clinics:\n    from: clinics.parquet\n    decimals: { need: 4 }\n',
    )
    await importDataset(source, join(dirname(source), 'out'), { today })
    expect(await rowsIn(join(dirname(source), 'out', 'clinics.parquet'))).toEqual([
      { id: 'north', opened: 20200101, closed: null, need: '0.3', words: 'a|b' },
    ])
  })

  it('leaves nothing where it was killed, whenever that was', async () => {
    const many = Array.from({ length: 120_000 }, (_, row) => `p${row},1,1950-01-01,female,c${row % 50}\n`).join('')
    const source = folderOf({
      'clinics.csv': `id\n${Array.from({ length: 50 }, (_, place) => `c${place}\n`).join('')}`,
      'patients.csv': `id,n,birth,sex,clinic\n${many}`,
    })
    const parent = dirname(source)
    const main = programFile('kapitera', 'server/command/main.ts')
    const command = () =>
      spawn(process.execPath, [main, 'import', source, '--out', join(parent, 'out')], { stdio: 'ignore' })
    const killed: { readonly isDone: boolean; readonly isThere: boolean }[] = []
    for (const [signal, wait] of [
      ['SIGKILL', 500],
      ['SIGTERM', 700],
      ['SIGKILL', 900],
    ] as const) {
      if (existsSync(join(parent, 'out'))) break
      const child = command()
      const end = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)))
      await new Promise((resolve) => setTimeout(resolve, wait))
      child.kill(signal)
      killed.push({ isDone: (await end) === 0, isThere: existsSync(join(parent, 'out')) })
    }
    for (const { isDone, isThere } of killed) expect(isThere).toBe(isDone)
    // The next import takes away what a killed one has left, and is whole.
    if (!existsSync(join(parent, 'out'))) await importDataset(source, join(parent, 'out'), { today })
    expect(readdirSync(parent).toSorted()).toEqual(['out', 'source'])
    const { warehouse, description } = await openDataset(join(parent, 'out'), { today })
    await warehouse.close()
    expect(description.tables.patients?.rows).toBe(120_000)
  })
})

describe('an imported dataset', () => {
  it('is not opened when a file is not as it was stored', async () => {
    const out = await imported(FILES)
    writeFileSync(join(out, 'clinics.parquet'), 'other')
    await expect(openDataset(out, { today })).rejects.toThrow('The file is not as it was imported.')
  })

  it('is opened from plain files as well, and answers for its tables', async () => {
    const dataset = await openDataset(folderOf(FILES), { today })
    expect(dataset.has('patients')).toBe(true)
    expect(dataset.has('costs')).toBe(false)
    expect(dataset.columns('clinics').map(({ name }) => name)).toEqual([
      'id',
      'opened',
      'closed',
      'own',
      'rural_points',
    ])
    await expect(
      dataset.warehouse.count({
        windows: [
          {
            over: 'month',
            windows: [{ first: 202601, last: 202601, cutOff: 20260101 }],
            counts: [{ id: 'one', rows: 'costs', span: 'window', over: 'month', keys: [], measures: [] }],
            facts: [],
            indicators: [],
            previous: [],
          },
        ],
      }),
    ).rejects.toThrow('The model counts rows of `costs`, and the dataset has no such table.')
    await dataset.warehouse.close()
  })
})

describe('a mapping', () => {
  it('renames, recodes, keeps some rows, turns columns and lists into rows, and rounds', async () => {
    const out = await imported({
      'practices.csv':
        'code,list,imd,contract,achieved,of\nA1,100,10.123456789,GMS,8,10\nA2,200,20.5,PMS,9,10\nA3,50,NA,GMS,1,2\n',
      'people.csv': 'person,gender,codes,year\n1,F,E11.9|I10,2024\n2,M,,2024\n2,M,J44,2025\n',
      'mapping.yaml': `format: 1
dataset: { name: mapped, invented: true, as_of: 2024-12-31 }
tables:
  clinics:
    - from: practices.csv
      where: { contract: [GMS] }
      columns: { id: code, list_patients: list, deprivation: imd }
      missing: [NA]
      decimals: { deprivation: 2 }
    - rows: [{ id: other }]
  clinic_facts:
    from: practices.csv
    where: { contract: [GMS] }
    columns: { clinic: code }
    constants: { month: 2024-03 }
    unpivot: { into: fact, columns: { list_patients: { value: list }, hundred: { value: '100' } } }
  indicators:
    from: practices.csv
    where: { contract: [GMS] }
    columns: { clinic: code, numerator: achieved, denominator: of }
    constants: { indicator: reached, month: 2024-03 }
  patients:
    from: people.csv
    where: { year: ['2024'] }
    columns: { id: person, sex: gender }
    constants: { clinic: A1 }
    values: { sex: { F: female, M: male } }
  diagnoses:
    from: people.csv
    columns: { patient: person, code: codes }
    constants: { date: 2024-06-30 }
    split: { code: '|' }
`,
    })
    expect(await rowsIn(join(out, 'clinics.parquet'))).toMatchObject([
      { id: 'A1', deprivation: '10.12', list_patients: 100 },
      { id: 'A3', deprivation: null, list_patients: 50 },
      { id: 'other', deprivation: null, list_patients: null },
    ])
    expect(await rowsIn(join(out, 'clinic_facts.parquet'))).toEqual([
      { clinic: 'A1', fact: 'hundred', month: 202403, value: 100 },
      { clinic: 'A1', fact: 'list_patients', month: 202403, value: 100 },
      { clinic: 'A3', fact: 'hundred', month: 202403, value: 100 },
      { clinic: 'A3', fact: 'list_patients', month: 202403, value: 50 },
    ])
    expect(await rowsIn(join(out, 'indicators.parquet'))).toHaveLength(2)
    expect(await rowsIn(join(out, 'patients.parquet'))).toMatchObject([
      { id: '1', sex: 'female' },
      { id: '2', sex: 'male' },
    ])
    expect(await rowsIn(join(out, 'diagnoses.parquet'))).toEqual([
      { patient: '1', code: 'E11.9', date: 20240630 },
      { patient: '1', code: 'I10', date: 20240630 },
      { patient: '2', code: 'J44', date: 20240630 },
    ])
  })
})
