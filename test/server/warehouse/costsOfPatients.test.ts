import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NO_ROWS, type Quantities, type Request, tabulateRows } from '../../../models/index.ts'
import { openDataset } from '../../../server/dataset/openDataset.ts'
import { seed } from '../../effort.ts'
import { chanceFrom } from '../../laws/Chance.ts'
import { createDatabase, needPostgres, type Postgres, startPostgres } from '../../postgres.ts'
import { runCommand, temporaryFolder } from '../command/runCommand.ts'
import { folderOf } from '../dataset/folderOf.ts'

let postgres: Postgres | undefined
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres?.stop())

interface Spell {
  readonly patient: number
  readonly clinic: string
  readonly from: string
  readonly to: string
}

interface Cost {
  readonly patient: number | undefined
  readonly clinic: string | undefined
  readonly year: number
  readonly month: number
  readonly n: number
  /** In öre. */
  readonly amount: number
}

const PATIENTS = 60
const { spells, costs } = drawCosts()

/** Patients who move once, and costs of clinics, of patients and of both. */
function drawCosts(): { readonly spells: readonly Spell[]; readonly costs: readonly Cost[] } {
  const { whole, flip, pick } = chanceFrom(seed)
  const twoDigits = (value: number): string => String(value).padStart(2, '0')
  return {
    spells: Array.from({ length: PATIENTS }, (_, place) => {
      const month = whole(1, 12)
      const until = flip(0.4) ? new Date(Date.UTC(2016, month, 0)).getUTCDate() : whole(1, 28)
      return [
        {
          patient: place + 1,
          clinic: 'a',
          from: '2010-01-01',
          to: `2016-${twoDigits(month)}-${until}`.replace(/-(\d)$/, '-0$1'),
        },
        { patient: place + 1, clinic: 'b', from: `2017-0${whole(1, 9)}-01`, to: '' },
      ]
    }).flat(),
    costs: Array.from({ length: 400 }, () => {
      const owner = pick(['clinic', 'patient', 'patient', 'both'])
      return {
        patient: owner === 'clinic' ? undefined : whole(1, PATIENTS),
        clinic: owner === 'patient' ? undefined : pick(['a', 'b']),
        year: whole(2016, 2017),
        month: whole(1, 12),
        n: whole(1, 3),
        amount: whole(-1000, 1_000_000),
      }
    }),
  }
}

const monthOf = ({ year, month }: Pick<Cost, 'year' | 'month'>): string => `${year}-${String(month).padStart(2, '0')}`
const inKronor = (ore: number): string => (ore / 100).toFixed(2)

const FILES = {
  'clinics.csv': 'id\na\nb\n',
  'patients.csv': `id,birth,sex,conditions\n${Array.from({ length: PATIENTS }, (_, place) => `${place + 1},1980-01-01,female,${place % 3 === 0 ? 'copd' : ''}\n`).join('')}`,
  'listings.csv': `patient,clinic,from,to\n${spells.map(({ patient, clinic, from, to }) => `${patient},${clinic},${from},${to}\n`).join('')}`,
  'costs.csv': `clinic,patient,month,n,amount\n${costs.map((cost) => `${cost.clinic ?? ''},${cost.patient ?? ''},${monthOf(cost)},${cost.n},${inKronor(cost.amount)}\n`).join('')}`,
}

let databases = 0

/** The same in a database, with names of its own, months as days and patients of this type. */
async function inPostgres(type: 'BIGINT' | 'TEXT', leaves: 'cells' | 'sums' = 'cells'): Promise<string> {
  databases += 1
  const variable = `KAPITERA_TEST_COSTS_${databases}`
  const connection = await createDatabase(needPostgres(postgres), `costs ${type} ${leaves} ${databases}`)
  process.env[variable] = connection
  const client = new Client(connection)
  await client.connect()
  const word = (value: string | number | undefined): string =>
    value === undefined || value === '' ? 'NULL' : `'${value}'`
  await client.query(
    `CREATE TABLE enhet (id TEXT); INSERT INTO enhet VALUES ('a'), ('b');` +
      `CREATE TABLE person (lopnr ${type}, fodd DATE, sex TEXT, conditions TEXT); INSERT INTO person SELECT i, '1980-01-01', 'female', CASE WHEN i % 3 = 1 THEN 'copd' ELSE '' END FROM generate_series(1, ${PATIENTS}) i;` +
      `CREATE TABLE lista (lopnr ${type}, enhet TEXT, fran DATE, till DATE);` +
      `INSERT INTO lista VALUES ${spells.map(({ patient, clinic, from, to }) => `(${word(patient)}, ${word(clinic)}, ${word(from)}, ${word(to)})`).join(', ')};` +
      `CREATE TABLE kostnad (enhet TEXT, lopnr ${type}, dag DATE, antal INTEGER, belopp NUMERIC(12, 2));` +
      `INSERT INTO kostnad VALUES ${costs.map((cost) => `(${word(cost.clinic)}, ${word(cost.patient)}, '${monthOf(cost)}-15', ${cost.n}, ${inKronor(cost.amount)})`).join(', ')};`,
  )
  await client.end()
  const file = join(temporaryFolder(), 'warehouse.yaml')
  writeFileSync(
    file,
    `format: 1
warehouse: { engine: postgresql, connection: ${variable} }
dataset: { name: costs, invented: true, as_of: 2017-12-31 }
tables:
  clinics: { relation: public.enhet }
  patients: { relation: public.person, columns: { id: lopnr, birth: fodd, sex: sex, conditions: conditions }, leaves: cells }
  listings: { relation: public.lista, columns: { patient: lopnr, clinic: enhet, from: fran, to: till } }
  costs: { relation: public.kostnad, columns: { clinic: enhet, patient: lopnr, month: dag, n: antal, amount: belopp }, leaves: ${leaves} }
`,
  )
  return file
}

