import { createHmac } from 'node:crypto'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DataError } from '../../../server/dataset/DataProblem.ts'
import { type ImportOptions, importDataset } from '../../../server/dataset/importDataset.ts'
import { proposeColumns, proposeTable } from '../../../server/dataset/proposeMapping.ts'
import { seed } from '../../effort.ts'
import { folderOf } from './folderOf.ts'
import { rowsIn } from './rowsIn.ts'

const today = 20261122
/** The first an example of the tax agency's brochure, the second a test number of its own: neither was ever given to anybody. */
const [EXAMPLE, TOLVAN] = ['640823-3234', '191212121212']

type Files = Readonly<Record<string, string>>

const REGION = {
  'clinics.csv': 'id\nnorth\nsouth\n',
  'patients.csv': 'id,birth\np1,1950-06-15\np2,1990-02-28\np3,2001-01-01\n',
  'listings.csv':
    'patient,clinic,from,to\np1,north,,2016-02-28\np1,south,2016-02-29,2016-03-30\np2,north,2016-04-01,\n',
} satisfies Files

async function importOf(files: Files, options: Partial<ImportOptions> = {}) {
  const source = folderOf(files)
  const out = join(dirname(source), 'out')
  const imported = await importDataset(source, out, { today, ...options })
  return { ...imported, costs: await rowsIn(join(out, 'costs.parquet')) }
}

async function refusal(files: Files, options: Partial<ImportOptions> = {}) {
  const error: unknown = await importOf(files, options).catch((thrown: unknown) => thrown)
  if (!(error instanceof DataError)) throw error
  return error.problems
}

const withCosts = (costs: string): Files => ({ ...REGION, 'costs.csv': costs })

/** Files are kept as text first, or read straight into their table. */
const WAYS = [
  ['as text first', {}],
  ['straight', { straightFrom: 0 }],
] as const

describe.each(WAYS)('a cost of a patient, read %s', (_, options) => {
  it('is of the clinic where the patient was listed on the last day of the month', async () => {
    const { costs, warnings } = await importOf(
      withCosts(
        'patient,month,kind,amount\np1,2016-01,drugs,10\np1,2016-02,drugs,20.5\np1,2016-03,drugs,30\n' +
          'p2,2016-03,drugs,40\np2,2016-04,drugs,50\np3,2016-04,drugs,60\n',
      ),
      options,
    )
    // p1 is in the south on 29 February, and nowhere on 31 March; p2 is in the north from 1 April; p3 is nowhere.
    expect(
      costs.map(({ patient, month, clinic }) => [patient, month, clinic].map(String).join(' ')).toSorted(),
    ).toEqual([
      'p1 201601 north',
      'p1 201602 south',
      'p1 201603 null',
      'p2 201603 null',
      'p2 201604 north',
      'p3 201604 null',
    ])
    expect(warnings.filter(({ code }) => code === 'unlisted-cost')).toMatchObject([
      {
        file: 'costs.csv',
        row: 4,
        column: 'patient',
        // 30 + 40 + 60
        message: expect.stringContaining(
          '3 rows have costs of patients who were listed nowhere on the last day of the month, 130 in all',
        ) as string,
      },
    ])
  })

  it('is of the clinic that the row says, wherever the patient is listed', async () => {
    const { costs, warnings } = await importOf(
      withCosts(
        'clinic,patient,month,amount\nsouth,p1,2016-01,1\n,p1,2016-01,2\nnorth,,2016-01,3\nnorth,p3,2016-01,4\n',
      ),
      options,
    )
    expect(
      costs.map(({ clinic, patient, amount }) => [amount, clinic, patient].map(String).join(' ')).toSorted(),
    ).toEqual(['1 south p1', '2 north p1', '3 north null', '4 north p3'])
    expect(warnings.filter(({ code }) => code === 'unlisted-cost')).toEqual([])
  })

  it('is refused where a row says neither clinic nor patient, and names the row and what to write', async () => {
    expect(
      await refusal(withCosts('clinic,patient,month,amount\nnorth,,2016-01,1\n,,2016-01,2\n'), options),
    ).toMatchObject([
      {
        code: 'missing-value',
        file: 'costs.csv',
        row: 3,
        column: 'clinic',
        message: 'Whose cost it is, is missing: neither a clinic nor a patient stands here.',
        hint: 'Write the clinic, the patient, or both.',
      },
    ])
    const rowsOf = async (costs: string) =>
      (await refusal(withCosts(costs), options)).map(({ code, row }) => [code, row])
    expect(await rowsOf('patient,month\np1,2016-01\n,2016-02\n')).toEqual([['missing-value', 3]])
    expect(await rowsOf('clinic,month\nnorth,2016-01\n,2016-02\n')).toEqual([['missing-value', 3]])
  })

  it('is refused where nobody knows the patient', async () => {
    expect(await refusal(withCosts('patient,month,amount\np1,2016-01,1\np9,2016-01,2\n'), options)).toMatchObject([
      { code: 'unknown-reference', file: 'costs.csv', row: 3, column: 'patient', message: 'There is no patient `p9`.' },
    ])
  })

  it('is refused where a personal number names the patient', async () => {
    expect(
      (await refusal(withCosts(`patient,month,amount\np1,2016-01,1\n${EXAMPLE},2016-01,2\n`), options)).map(
        ({ code, row, column }) => [code, row, column],
      ),
    ).toContainEqual(['personal-number', 3, 'patient'])
  })
})

