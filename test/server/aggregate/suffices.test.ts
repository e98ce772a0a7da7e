import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type Period, planModel, readPeriod, requestFor } from '../../../models/index.ts'
import { payoutOf, price } from '../../../models/payout/index.ts'
import { reasonInWords } from '../../../server/aggregate/Reason.ts'
import { readCounts } from '../../../server/aggregate/readCounts.ts'
import type { Kind } from '../../../server/aggregate/domainOf.ts'
import { type Suffices, sufficesOf } from '../../../server/aggregate/sufficesOf.ts'
import type { Witness } from '../../../server/aggregate/witnessIn.ts'
import { readDocument } from '../../../server/catalogue/readDocument.ts'
import { projectRoot } from '../../../server/projectRoot.ts'
import { openDataset } from '../../../server/dataset/openDataset.ts'
import { effort, seed } from '../../effort.ts'
import { runCommand, temporaryFolder } from '../command/runCommand.ts'
import { MONTHS, type Patient, writeContactCounts, writePatientCounts, writeRows } from './aggregated.ts'

function periodOf({ period = '2026-Q1' }: Case): Period {
  const read = readPeriod(period)
  if (!read) throw new Error(`${period} is no period.`)
  return read
}
const TENS = ['0-4', '5-14', '15-24', '25-34', '35-44', '45-54', '55-64', '65-74', '75-84', '85+']
const SINGLE = Array.from({ length: 121 }, (_, age) => `${age}`)

/** The bundle of the catalogue, of which a patient with several diseases gets the dearest alone. */
function heaviestBundle(): string {
  const text = readFileSync(join(projectRoot(), 'models', 'catalogue', 'generic', 'chronic_bundle.yaml'), 'utf8')
  const file = join(temporaryFolder(), 'heaviest_bundle.yaml')
  const [document = ''] = text.replace('model: chronic_bundle', 'model: heaviest_bundle').split('\ntests:')
  writeFileSync(file, `${document.replace('many: sum', 'many: highest')}\n`)
  return file
}

function modelOf(name: string) {
  const { model } = readDocument(name === 'heaviest_bundle' ? heaviestBundle() : name)
  if (!model) throw new Error(`${name} cannot be read.`)
  return model
}

/** A case: a model, the columns of the patients' counts, and the day of its rates where it is not in force in 2026. */
interface Case {
  readonly model: string
  readonly columns: readonly string[]
  readonly ratesOf?: string
  readonly period?: string
}

/** With how many payments that are exact or refused, over both sets of bands. */
interface Counted extends Case {
  readonly exact: number
  readonly refused: number
}

/** What each clinic is paid from rows: the same payments, counted by DuckDB from every patient and contact. */
async function payRows(one: Case, patients: readonly Patient[], payments: ReadonlySet<string>) {
  const dataset = await openRows(patients)
  const model = modelOf(one.model)
  const { program } = planModel(model)
  const quantities = await dataset.warehouse.count(requestFor(program, model, periodOf(one)))
  const isWanted = ({ name }: { readonly name: string }): boolean => payments.has(name)
  const windows = program.windows.map((part) => ({ ...part, payments: part.payments.filter(isWanted) }))
  const some = { ...program, windows, payments: program.payments.filter(isWanted) }
  return payoutOf([price(some, { quantities, ratesOf: one.ratesOf })])
}

/** The same patients are imported once, whatever is asked of them. */
const opened = new Map<readonly Patient[], ReturnType<typeof openDataset>>()
function openRows(patients: readonly Patient[]): ReturnType<typeof openDataset> {
  const found = opened.get(patients) ?? openDataset(writeRows(temporaryFolder(), patients), { today: 20261231 })
  opened.set(patients, found)
  return found
}
afterAll(async () => {
  for (const one of opened.values()) await (await one).warehouse.close()
})

async function suffice(one: Case, ...files: readonly string[]): Promise<Suffices> {
  const asked = { tables: files.map(readCounts), period: periodOf(one), ratesOf: one.ratesOf }
  return sufficesOf(modelOf(one.model), asked)
}

