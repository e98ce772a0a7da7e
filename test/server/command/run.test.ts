import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Run } from '../../../server/contract/run.ts'
import { runCommand, temporaryFolder } from './runCommand.ts'

const PILOT = ['chronic_care_pilot', '--data', 'demonstration'] as const

interface Paid {
  readonly model: string
  readonly period: string
  readonly currency: string
  readonly dataset: string
  readonly manifest: Readonly<Record<string, unknown>>
  readonly clinics: readonly {
    readonly clinic: string
    readonly payments: Readonly<Record<string, number | null>>
    readonly total: number
    readonly facts?: Readonly<Record<string, number>>
  }[]
  readonly region: { readonly payments: Readonly<Record<string, number | null>>; readonly total: number }
}

const ore = (amount: number | null): number => Math.round((amount ?? 0) * 100)

describe('kapitera run', () => {
  it('prints an array of runs whose parts add up to their totals, with a manifest', async () => {
    const { code, out, err } = await runCommand('run', ...PILOT, '--period', '2026', '--facts', 'list_points')
    expect(code).toBe(0)
    expect(err).toContain('The dataset is invented')
    const [run, ...more] = JSON.parse(out) as readonly [Paid]
    expect(more).toEqual([])
    expect(() => Run.parse(run)).not.toThrow()
    expect(run).toMatchObject({
      model: 'chronic_care_pilot',
      period: '2026',
      currency: 'SEK',
      dataset: 'demonstration',
    })
    expect(run.clinics).toHaveLength(8)
    expect(run.clinics[0]?.facts).toHaveProperty('list_points')
    for (const { payments, total } of run.clinics)
      expect(Object.values(payments).reduce<number>((sum, amount) => sum + ore(amount), 0)).toBe(ore(total))
    expect(run.clinics.reduce((sum, { total }) => sum + ore(total), 0)).toBe(ore(run.region.total))
    expect(run.manifest).toMatchObject({
      calculation: expect.any(Number),
      models: [{ name: 'chronic_care_pilot', hash: expect.stringMatching(/^sha256-[0-9a-f]{64}$/) }],
      dataset: { name: 'demonstration', hash: expect.stringMatching(/^sha256-/), invented: true },
      request: expect.stringMatching(/^sha256-/),
      quantities: expect.stringMatching(/^sha256-/),
      period: '2026',
      command: 'kapitera run chronic_care_pilot --data demonstration --period 2026 --facts list_points',
    })
  })

  it('pays the pot once, to the öre', async () => {
    const { out } = await runCommand('run', ...PILOT, '--period', '2026-Q1')
    const [run] = JSON.parse(out) as readonly [Paid]
    expect(run.region.payments['rural_payment']).toBe(1_200_000) // 400 000 × 3 months
    expect(run.region.payments['outcome_payment']).toBeNull() // of the year, which does not end in March
  })

  it('gives the same bytes again, and says so', async () => {
    const file = join(temporaryFolder(), 'paid.json')
    expect(await runCommand('run', ...PILOT, '--period', '2026-03', '--out', file)).toMatchObject({ code: 0, out: '' })
    expect(await runCommand('repeat', file)).toMatchObject({ code: 0, out: 'chronic_care_pilot: the same bytes.\n' })
  })

  it('says what has changed since a manifest', async () => {
    const file = join(temporaryFolder(), 'paid.json')
    await runCommand('run', ...PILOT, '--period', '2026-03', '--out', file)
    const [run] = JSON.parse(readFileSync(file, 'utf8')) as readonly [Paid]
    const older = {
      ...run.manifest,
      program: 'kapitera 0.0.1',
      dataset: { name: 'demonstration', hash: 'sha256-0', invented: true },
    }
    writeFileSync(file, JSON.stringify(older))
    const { code, out } = await runCommand('repeat', file, '--json')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toEqual([
      {
        model: 'chronic_care_pilot',
        same: false,
        changed: [
          expect.stringMatching(/^the program, from kapitera 0\.0\.1 to /),
          expect.stringMatching(/^the hash of the dataset `demonstration`, though all that was counted is the same: /),
        ],
      },
    ])
  })

  it('writes CSV with two decimals for amounts, and Parquet', async () => {
    const folder = temporaryFolder()
    await runCommand('run', ...PILOT, '--period', '2026-03', '--out', join(folder, 'paid.csv'))
    const [header, first] = readFileSync(join(folder, 'paid.csv'), 'utf8').split('\n')
    expect(header).toBe('model,period,dataset,invented,clinic,what,name,amount,fact,currency,status')
    expect(first).toMatch(
      /^chronic_care_pilot,2026-03,demonstration,true,alvstranden,payment,base_payment,\d+\.\d\d,,SEK,illustrative$/,
    )
    await runCommand('run', ...PILOT, '--period', '2026-03', '--out', join(folder, 'paid.parquet'))
    expect(readFileSync(join(folder, 'paid.parquet')).subarray(0, 4).toString()).toBe('PAR1')
  })

  it('prints the statements and asks nothing', async () => {
    const { code, out } = await runCommand('run', ...PILOT, '--period', '2026', '--explain-sql')
    expect(code).toBe(0)
    expect(out).toContain('GROUP BY')
    expect(out).not.toContain('base_payment')
  })

  it('takes the year of the dataset where no period is given', async () => {
    const { out } = await runCommand('run', ...PILOT)
    expect(JSON.parse(out)).toMatchObject([{ period: '2026' }])
  })
})

