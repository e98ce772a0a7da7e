import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DataError } from '../../../server/dataset/DataProblem.ts'
import { importDataset } from '../../../server/dataset/importDataset.ts'
import { effort } from '../../effort.ts'
import { bothWays, type Files } from './bothWays.ts'
import { folderOf } from './folderOf.ts'
import { rowsIn } from './rowsIn.ts'

const today = 20261122
const MANY = 20_500
/** More rows than are looked at before the file is read. */
const rows = (row: (place: number) => string): string => Array.from({ length: MANY }, (_, place) => row(place)).join('')

async function refusal(files: Files): Promise<DataError> {
  const source = folderOf(files)
  const error: unknown = await importDataset(source, join(dirname(source), 'out'), { today, straightFrom: 0 }).catch(
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof DataError)) throw error
  return error
}

const CLINICS =
  'id;opened;beds;share;own;note;nothing\nnorth;2020-02-29;12;0,5;ja;Norr;\nsouth;20200131;;12,25;nej;"a; b";\n'
const CONTACTS =
  'patient,clinic,listed_at,date,n,kind,fee_paid,weight\n,north,unlisted,2026-01-31,2,visit,100,0.125\n,south,north,20260228,,phone,100.50,1.00\n'

describe('a file read straight into its table', () => {
  it('gives what it gives when it is kept as text first', async () => {
    const { out } = await bothWays({
      'clinics.csv': CLINICS,
      'patients.csv': 'id,birth,sex,postcode,income\na,1950-01-01,female,00123,-12\nb,2001-02-03,male,12345,+7\n',
      'listings.csv': 'patient,clinic,from,to\na,north,2020-01-01,\nb,south,2020-01-01,2026-01-31\n',
      'contacts.csv': CONTACTS,
    })
    expect(await rowsIn(join(out, 'contacts.parquet'))).toMatchObject([
      { date: 20260131, month: 202601, n: 2, fee_paid: '100.0', weight: '0.125' },
      { date: 20260228, month: 202602, n: 1, fee_paid: '100.5', weight: '1.000' },
    ])
  })

  it('gives what it gives otherwise where patients have a clinic, lists in another order, and contacts without a listing', async () => {
    const { straight, out } = await bothWays({
      'clinics.csv': 'id\nnorth\nsouth\n',
      'patients.csv':
        'id,age,sex,conditions,clinic\na,40,male,diabetes|asthma|asthma,north\nb,50,female,,south\nc,60,male,stroke,\n',
      'contacts.csv':
        'patient,clinic,listed_at,month,kind\na,north,north,2026-01,visit\na,south,south,2026-02,phone\nb,south,unlisted,202603,visit\n' +
        'c,north,north,2026-04-05,chat\n,north,other_region,2026-10,visit\n',
    })
    expect(straight.tables.map(({ table, rows: count }) => `${table} ${count}`)).toEqual([
      'clinics 2',
      'patients 3',
      'listings 2',
      'contacts 5',
    ])
    expect((await rowsIn(join(out, 'patients.parquet'))).map(({ conditions }) => conditions)).toEqual([
      'asthma|diabetes',
      '',
      'stroke',
    ])
    expect(new Set((await rowsIn(join(out, 'contacts.parquet'))).map(({ month }) => month))).toEqual(
      new Set([202601, 202602, 202603, 202604, 202610]),
    )
    // The second says south of a, who is listed in the north, and the third nowhere of b; c has no listing to contradict.
    expect(straight.warnings.filter(({ code }) => code === 'contradicting-listing')).toMatchObject([
      { row: 3, message: expect.stringMatching(/^2 contacts say/) as string },
    ])
  })

  const clinicOf = (place: number): string => (place % 20 === 7 ? '' : place % 2 === 0 ? 'north' : 'south')
  const contactOf = (place: number, at: string): string =>
    `p${place},${place % 3 === 0 ? 'south' : 'north'},${at},2026-0${1 + (place % 2)},visit`
  const places = Array.from({ length: 300 }, (_, place) => place % 60).filter((place) => clinicOf(place) !== '')
  const right = places.map((place) => contactOf(place, clinicOf(place)))
  const swapped = places.map((place) =>
    contactOf(place, place % 3 === 0 ? clinicOf(place) : clinicOf(place + 1) || 'south'),
  )
  it.each([
    ['all as the patients are listed', right],
    ['one elsewhere, and one listed nowhere', [...right, contactOf(4, 'south'), contactOf(7, 'north')]],
    ['some of nobody and of strangers', [...right, contactOf(90, 'unlisted'), ',north,unlisted,2026-01,visit']],
    ['most elsewhere', swapped],
  ])('gives what it gives otherwise where many contacts differ in their patient alone: %s', async (_, contacts) => {
    const patients = Array.from({ length: 60 }, (__, place) => `p${place},${clinicOf(place)},${place % 5}\n`)
    const { straight } = await bothWays({
      'clinics.csv': 'id\nnorth\nsouth\n',
      'patients.csv': `id,clinic,age\n${patients.join('')}`,
      'contacts.csv': `patient,clinic,listed_at,month,kind\n${contacts.join('\n')}\n`,
    })
    const elsewhere = contacts.filter((contact) => {
      const [patient = '', , at] = contact.split(',')
      const clinic = patient === '' || patient === 'p90' ? '' : clinicOf(Number(patient.slice(1)))
      return clinic !== '' && clinic !== at
    })
    const told = straight.warnings.filter(({ code }) => code === 'contradicting-listing').map(({ message }) => message)
    expect(told.map((message) => Number(message.split(' ')[0]))).toEqual(
      elsewhere.length === 0 ? [] : [elsewhere.length],
    )
  })

  it('gives what it gives otherwise where a patient leaves a clinic and comes back in one month', async () => {
    const { straight } = await bothWays({
      'clinics.csv': 'id\nnorth\nsouth\n',
      'patients.csv': 'id,age\na,40\nb,50\n',
      'listings.csv':
        'patient,clinic,from,to\na,north,2026-01-01,2026-01-10\na,north,2026-01-20,\nb,south,2026-01-01,2026-01-15\n',
      'contacts.csv':
        'patient,clinic,listed_at,month,date,kind\na,north,north,2026-01,,visit\na,north,north,2026-01,2026-01-15,visit\n' +
        'b,north,south,2026-01,2026-01-15,visit\nb,north,south,2026-02,,visit\n',
    })
    expect(straight.tables.find(({ table }) => table === 'contacts')?.rows).toBe(4)
  })

  it('is looked at again where a clinic or a kind far below is not known', async () => {
    const files = (clinic: string, kind: string): Files => ({
      'clinics.csv': 'id\nnorth\n',
      'contacts.csv': `clinic,listed_at,month,kind\n${rows((place) => `${place === 20_100 ? clinic : 'north'},unlisted,2026-01,${place === 20_300 ? kind : 'visit'}\n`)}`,
    })
    const told = async (clinic: string, kind: string) =>
      (await refusal(files(clinic, kind))).problems.map(({ code, row, column }) => [code, row, column])
    expect(await told('nowhere', 'visit')).toEqual([['unknown-reference', 20_102, 'clinic']])
    expect(await told('north', 'sight')).toEqual([['unknown-word', 20_302, 'kind']])
  })

  it.each([
    ['a,b,b,c', 4],
    ['b,a,b,c', 4],
    ['c,b,a,c', 5],
    ['a,b,c,a', 5],
  ])('finds a patient who is there twice, in whatever order they are: %s', async (ids, row) => {
    const wrong = await refusal({
      'clinics.csv': 'id\nnorth\n',
      'patients.csv': `id,clinic\n${ids
        .split(',')
        .map((id) => `${id},north\n`)
        .join('')}`,
    })
    expect(wrong.problems.map(({ code, row: at }) => [code, at])).toEqual([
      ['duplicate-row', row],
      ['overlapping-spells', row],
    ])
  })

  it('finds a personal number among the patients whom nobody knows, and months and words that are none', async () => {
    const files = {
      'clinics.csv': 'id\nnorth\n',
      'patients.csv': 'id,sex\na,male\n',
      'contacts.csv':
        'patient,clinic,listed_at,month,kind\na,north,north,2026-01,visit\n640823-3234,north,north,2026-01,visit\n',
    }
    const found = async (changed: Files) =>
      (await refusal({ ...files, ...changed })).problems.map(({ code, row, column }) => [code, row, column])
    expect(await found({})).toEqual([
      ['personal-number', 3, 'patient'],
      ['unknown-reference', 3, 'patient'],
    ])
    const wrong = files['contacts.csv'].replace('640823-3234', 'a')
    const costs = 'clinic,month,patient\nnorth,2026-01,640823-3234\n'
    expect(await found({ 'contacts.csv': wrong, 'costs.csv': costs })).toEqual([
      ['personal-number', 2, 'patient'],
      ['unknown-reference', 2, 'patient'],
    ])
    // A column of that name in a table that has no patients of ours is looked at like any other.
    const clinics = 'id,patient\nnorth,640823-3234\n'
    expect(await found({ 'contacts.csv': wrong, 'clinics.csv': clinics })).toEqual([['personal-number', 2, 'patient']])
    // The last two are whole numbers of six digits once their dash is taken out.
    for (const month of ['2026-13', '1e05-01', '202-601'])
      expect([month, await found({ 'contacts.csv': wrong.replace('2026-01,visit', `${month},visit`) })]).toEqual([
        month,
        [['impossible-date', 2, 'month']],
      ])
    // Two words are one in no column but that of conditions.
    expect(await found({ 'patients.csv': 'id,sex\na,female|male\n', 'contacts.csv': wrong })).toEqual([
      ['unknown-word', 2, 'sex'],
    ])
  })

  const cases = [
    { what: 'a decimal', last: '1.5', type: 'decimal' },
    { what: 'a larger number', last: '3000000000', type: 'bigint' },
    { what: 'a zero in front', last: '007', type: 'word' },
    { what: 'nothing', last: '', type: 'integer' },
    { what: 'a blank between thousands', last: '1 000', type: 'integer' },
  ]
  it.each(cases.slice(0, effort(1, cases.length)))(
    'is looked at again where a row far below has $what',
    async ({ last, type }) => {
      const { straight } = await bothWays({
        'clinics.csv': `id,fact\n${rows((place) => `c${place},${place === MANY - 1 ? last : String(place)}\n`)}`,
      })
      expect(straight.tables[0]?.columns.find(({ name }) => name === 'fact')?.type).toBe(type)
    },
  )

  it('is looked at again where a column begins with words, or with nothing, and goes on with numbers', async () => {
    const { straight } = await bothWays({
      'clinics.csv': `id,late\n${rows((place) => `c${place},${place < 20_100 ? '' : String(place)}\n`)}`,
    })
    expect(straight.tables[0]?.columns.at(-1)).toEqual({ name: 'late', type: 'integer' })
  })

  it('names the row where a value far below is wrong, and a personal number there too', async () => {
    const wrong = await refusal({
      'clinics.csv': `id,opened,note\n${rows((place) => `c${place},${place === 20_100 ? '2020-02-30' : '2020-01-01'},${place === 20_300 ? 'ring 640823-3234' : 'x'}\n`)}`,
    })
    expect(wrong.problems.map(({ code, row, column }) => [code, row, column])).toEqual([
      ['impossible-date', 20_102, 'opened'],
      ['personal-number', 20_302, 'note'],
    ])
  })
})
