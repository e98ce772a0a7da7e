import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importDataset } from '../../../server/dataset/importDataset.ts'
import { folderOf } from './folderOf.ts'
import { rowsIn } from './rowsIn.ts'

const today = 20_261_122

const FILES = {
  'clinics.csv': 'id,name\nNorra byn ,x\nsöder,y \n',
  'patients.csv': 'id\np1\np2\np3\n',
  'listings.csv': 'patient,clinic\np1,Norra byn\np2,söder\np3, söder\n',
  'contacts.csv':
    'patient,clinic,listed_at,month\np1,Norra byn,Norra byn,2026-01\np2,\u00a0söder,söder,2026-01\np3,söder ,söder,2026-01\n',
}

async function imported(files: Readonly<Record<string, string>>, options = {}) {
  const source = folderOf(files)
  const out = join(dirname(source), 'out')
  const { warnings, hash } = await importDataset(source, out, { today, ...options })
  return { out, hash, told: warnings.filter(({ code }) => code === 'trimmed-name') }
}

describe('a name of a clinic with blanks around it', () => {
  it.each([
    ['as text first', {}],
    ['straight', { straightFrom: 0 }],
  ])('is the name without them, and that is told once a column, read %s', async (_, options) => {
    const { out, told } = await imported(FILES, options)
    expect((await rowsIn(join(out, 'clinics.parquet'))).map(({ id }) => id)).toEqual(['Norra byn', 'söder'])
    expect(told.map(({ file, column, value, message }) => [file, column, value, message])).toEqual([
      [
        'clinics.csv',
        'id',
        'Norra byn ',
        '1 name of a clinic begins or ends with a blank and is read without it: `Norra byn ` as `Norra byn`.',
      ],
      [
        'listings.csv',
        'clinic',
        ' söder',
        '1 name of a clinic begins or ends with a blank and is read without it: ` söder` as `söder`.',
      ],
      [
        'contacts.csv',
        'clinic',
        'söder ',
        '2 names of clinics begin or end with a blank and are read without it: `söder ` as `söder`.',
      ],
    ])
  })

  it('is told where a mapping says which column it is, and of none where there is none', async () => {
    const mapped = await imported({
      'enheter.csv': 'Enhet;Ort\nnorr ;Norra staden\n',
      'mapping.yaml':
        'format: 1\ndataset: { name: mine, title: Mine, as_of: 2026-06-30 }\ntables:\n  clinics: { from: enheter.csv, columns: { id: Enhet, name: Ort } }\n',
    })
    expect(mapped.told.map(({ file, column, value }) => [file, column, value])).toEqual([
      ['enheter.csv', 'id', 'norr '],
    ])
    const plain = Object.fromEntries(
      Object.entries(FILES).map(([name, text]) => [name, text.replaceAll(/[ \u00a0]+(?=[,\n])|(?<=,)[ \u00a0]+/g, '')]),
    )
    const { told, hash } = await imported(plain)
    expect(told).toEqual([])
    expect(hash).toBe((await imported(FILES)).hash)
  })
})