const YEARS = [
  { first: 201601, last: 201612, cutOff: 20161231 },
  { first: 201701, last: 201712, cutOff: 20171231 },
]

/** Costs by clinic and by whether a patient is known, and what each listed patient cost. */
const REQUEST: Request = {
  windows: [
    {
      over: 'year',
      windows: YEARS,
      counts: [
        {
          id: 'clinics',
          rows: 'costs',
          span: 'window',
          over: 'year',
          keys: [{ type: 'patient' }],
          measures: [{ entity: 'cost', name: 'amount' }],
        },
        {
          id: 'patients',
          rows: 'patients',
          span: 'window',
          over: 'year',
          keys: [
            { type: 'tally', of: 'costs', how: 'sum', where: { type: 'always' }, measure: 'amount', span: 'window' },
            { type: 'tally', of: 'costs', how: 'count', where: { type: 'known', fact: 'amount' }, span: 'window' },
          ],
          measures: [],
        },
      ],
      facts: [],
      indicators: [],
      previous: [],
    },
  ],
}

async function counted(data: string): Promise<Quantities> {
  const { warehouse } = await openDataset(data, { today: 20261122 })
  try {
    return await warehouse.count(REQUEST)
  } finally {
    await warehouse.close()
  }
}

/** Where the patient was on a list on the month's last day, as texts of days compare. */
function clinicOf({ clinic, patient, year, month }: Cost): string | undefined {
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
  return (
    clinic ??
    spells.find((one) => one.patient === patient && one.from <= last && (one.to === '' || last <= one.to))?.clinic
  )
}

const dayOf = (text: string): number | undefined => (text === '' ? undefined : Number(text.replaceAll('-', '')))

describe('costs of patients', () => {
  it('are counted alike from files, in PostgreSQL and in memory', async () => {
    const here = await counted(folderOf(FILES))
    const rows = {
      ...NO_ROWS,
      clinics: ['a', 'b'].map((id) => ({ id, facts: {} })),
      patients: Array.from({ length: PATIENTS }, (_, place) => ({
        id: String(place + 1),
        n: 1,
        birth: 19800101,
        facts: {},
      })),
      listings: spells.map(({ patient, clinic, from, to }) => ({
        patient: String(patient),
        clinic,
        from: dayOf(from),
        to: dayOf(to),
      })),
      costs: costs.map((cost) => ({
        clinic: clinicOf(cost),
        patient: cost.patient === undefined ? undefined : String(cost.patient),
        month: cost.year * 100 + cost.month,
        n: cost.n,
        facts: { amount: cost.amount / 100 },
      })),
    }
    expect(here).toEqual(tabulateRows(rows, REQUEST))
    for (const type of ['BIGINT', 'TEXT'] as const) expect(await counted(await inPostgres(type))).toEqual(here)
  })

  it('come to what plain sums of them do', async () => {
    const { windows } = await counted(folderOf(FILES))
    const [ofClinics, ofPatients] = windows[0]?.counts ?? []
    const of2016 = costs.filter(({ year }) => year === 2016)
    const sum = (some: readonly Cost[]): number => some.reduce((all, { n, amount }) => all + n * amount, 0)
    const totals = (ofClinics?.measures[0]?.[0] ?? []).map((amount) => Math.round(amount * 100))
    // By clinic, and there those of no patient first.
    expect(totals).toEqual(
      ['a', 'b'].flatMap((clinic) =>
        [false, true].map((has) =>
          sum(of2016.filter((cost) => clinicOf(cost) === clinic && (cost.patient !== undefined) === has)),
        ),
      ),
    )
    const listed = new Set(
      spells
        .filter(({ from, to }) => from <= '2016-12-31' && (to === '' || to >= '2016-12-31'))
        .map(({ patient }) => patient),
    )
    const [amounts = []] = ofPatients?.columns ?? []
    const persons = ofPatients?.n[0] ?? []
    expect(persons.reduce((all, n) => all + n, 0)).toBe(listed.size)
    expect(
      Math.round(amounts.reduce<number>((all, amount, row) => all + Number(amount) * 100 * (persons[row] ?? 0), 0)),
    ).toBe(sum(of2016.filter(({ patient }) => patient !== undefined && listed.has(patient))))
  })

  it('give the same case-mix weight from files and from a database', async () => {
    const estimated = async (data: string) => {
      const words = ['--period', '2017', '--ages', '0', '--least', '2', '--folds', '2', '--negative', 'keep']
      const { code, out, err } = await runCommand('casemix', '--data', data, '--cost', 'costs.amount', ...words)
      expect([code, err]).toEqual([0, expect.any(String)])
      const { listed, meanCost, weights, costs: of } = JSON.parse(out) as Readonly<Record<string, unknown>>
      return { listed, meanCost, weights, of }
    }
    const here = await estimated(folderOf(FILES))
    expect(await estimated(await inPostgres('BIGINT'))).toEqual(here)
    const left = costs.filter(({ patient, year }) => patient === undefined && year === 2017)
    const ore = left.reduce((sum, { n, amount }) => sum + n * amount, 0)
    expect(here.of).toEqual({ column: 'costs.amount', withoutPatient: ore / 100 })
  })

  it('do not leave a database one by one unless its file lets cells of costs leave', async () => {
    await expect(counted(await inPostgres('BIGINT', 'sums'))).rejects.toThrow(
      'The model groups people by the sum of `amount` of each one’s costs: a group may be one person, and the file does not let such cells of `costs` leave.',
    )
  })
})
