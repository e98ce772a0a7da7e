import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DataError } from '../../../server/dataset/DataProblem.ts'
import { type Imported, type ImportOptions, importDataset } from '../../../server/dataset/importDataset.ts'
import { openDataset } from '../../../server/dataset/openDataset.ts'
import { folderOf } from './folderOf.ts'
import { rowsIn } from './rowsIn.ts'

const today = 20261122
// Wrong are the second north, the ages of b and c, the contacts of c and of nobody: c goes, and its contact with it.
const FILES = {
  'clinics.csv': 'id,name\nnorth,Norr\nsouth,Söder\nnorth,=1+1\n',
  'patients.csv': 'id,age,hba1c,clinic\na,30,40,north\nb,130,41,south\nc,-1,42,south\nd,50,high,south\ne,51,43,south\n',
  'contacts.csv':
    'patient,clinic,listed_at,month\na,north,north,2026-01\nc,south,south,2026-01\nz,south,south,2026-02\n',
}

async function importOf(
  options: Partial<ImportOptions>,
  files: Readonly<Record<string, string>> = FILES,
): Promise<Imported & { readonly out: string }> {
  const source = folderOf(files)
  const out = join(dirname(source), 'out')
  return { ...(await importDataset(source, out, { today, ...options })), out }
}

async function refusal(
  options: Partial<ImportOptions>,
  files: Readonly<Record<string, string>> = FILES,
): Promise<DataError> {
  const error: unknown = await importOf(options, files).catch((thrown: unknown) => thrown)
  if (!(error instanceof DataError)) throw error
  return error
}

describe('an import that accepts rejects', () => {
  it('leaves out the rows that are wrong and what depends on them, writes them with the reason, and says how many', async () => {
    const { out, rejected, tables } = await importOf({ acceptRejects: { rows: 6 } })
    expect(tables.map(({ table, rows }) => [table, rows])).toEqual([
      ['clinics', 2],
      ['patients', 2],
      ['listings', 2],
      ['contacts', 1],
    ])
    expect(await rowsIn(join(out, 'patients.parquet'))).toMatchObject([
      { id: 'a', hba1c: 40 },
      { id: 'e', hba1c: 43 },
    ])
    expect(rejected).toEqual({
      rows: 6,
      tables: new Map([
        ['clinics', 1],
        ['contacts', 2],
        ['patients', 3],
      ]),
      path: `${out}.rejected.csv`,
    })
    expect(readFileSync(`${out}.rejected.csv`, 'utf8').split('\n')).toEqual([
      '\ufefftable,file,row,column,value,code,reason,expected,id,name,age,hba1c,clinic,patient,listed_at,month',
      `clinics,clinics.csv,4,id,north,duplicate-row,The clinic \`north\` is there twice.,Keep one of the rows.,north,'=1+1,,,,,,`,
      `patients,patients.csv,3,age,130,out-of-range,\`130\` is above 120.,,b,,130,41,south,,,`,
      `patients,patients.csv,4,age,-1,negative-number,\`-1\` is below zero.,,c,,-1,42,south,,,`,
      `patients,patients.csv,5,hba1c,high,mixed-column,"\`high\` is no number, and most other values of this column are.","If they are words, say so by \`types\` in a mapping.",d,,50,high,south,,,`,
      `contacts,contacts.csv,3,patient,c,unknown-reference,"The row of the patient \`c\` was left out, and this one with it.",Mend the row of the patient.,,,,,south,c,south,2026-01`,
      `contacts,contacts.csv,4,patient,z,unknown-reference,There is no patient \`z\`.,,,,,,south,z,south,2026-02`,
      '',
    ])
    const dataset = await openDataset(out, { today })
    expect(dataset.description.leftOut).toEqual({ clinics: 1, contacts: 2, patients: 3 })
    await dataset.warehouse.close()
  })

  it('are written with their own columns, each under a name of its own', async () => {
    const { out } = await importOf(
      { acceptRejects: { rows: 1 } },
      { 'clinics.csv': 'id,value,file\nnorth,1,a\nnorth,2,b\n' },
    )
    expect(readFileSync(`${out}.rejected.csv`, 'utf8').split('\n')).toEqual([
      '\ufefftable,file,row,column,value,code,reason,expected,id,value delivered,file delivered',
      'clinics,clinics.csv,3,id,north,duplicate-row,The clinic `north` is there twice.,Keep one of the rows.,north,2,b',
      '',
    ])
  })

  it('stores nothing where more are wrong than accepted', async () => {
    const error = await refusal({ acceptRejects: { rows: 5 } })
    expect(error.problems[0]?.message).toBe('6 of 11 rows are rejected, and 5 are accepted.')
    expect(error.count).toBe(7)
  })

  it('accepts a share of each table, and none of the clinics', async () => {
    const error = await refusal({ acceptRejects: { percent: 65 } })
    expect(error.problems.filter(({ code }) => code === 'too-many-rejects').map(({ message }) => message)).toEqual([
      '1 of 3 rows of `clinics` are rejected, and no share of the clinics is accepted.',
      '2 of 3 rows of `contacts` are rejected, and 65 % of 3, so 1, are accepted.',
    ])
    const files = { ...FILES, 'clinics.csv': 'id,name\nnorth,Norr\nsouth,Söder\n' }
    expect((await importOf({ acceptRejects: { percent: 67 } }, files)).rejected?.tables).toEqual(
      new Map([
        ['contacts', 2],
        ['patients', 3],
      ]),
    )
  })

  it('still counts a table against its control total, with the rows left out', async () => {
    const control = (patients: number, contacts: number) => ({
      ...FILES,
      'control.yaml': `patients: { rows: ${patients} }\ncontacts: { rows: ${contacts} }\n`,
    })
    expect((await importOf({ acceptRejects: { rows: 6 } }, control(5, 3))).rejected?.rows).toBe(6)
    const error = await refusal({ acceptRejects: { rows: 6 } }, control(6, 3))
    expect(error.problems.map(({ code, message }) => [code, message])).toEqual([
      ['control-total', 'There are 5 rows, with the 3 left out, and the control total is 6.'],
    ])
  })

  it('refuses a sum that differs in a table of which nothing was left out, and warns of one that lost rows', async () => {
    const files = (sum: number) => ({
      'clinics.csv': 'id,beds\nnorth,10\nsouth,20\n',
      'patients.csv': 'id,age,clinic\na,30,north\nb,130,south\n',
      'control.yaml': `clinics: { sums: [{ column: beds, total: "${sum}" }] }\npatients: { sums: [{ column: age, total: "160" }] }\n`,
    })
    const { warnings } = await importOf({ acceptRejects: { rows: 1 } }, files(30))
    expect(warnings.map(({ message }) => message)).toContain('The sum of `age` is 30, and the control total is 160.')
    expect((await refusal({ acceptRejects: { rows: 1 } }, files(31))).problems[0]?.message).toBe(
      'The sum of `beds` is 30, and the control total is 31.',
    )
  })

  it('changes nothing where nothing is wrong', async () => {
    const source = folderOf({ 'clinics.csv': 'id\nnorth\n' })
    const out = join(dirname(source), 'out')
    const { hash, rejected } = await importDataset(source, out, { today, acceptRejects: { rows: 5 } })
    expect(rejected).toBeUndefined()
    expect(existsSync(`${out}.rejected.csv`)).toBe(false)
    expect((await importDataset(source, `${out}2`, { today })).hash).toBe(hash)
  })
})