/** Patients of two clinics from a seed: the same array for the same. */
function drawPatients(from: number, number: number): readonly Patient[] {
  const key = `${from} ${number}`
  const found = drawn.get(key) ?? draw(from, number)
  drawn.set(key, found)
  return found
}
const drawn = new Map<string, readonly Patient[]>()

function draw(from: number, number: number): readonly Patient[] {
  let state = from
  const next = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return Math.floor(state / 65536) % below
  }
  const words = ['diabetes', 'copd', 'heart_failure']
  return Array.from(
    { length: number },
    (_, at): Patient => ({
      id: `p${at}`,
      clinic: next(3) === 0 ? 'south' : 'north',
      birth: `${1925 + next(100)}-${String(1 + next(12)).padStart(2, '0')}-15`,
      sex: next(2) === 0 ? 'female' : 'male',
      conditions: words.filter(() => next(4) === 0),
      contacts: Array.from({ length: next(4) }, () => ({
        month: `2026-0${1 + next(3)}`,
        kind: ['visit', 'video', 'phone', 'home_visit'][next(4)] as string,
        profession: ['gp', 'nurse', 'psychologist'][next(3)] as string,
      })),
    }),
  )
}

/** Models, and files that may or may not suffice for their payments. */
const CASES: readonly Counted[] = [
  { model: 'chronic_bundle', columns: ['condition'], exact: 4, refused: 2 },
  { model: 'chronic_bundle', columns: ['age', 'sex', 'conditions'], exact: 4, refused: 2 },
  { model: 'fee_for_service', columns: ['age', 'sex'], exact: 2, refused: 0 },
  { model: 'capitation', columns: ['age', 'sex', 'conditions'], exact: 1, refused: 1 },
  { model: 'list_subsidy', columns: ['age', 'sex'], ratesOf: '2021-01-01', exact: 0, refused: 2 },
  { model: 'capitation_2003', columns: ['age', 'sex'], ratesOf: '2003-06-01', exact: 2, refused: 0 },
  { model: 'stockholm_2022_filled', columns: ['age', 'sex'], ratesOf: '2022-11-01', exact: 2, refused: 6 },
]

async function tryCase(one: Case, patients: readonly Patient[], bands: readonly string[]): Promise<Suffices> {
  const folder = temporaryFolder()
  const months = one.period === '2026' ? MONTHS : undefined
  return suffice(
    one,
    writePatientCounts(join(folder, 'patients_all.csv'), patients, [], bands, months),
    writePatientCounts(join(folder, 'patients.csv'), patients, one.columns, bands, months),
    writeContactCounts(join(folder, 'contacts.csv'), patients, ['kind', 'profession', 'listing']),
  )
}

describe('counts', () => {
  it.each(CASES)(
    'of patients by $columns give $model the same öre as the rows for every payment said to be exact',
    async (one) => {
      let [exact, refused] = [0, 0]
      for (let turn = 0; turn < effort(1, 20); turn += 1) {
        const patients = drawPatients(seed + turn, 400)
        for (const bands of [TENS, SINGLE]) {
          const { payments, paid: counted } = await tryCase(one, patients, bands)
          const names = new Set(payments.flatMap(({ payment, reason }) => (reason === undefined ? [payment] : [])))
          const paid = await payRows(one, patients, names)
          expect(counted.clinics).toEqual(paid.clinics)
          exact += names.size
          refused += payments.length - names.size
        }
      }
      expect(exact).toBe(one.exact * effort(1, 20))
      expect(refused).toBe(one.refused * effort(1, 20))
    },
  )

  it('of few rows and of many give the same: the rates decide what they must tell apart, not the data', async () => {
    const [few, many] = await Promise.all(
      [20, 400].map(async (number) => (await tryCase(AGES, drawPatients(seed, number), SINGLE)).payments),
    )
    expect(few).toEqual(many)
  })
})

/** Capitation by age, sex and the heaviest condition. */
const AGES: Case = { model: 'capitation', columns: ['age', 'sex', 'conditions'] }

