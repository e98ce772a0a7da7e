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

async function importOf(options: Partial<ImportOptions>): Promise<Imported & { readonly out: string }> {
  const source = folderOf(FILES)
  const out = join(dirname(source), 'out')
  return { ...(await importDataset(source, out, { today, ...options })), out }
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
    expect(rejected).toEqual({ rows: 6, path: `${out}.rejected.csv` })
    expect(readFileSync(`${out}.rejected.csv`, 'utf8').split('\n')).toEqual([
      'table,file,row,column,value,code,reason,expected,content',
      `clinics,clinics.csv,4,id,north,duplicate-row,The clinic \`north\` is there twice.,Keep one of the rows.,"{""id"":""north"",""name"":""=1+1""}"`,
      `contacts,contacts.csv,3,patient,c,unknown-reference,There is no patient \`c\`.,,"{""patient"":""c"",""clinic"":""south"",""listed_at"":""south"",""month"":""2026-01""}"`,
      `contacts,contacts.csv,4,patient,z,unknown-reference,There is no patient \`z\`.,,"{""patient"":""z"",""clinic"":""south"",""listed_at"":""south"",""month"":""2026-02""}"`,
      `patients,patients.csv,3,age,130,out-of-range,\`130\` is above 120.,,"{""id"":""b"",""age"":""130"",""hba1c"":""41"",""clinic"":""south""}"`,
      `patients,patients.csv,4,age,-1,negative-number,\`-1\` is below zero.,,"{""id"":""c"",""age"":""-1"",""hba1c"":""42"",""clinic"":""south""}"`,
      `patients,patients.csv,5,hba1c,high,mixed-column,"\`high\` is no number, and most other values of this column are.","If they are words, say so by \`types\` in a mapping.","{""id"":""d"",""age"":""50"",""hba1c"":""high"",""clinic"":""south""}"`,
      '',
    ])
    const dataset = await openDataset(out, { today })
    expect(dataset.description.leftOut).toEqual({ clinics: 1, contacts: 2, patients: 3 })
    await dataset.warehouse.close()
  })

  it.each([{ rows: 5 }, { percent: 50 }])(
    'stores nothing where more are wrong than accepted: %o',
    async (acceptRejects) => {
      const error: unknown = await importOf({ acceptRejects }).catch((thrown: unknown) => thrown)
      if (!(error instanceof DataError)) throw error
      expect(error.problems[0]?.message).toMatch(
        /^6 of 11 rows are rejected, and (5|50 % of 11, so 5,) are accepted\.$/,
      )
      expect(error.count).toBe(7)
    },
  )

  it('accepts a share of the rows that were read', async () => {
    expect((await importOf({ acceptRejects: { percent: 55 } })).rejected?.rows).toBe(6)
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