describe('an assignment', () => {
  const assignment = (entries: string): string =>
    `format: 1\nassignment: pilots\nlabel: { sv: Piloter, en: Pilots }\nmodels:\n${entries}`

  async function runAssignment(entries: string) {
    const file = join(temporaryFolder(), 'pilots.yaml')
    writeFileSync(file, assignment(entries))
    return runCommand('run', '--assign', file, '--data', 'demonstration', '--period', '2026')
  }

  it('pays each clinic by the model it is on, from the month it changes', async () => {
    const { code, out } = await runAssignment(
      '  - { model: chronic_care_pilot, clinics: all }\n  - { model: fewer_kronor_per_visit, clinics: [norrmyr], from: 2026-08-01 }\n',
    )
    expect(code).toBe(0)
    const [run] = JSON.parse(out) as readonly [Paid]
    expect(run.model).toBe('pilots')
    const [alone] = JSON.parse((await runCommand('run', ...PILOT, '--period', '2026')).out) as readonly [Paid]
    const visits = ({ clinics }: Paid, id: string) =>
      clinics.find(({ clinic }) => clinic === id)?.payments['visit_payment']
    expect(visits(run, 'slatten')).toBe(visits(alone, 'slatten'))
    expect(visits(run, 'norrmyr')).toBeLessThan(visits(alone, 'norrmyr') ?? 0)
    expect(run.manifest['assignment']).toEqual([
      { model: 'chronic_care_pilot', clinics: 'all' },
      { model: 'fewer_kronor_per_visit', clinics: ['norrmyr'], from: '2026-08-01' },
    ])
  })

  it.each([
    {
      what: 'changes in the middle of a month',
      entries: '  - { model: chronic_care_pilot, clinics: all, from: 2026-01-15 }\n',
      said: 'pilots.yaml:5: `models.0.from`: It must be the first of a month',
    },
    {
      what: 'names a clinic that is not there',
      entries: '  - { model: chronic_care_pilot, clinics: [normyr] }\n',
      said: 'The dataset has no clinic `normyr`.\n  Did you mean `norrmyr`?',
    },
    {
      what: 'names a model that is not there',
      entries: '  - { model: chronic_care_plot, clinics: all }\n',
      said: 'Did you mean `chronic_care_pilot`?',
    },
    {
      what: 'has a key that is not known',
      entries: '  - { model: chronic_care_pilot, clinic: all }\n',
      said: 'pilots.yaml:5: `models.0`: Unrecognized key: "clinic"',
    },
  ])('is refused when it $what', async ({ entries, said }) => {
    const { code, err } = await runAssignment(entries)
    expect(code).toBe(1)
    expect(err).toContain(said)
  })
})

describe('kapitera compare', () => {
  it('gives baseline, alternatives and what changes for each clinic', async () => {
    const { code, out } = await runCommand(
      'compare',
      'chronic_care_pilot',
      'fewer_kronor_per_visit',
      '--data',
      'demonstration',
      '--period',
      '2026',
    )
    expect(code).toBe(0)
    const { baseline, alternatives, changes } = JSON.parse(out) as {
      readonly baseline: Paid
      readonly alternatives: readonly Paid[]
      readonly changes: readonly {
        readonly alternative: string
        readonly clinic: string
        readonly change: number
        readonly percent: number | null
      }[]
    }
    expect(changes).toHaveLength(8)
    for (const { alternative, clinic, change } of changes) {
      expect(alternative).toBe('fewer_kronor_per_visit')
      const total = (run: Paid | undefined) => run?.clinics.find((row) => row.clinic === clinic)?.total ?? 0
      expect(ore(change)).toBe(ore(total(alternatives[0])) - ore(total(baseline)))
    }
  })

  it('changes nothing between a model and itself', async () => {
    const { out } = await runCommand(
      'compare',
      'chronic_care_pilot',
      'chronic_care_pilot',
      '--data',
      'demonstration',
      '--period',
      '2026-03',
    )
    const { changes } = JSON.parse(out) as {
      readonly changes: readonly { readonly change: number; readonly percent: number | null }[]
    }
    for (const { change, percent } of changes) expect([change, percent]).toEqual([0, 0])
  })
})

describe('kapitera explain', () => {
  it('gives every term of one clinic’s payments, which add up', async () => {
    const { code, out } = await runCommand('explain', ...PILOT, '--clinic', 'fjallnas', '--period', '2026')
    expect(code).toBe(0)
    const { payments, total } = JSON.parse(out) as {
      readonly payments: readonly {
        readonly payment: string
        readonly amount: number
        readonly rounding: number
        readonly terms: readonly { readonly quantity: number; readonly rate: number; readonly amount: number }[]
      }[]
      readonly total: number
    }
    for (const { amount, terms, rounding } of payments) {
      const sum = terms.reduce((all, term) => all + term.amount, 0)
      expect(sum + rounding).toBeCloseTo(amount, 4)
    }
    expect(payments.reduce((sum, { amount }) => sum + ore(amount), 0)).toBe(ore(total))
  })
})