/** A patient as a kind of row says, with one contact of that kind where it is a kind of contact. */
function patientLike(kind: Kind, at: number, contact: boolean): Patient {
  const born = 2025 - Number(kind['age'] ?? 40)
  return {
    id: `w${at}`,
    clinic: 'north',
    birth: `${born}-06-15`,
    sex: kind['sex'] === 'male' ? 'male' : 'female',
    conditions: (kind['conditions'] as readonly string[] | undefined) ?? [],
    contacts: contact ? [{ month: '2026-02', kind: String(kind['kind']), profession: 'gp' }] : [],
  }
}

/** Two datasets that differ by the changes of a witness, and in nothing that is counted. */
function pairOf(
  witness: Witness,
  patients: readonly Patient[],
  what: 'patients' | 'contacts',
): readonly (readonly Patient[])[] {
  return [-1, 1].map((sign) => [
    ...patients,
    ...witness.flatMap(({ kind, change }, at) =>
      what === 'contacts'
        ? [patientLike(kind, at, change * sign > 0)]
        : change * sign > 0
          ? [patientLike(kind, at, false)]
          : [],
    ),
  ])
}

describe('what is refused', () => {
  it.each([
    {
      why: 'a band that goes across a limit of age',
      one: AGES,
      bands: TENS,
      payment: 'capitation_payment',
      what: 'patients' as const,
      says: 'it pays patients of age 17 unlike patients of age 18, and the counts do not tell them apart',
    },
    {
      why: 'two conditions of which only the heavier is paid',
      one: { model: 'heaviest_bundle', columns: ['condition'] },
      bands: SINGLE,
      payment: 'bundle_payment',
      what: 'patients' as const,
      says: 'it needs the number of patients by combination of diabetes and heart_failure together',
    },
    {
      why: 'visits that are paid by the conditions of the patient',
      one: { model: 'chronic_bundle', columns: ['conditions'] },
      bands: SINGLE,
      payment: 'visit_payment',
      what: 'contacts' as const,
      says: 'the counts do not tell them apart',
    },
  ])(
    '$why: two datasets have the same counts and are paid differently',
    async ({ one, bands, payment, what, says }) => {
      const patients = drawPatients(seed, 60)
      const refused = (await tryCase(one, patients, bands)).payments.find((each) => each.payment === payment)
      expect(refused?.reason && reasonInWords(refused.reason)).toContain(says)
      const pair = pairOf(refused?.witness ?? [], patients, what)
      const counts = pair.map((each) => {
        const folder = temporaryFolder()
        const files = [
          writePatientCounts(join(folder, 'patients_all.csv'), each, [], bands),
          writePatientCounts(join(folder, 'patients.csv'), each, one.columns, bands),
          writeContactCounts(join(folder, 'contacts.csv'), each, ['kind', 'profession', 'listing']),
        ]
        return files.map((file) => readFileSync(file, 'utf8').trim().split('\n').toSorted())
      })
      expect(counts[0]).toEqual(counts[1])
      const paid = await Promise.all(pair.map((each) => payRows(one, each, new Set([payment]))))
      expect(paid[0]?.region.total).not.toBe(paid[1]?.region.total)
    },
  )

  it('a ceiling of each patient: six home visits of one are paid otherwise than three each of two', async () => {
    const one: Case = { model: 'chronic_care_pilot', columns: ['age', 'sex'], period: '2026' }
    const visits = (number: number) =>
      Array.from({ length: number }, () => ({ month: '2026-02', kind: 'home_visit', profession: 'gp' }))
    const [first, second, third] = drawPatients(seed, 3).map((patient) => ({ ...patient, clinic: 'north' }))
    if (!first || !second || !third) throw new Error('no patients')
    const calling = { ...third, contacts: MONTHS.map((month) => ({ month, kind: 'phone', profession: 'gp' })) }
    const pair = [
      [{ ...first, contacts: visits(6) }, { ...second, contacts: [] }, calling],
      [{ ...first, contacts: visits(3) }, { ...second, contacts: visits(3) }, calling],
    ]
    const answers = await Promise.all(pair.map((each) => tryCase(one, each, SINGLE)))
    for (const { payments } of answers)
      expect(payments.find(({ payment }) => payment === 'home_visit_payment')?.reason).toEqual({
        code: 'contacts-of-each',
      })
    const paid = await Promise.all(pair.map((each) => payRows(one, each, new Set(['home_visit_payment']))))
    expect(paid[0]?.region.total).not.toBe(paid[1]?.region.total)
  })

  it('what compares the clinics of the region, and what reads a fact that was not given', async () => {
    const { payments } = await tryCase(
      { model: 'list_subsidy', columns: ['age', 'sex'], ratesOf: '2021-01-01' },
      drawPatients(seed, 60),
      SINGLE,
    )
    expect(payments.map(({ reason }) => reason && reasonInWords(reason))).toEqual([
      'it needs `clinic.contract_months`, which a dataset of the clinics gives',
    ])
  })
})

