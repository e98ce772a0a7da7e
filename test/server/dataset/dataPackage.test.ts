import { strToU8, zipSync } from 'fflate'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DataError } from '../../../server/dataset/DataProblem.ts'
import { importDataset } from '../../../server/dataset/importDataset.ts'
import { folderOf } from './folderOf.ts'
import { rowsIn } from './rowsIn.ts'

const today = 20261122
const PACKAGE = {
  name: 'region',
  resources: [
    {
      name: 'clinics',
      path: 'data/units.csv',
      encoding: 'iso-8859-1',
      dialect: { delimiter: '|' },
      schema: {
        missingValues: ['', '-'],
        fields: [
          { name: 'id', type: 'string' },
          { name: 'opened', type: 'date', format: '%d.%m.%Y' },
          { name: 'rural_points', type: 'number', decimalChar: ',', groupChar: '.' },
          { name: 'code', type: 'string', constraints: { required: true } },
        ],
      },
    },
  ],
}
const UNITS = Buffer.from('id|opened|rural_points|code\nÅsa|01.02.2020|1.234,5|007\nÄng|-|-|010\n', 'latin1')
const ROWS = [
  { id: 'Äng', opened: null, rural_points: null, code: '010' },
  { id: 'Åsa', opened: 20200201, rural_points: '1234.5', code: '007' },
]

function packageFolder(description: unknown, units: Uint8Array = UNITS): string {
  const folder = folderOf({ 'datapackage.json': JSON.stringify(description) })
  mkdirSync(join(folder, 'data'))
  writeFileSync(join(folder, 'data', 'units.csv'), units)
  return folder
}

async function problemsOf(source: string): Promise<readonly string[]> {
  const error: unknown = await importDataset(source, join(dirname(source), 'out'), { today }).catch(
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof DataError)) throw error
  return error.problems.map(({ message }) => message)
}

describe('a Frictionless data package', () => {
  it('is read by its dialect, encoding, formats and missing values, wherever in the folder its files are', async () => {
    const source = packageFolder(PACKAGE)
    await importDataset(source, join(dirname(source), 'out'), { today })
    expect(await rowsIn(join(dirname(source), 'out', 'clinics.parquet'))).toMatchObject(ROWS)
  })

  it('may be zipped', async () => {
    const source = join(folderOf({}), 'region.zip')
    writeFileSync(
      source,
      zipSync({ 'datapackage.json': strToU8(JSON.stringify(PACKAGE)), data: { 'units.csv': UNITS } }),
    )
    await importDataset(source, join(dirname(dirname(source)), 'out'), { today })
    expect(await rowsIn(join(dirname(dirname(source)), 'out', 'clinics.parquet'))).toMatchObject(ROWS)
  })

  it('holds what its constraints say', async () => {
    const broken = Buffer.from('id|opened|rural_points|code\nÅsa|-|-|-\n', 'latin1')
    expect(await problemsOf(packageFolder(PACKAGE, broken))).toEqual(['The value is missing.'])
  })

  it.each([
    {
      what: 'outside of the folder',
      resource: { name: 'clinics', path: '../../etc/units.csv' },
      said: 'The resource `clinics` lies outside of the folder: `../../etc/units.csv`.',
    },
    {
      what: 'on the network',
      resource: { name: 'clinics', path: 'https://example.org/units.csv' },
      said: 'lies outside of the folder',
    },
    {
      what: 'that is not there',
      resource: { name: 'clinics', path: 'unit.csv' },
      said: 'there is no such file that can be read',
    },
    {
      what: 'without a header',
      resource: { name: 'clinics', path: 'data/units.csv', dialect: { header: false } },
      said: 'has no header',
    },
    {
      what: 'with other quotation marks',
      resource: { name: 'clinics', path: 'data/units.csv', dialect: { quoteChar: "'" } },
      said: 'other quotation marks',
    },
  ])('is refused with a file $what', async ({ resource, said }) => {
    expect((await problemsOf(packageFolder({ resources: [resource] }))).join(' ')).toContain(said)
  })
})