describe('a cost of a patient', () => {
  it('has its clinic from the same listings as a calendar of another making says', async () => {
    let state = seed
    const below = (limit: number): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
      return (state >>> 8) % limit
    }
    const iso = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)
    const start = Date.UTC(2015, 0, 1) / 86_400_000
    const spells = Array.from({ length: 120 }, (_, patient) => {
      const from = start + below(500)
      const to = from + below(500)
      const again = to + 1 + below(60)
      return [
        { patient, clinic: 'north', from, to },
        { patient, clinic: 'south', from: again, to: again + below(400) },
      ]
    }).flat()
    const costs = Array.from({ length: 600 }, (_, place) => ({
      place,
      patient: below(120),
      year: 2015 + below(3),
      month: 1 + below(12),
    }))
    const { costs: stored } = await importOf({
      'clinics.csv': 'id\nnorth\nsouth\n',
      'patients.csv': `id\n${Array.from({ length: 120 }, (_, patient) => `p${patient}\n`).join('')}`,
      'listings.csv': `patient,clinic,from,to\n${spells.map(({ patient, clinic, from, to }) => `p${patient},${clinic},${iso(from)},${iso(to)}\n`).join('')}`,
      'costs.csv': `patient,month,place\n${costs.map(({ place, patient, year, month }) => `p${patient},${year}-${String(month).padStart(2, '0')},${place}\n`).join('')}`,
    })
    // The day before the first of the next month, by the calendar of JavaScript.
    const clinicOn = ({ patient, year, month }: (typeof costs)[number]): string | null => {
      const last = Date.UTC(year, month, 1) / 86_400_000 - 1
      return spells.find((one) => one.patient === patient && one.from <= last && last <= one.to)?.clinic ?? null
    }
    const found = new Map(stored.map(({ place, clinic }) => [Number(place), clinic]))
    expect(costs.map(({ place }) => found.get(place))).toEqual(costs.map(clinicOn))
    expect(new Set(found.values())).toEqual(new Set(['north', 'south', null]))
  })

  it('gets the pseudonym that the patient has elsewhere', async () => {
    const key = Buffer.from('0123456789abcdef0123456789abcdef')
    const { costs } = await importOf(
      {
        'clinics.csv': 'id\nnorth\n',
        'patients.csv': `id,clinic\n${EXAMPLE},north\n${TOLVAN},north\n`,
        'costs.csv': 'patient,month,amount\n196408233234,2016-01,1\n',
      },
      { pseudonymKey: key },
    )
    const pseudonym = `p${createHmac('sha256', key).update('196408233234').digest('hex').slice(0, 32)}`
    expect(costs).toMatchObject([{ patient: pseudonym, clinic: 'north' }])
  })

  it('goes with a patient whose row was left out', async () => {
    const files = {
      ...REGION,
      'patients.csv': 'id,birth\np1,1950-06-15\np2,1800-02-28\np3,2001-01-01\n',
      'costs.csv': 'patient,month,amount\np1,2016-01,1\np2,2016-04,2\n,2016-01,3\n',
    }
    // p2 is too old, and its listing and cost go along; the last cost is of nobody.
    const { costs, rejected } = await importOf(files, { acceptRejects: { rows: 4 } })
    expect(costs).toMatchObject([{ patient: 'p1', clinic: 'north', amount: 1 }])
    expect(rejected?.tables).toEqual(
      new Map([
        ['costs', 2],
        ['listings', 1],
        ['patients', 1],
      ]),
    )
  })

  it('has to be of a clinic where nothing says who is listed', async () => {
    const costs = 'clinic,patient,month,amount\nnorth,p1,2016-01,1\n,p1,2016-01,2\n'
    expect(await refusal({ 'clinics.csv': 'id\nnorth\n', 'costs.csv': costs })).toMatchObject([
      {
        code: 'missing-table',
        file: 'costs.csv',
        column: 'clinic',
        hint: 'Give a table `listings`, or the clinic of each cost.',
      },
    ])
    const told = await importOf({ 'clinics.csv': 'id\nnorth\n', 'costs.csv': costs.replace('\n,p1', '\nnorth,p1') })
    expect(told.costs).toHaveLength(2)
  })

  it('needs a column that says whose it is', async () => {
    expect(await refusal(withCosts('month,amount\n2016-01,1\n'))).toMatchObject([
      { code: 'missing-column', column: 'clinic', message: 'The column `clinic` is missing, and `patient` too.' },
    ])
  })

  it('adds nothing to what is stored where no patient was delivered', async () => {
    const { tables } = await importOf(withCosts('clinic,month,amount\nnorth,2016-01,1\n'))
    expect(tables.find(({ table }) => table === 'costs')?.columns.map(({ name }) => name)).toEqual([
      'clinic',
      'month',
      'n',
      'amount',
    ])
  })
})

describe('the headings of a file of costs', () => {
  it.each([
    ['Swedish', ['Personnummer', 'Månad', 'Kostnadsslag', 'Kostnad']],
    ['English', ['Patient ID', 'Month', 'Cost type', 'Cost']],
  ] as const)('are recognised in %s', (__, [patient, month, kind, amount]) => {
    const columns = [patient, month, kind, amount]
    expect(proposeTable('uttag 7', columns)).toBe('costs')
    expect(proposeColumns('costs', columns)).toEqual({ patient, month, kind, amount })
  })

  it('are not seen where a month has neither a clinic nor a patient with an amount', () => {
    expect(proposeTable('uttag 7', ['Månad', 'Kostnad'])).not.toBe('costs')
    expect(proposeTable('uttag 7', ['Personnummer', 'Månad'])).not.toBe('costs')
    expect(proposeTable('uttag 7', ['Vårdcentral', 'Månad', 'Kostnad'])).toBe('costs')
  })
})
