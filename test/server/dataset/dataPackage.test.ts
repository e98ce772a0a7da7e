import { strToU8, zipSync } from 'fflate'
import { createHash } from 'node:crypto'
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

  it('is read where its size and hash are those that it says, md5 where no method stands before', async () => {
    for (const hash of ['md5', 'sha256', 'sha512']) {
      const digits = createHash(hash).update(UNITS).digest('hex')
      const [resource] = PACKAGE.resources
      const said = { bytes: UNITS.length, hash: hash === 'md5' ? digits : `${hash}:${digits}` }
      const source = packageFolder({ ...PACKAGE, resources: [{ ...resource, ...said }] })
      await importDataset(source, join(dirname(source), 'out'), { today })
      expect(await rowsIn(join(dirname(source), 'out', 'clinics.parquet'))).toMatchObject(ROWS)
    }
  })

  it('may say in which row the names stand', async () => {
    const titled = Buffer.concat([Buffer.from('Enheter 2026\n\n'), UNITS])
    const [{ dialect, ...resource }] = PACKAGE.resources as [(typeof PACKAGE.resources)[number]]
    const resources = [{ ...resource, dialect: { ...dialect, headerRows: [3] } }]
    const source = packageFolder({ ...PACKAGE, resources }, titled)
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
      what: 'with lines of comments',
      resource: { name: 'clinics', path: 'data/units.csv', dialect: { commentChar: '#' } },
      said: 'has a dialect with `commentChar`, which is not followed',
    },
    {
      what: 'with names in two rows',
      resource: { name: 'clinics', path: 'data/units.csv', dialect: { headerRows: [1, 2] } },
      said: 'has names of columns in several rows',
    },
    {
      what: 'that is packed',
      resource: { name: 'clinics', path: 'data/units.csv', compression: 'gz' },
      said: 'The resource `clinics` is packed',
    },
    {
      what: 'whose rows stand in the description',
      resource: { name: 'clinics', data: [{ id: 'north' }] },
      said: 'The resource `clinics` has its rows in the description itself',
    },
    {
      what: 'of another size',
      resource: { name: 'clinics', path: 'data/units.csv', bytes: UNITS.length + 1 },
      said: `The file has ${UNITS.length} bytes, and datapackage.json says ${UNITS.length + 1}.`,
    },
    {
      what: 'with another hash',
      resource: { name: 'clinics', path: 'data/units.csv', hash: `sha1:${'0'.repeat(40)}` },
      said: 'its sha1 is another',
    },
    {
      what: 'with a hash of a kind that is not known',
      resource: { name: 'clinics', path: 'data/units.csv', hash: 'crc32:00000000' },
      said: 'gives its hash by `crc32`, and known are md5, sha1, sha256, sha512',
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