describe('a payment', () => {
  const monthly = (model: string, ...files: readonly [name: string, text: string][]) => {
    const folder = temporaryFolder()
    const paths = files.map(([name, text]) => {
      writeFileSync(join(folder, name), text)
      return join(folder, name)
    })
    const ratesOf = modelOf(model).valid.from
    return suffice({ model, columns: [], period: '2026-01', ratesOf }, ...paths)
  }

  it('that reads a fact of the clinic for each patient is refused for want of it, where it is not given', async () => {
    const { payments } = await monthly('comprehensive_primary_care_plus', [
      'patients.csv',
      'clinic,month,n\na,2026-01,4\n',
    ])
    expect(payments.find(({ payment }) => payment === 'care_management_payment')?.reason).toEqual({
      code: 'clinic-fact',
      name: 'clinic.track',
    })
  })

  it('by the number of patients is not refused because another needs the sum of their weights', async () => {
    const { payments } = await monthly('county_rule_2017', ['patients.csv', 'clinic,month,n\na,2026-01,4\n'])
    expect(payments.map(({ payment, reason }) => [payment, reason])).toEqual([
      ['listing_payment', { code: 'sum', name: 'patient.case_mix_weight' }],
      ['need_payment', { code: 'clinic-fact', name: 'clinic.cni_relative' }],
      ['visit_payment', { code: 'no-file', rows: 'performed' }],
    ])
  })
})

describe('a file of counts', () => {
  const written = (name: string, text: string): string => {
    const file = join(temporaryFolder(), name)
    writeFileSync(file, text)
    return file
  }

  it.each([
    { name: 'numbers.csv', text: 'clinic,month,n\n', says: 'numbers.csv: does it count patients or contacts?' },
    { name: 'patients.csv', text: 'clinic,n\n', says: 'patients.csv: there is no column `month`.' },
    {
      name: 'patients.csv',
      text: 'clinic,month,n\na,2026-13,4\n',
      says: 'patients.csv, row 2: `month` is `2026-13`. Write 2026-03.',
    },
    { name: 'patients.csv', text: 'clinic,month,n\na,2026-01,<5\n', says: 'row 2: `n` is `<5`.' },
    {
      name: 'patients.csv',
      text: 'clinic,month,age,n\na,2026-01,old,4\n',
      says: 'row 2: `age` is `old`. Write 65-74, 75+ or 80.',
    },
    {
      name: 'patients.csv',
      text: 'clinic,month,age,n\na,2026-01,0-20,4\na,2026-01,20+,4\n',
      says: 'the ages 0-20 and 20+ overlap.',
    },
    {
      name: 'patients.csv',
      text: 'clinic,month,n\na,2026-01,4\na,2026-01,4\n',
      says: 'row 3: it counts the same as row 2.',
    },
  ])('that is wrong says where: $says', ({ name, text, says }) => {
    expect(() => readCounts(written(name, text))).toThrow(says)
  })

  it('with a month that is not there is refused, not paid as if nobody were listed', async () => {
    const file = written('patients.csv', 'clinic,month,n\na,2026-01,4\na,2026-02,4\n')
    await expect(suffice({ model: 'chronic_bundle', columns: [] }, file)).rejects.toThrow(
      'patients.csv has no line of `a` for 2026-03.',
    )
  })

  it.each([
    [
      'in Windows-1252, as Swedish Excel saves CSV',
      Buffer.from('sep=;\r\nclinic;month;n\r\n\xc5re;2026-01;4\r\n', 'latin1'),
    ],
    ['in UTF-16', Buffer.from('\ufeffclinic\tmonth\tn\n\u00c5re\t2026-01\t4\n', 'utf16le')],
  ])('is read %s', (_, bytes) => {
    const file = join(temporaryFolder(), 'patients.csv')
    writeFileSync(file, bytes)
    expect(readCounts(file).lines).toEqual([{ clinic: '\u00c5re', month: 202601, values: {}, n: 4 }])
  })

  it('in two encodings is refused', () => {
    const file = join(temporaryFolder(), 'patients.csv')
    writeFileSync(file, Buffer.from('clinic,month,n\n\xc3\x85re,2026-01,4\n\xd6n,2026-01,4\n', 'latin1'))
    expect(() => readCounts(file)).toThrow(
      'patients.csv: The file is written in two ways: row 2 is UTF-8, and row 3 is not.',
    )
  })

  it.each([
    ['conditions', 'diabetis', 'Did you mean `diabetes`?'],
    ['condition', 'diabetis', 'Did you mean `diabetes`?'],
    ['sex', 'Kvinna', 'The words are female, male.'],
  ])('with a word that %s do not have is refused, not paid as if it were nothing', async (column, word, hint) => {
    const lines = ['01', '02', '03'].map((month) => `a,2026-${month},${word},3`).join('\n')
    const file = written('patients.csv', `clinic,month,${column},n\n${lines}\n`)
    await expect(suffice({ model: 'chronic_bundle', columns: [column] }, file)).rejects.toThrow(
      `patients.csv, column ${column}: \`${word}\` is none of the words of this column. ${hint}`,
    )
  })

  it('with a clinic under two names is refused', async () => {
    const lines = ['01', '02', '03'].flatMap((month) => [`A\u030Are,2026-${month},4`, `\u00e5re ,2026-${month},4`])
    const file = written('patients.csv', `clinic,month,n\n${lines.join('\n')}\n`)
    await expect(suffice({ model: 'chronic_bundle', columns: [] }, file)).rejects.toThrow(
      'differ only by case, space or Unicode form',
    )
  })

  it('that contradicts another is refused', async () => {
    const lines = (n: number): string => ['01', '02', '03'].map((month) => `a,2026-${month},${n}`).join('\n')
    const files = [
      written('patients.csv', `clinic,month,n\n${lines(4)}\n`),
      written('patients_too.csv', `clinic,month,n\n${lines(5)}\n`),
    ]
    await expect(suffice({ model: 'chronic_bundle', columns: [] }, ...files)).rejects.toThrow(
      'contradict each other for `a`',
    )
  })
})

describe('kapitera suffices', () => {
  it('computes what the counts suffice for, and says why not the rest', async () => {
    const folder = temporaryFolder()
    const file = join(folder, 'patients.csv')
    const months = ['01', '02', '03']
    writeFileSync(file, `clinic,month,n\n${months.map((month) => `a,2026-${month},7`).join('\n')}\n`)
    const { code, out } = await runCommand('suffices', 'chronic_bundle', '--counts', file, '--period', '2026-Q1')
    expect(code).toBe(0)
    const { payments, clinics } = JSON.parse(out) as {
      payments: unknown
      clinics: { payments: Record<string, number>; total: number | null }[]
    }
    expect(clinics[0]?.total).toBeNull()
    // 7 patients × 100 kronor × 3 months
    expect(clinics[0]?.payments).toEqual({ base_payment: 2100 })
    expect(payments).toEqual([
      {
        payment: 'base_payment',
        label: { sv: 'Grundersättning', en: 'Base payment' },
        exact: true,
        reason: null,
        because: null,
      },
      expect.objectContaining({
        payment: 'bundle_payment',
        exact: false,
        reason: expect.stringContaining('conditions'),
        because: expect.objectContaining({ code: 'not-told-apart', columns: ['conditions'] }),
      }),
      expect.objectContaining({
        payment: 'visit_payment',
        exact: false,
        reason: 'it counts contacts, and no file of theirs was given',
        because: { code: 'no-file', rows: 'performed' },
      }),
    ])
  })
})
