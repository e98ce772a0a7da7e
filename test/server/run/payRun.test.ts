import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Run } from '../../../server/contract/run.ts'
import { runCommand } from '../command/runCommand.ts'
import { folderOf } from '../dataset/folderOf.ts'
import { SMALL_DATA, smallModel, writeDocuments } from './smallModel.ts'

interface Paid {
  readonly manifest: Readonly<Record<string, unknown>>
  readonly clinics: readonly { readonly clinic: string; readonly facts?: Readonly<Record<string, number | null>> }[]
  readonly region: {
    readonly unpaid: Readonly<Record<string, number>>
    readonly total: number
    readonly facts?: Readonly<Record<string, number | null>>
  }
  readonly status: Readonly<Record<string, string>>
  readonly warnings: readonly string[]
  readonly undecidedShare: number | null
}

async function runSmall(period: string, ...more: readonly string[]): Promise<Paid> {
  const documents = folderOf({})
  const assignment = writeDocuments(documents)
  const data = folderOf(SMALL_DATA)
  const { code, out, err } = await runCommand(
    'run',
    '--assign',
    assignment,
    '--data',
    data,
    '--period',
    period,
    ...more,
  )
  expect([code, err.includes('error')]).toEqual([0, false])
  const [run] = JSON.parse(out) as readonly [Paid]
  expect(() => Run.parse(run)).not.toThrow()
  return run
}

describe('facts of an assignment', () => {
  it('are those of the model that the clinic is on in the last window', async () => {
    const { clinics } = await runSmall('2026', '--facts', 'monthly_earned')
    expect(clinics.map(({ facts }) => facts)).toEqual([
      { monthly_earned: 140 }, // 1 × (60 + 80)
      { monthly_earned: 140 }, // 2 × 70, and not 1 × 70
    ])
  })

  it('are those of the model before, in a period before the change', async () => {
    const { clinics } = await runSmall('2026-Q2', '--facts', 'monthly_earned')
    expect(clinics[1]?.facts).toEqual({ monthly_earned: 70 })
  })
})

describe('facts of the region', () => {
  const alone = async (...more: readonly string[]) => {
    const documents = folderOf({ 'first.yaml': smallModel('first', 1) })
    const words = [join(documents, 'first.yaml'), '--data', folderOf(SMALL_DATA), '--period', '2026-03', ...more]
    const { code, out, err } = await runCommand('run', ...words)
    expect([code, err.includes('error')]).toEqual([0, false])
    const [run] = JSON.parse(out) as readonly [Paid]
    expect(Run.parse(run)).toEqual(run)
    return run
  }

  it('stand once, with the region, and not with the clinics', async () => {
    const { region, clinics } = await alone('--facts', 'region.all_earned')
    expect(region.facts).toEqual({ all_earned: 210 }) // 60 + 80 at a, 70 at b
    expect(clinics.map(({ facts }) => facts)).toEqual([undefined, undefined])
  })

  it('are asked for by their plain name too, beside those of clinics', async () => {
    const { region, clinics } = await alone('--facts', 'all_earned', 'monthly_earned')
    expect(region.facts).toEqual({ all_earned: 210 })
    expect(clinics.map(({ facts }) => facts)).toEqual([{ monthly_earned: 140 }, { monthly_earned: 70 }])
  })

  it('and of clinics that have one name are both meant by it, and told apart by the level', async () => {
    const own = [{ patients_seen: 2 }, { patients_seen: 1 }]
    const both = await alone('--facts', 'patients_seen')
    expect([both.region.facts, both.clinics.map(({ facts }) => facts)]).toEqual([{ patients_seen: 3 }, own])
    const ofRegion = await alone('--facts', 'region.patients_seen')
    expect([ofRegion.region.facts, ofRegion.clinics[0]?.facts]).toEqual([{ patients_seen: 3 }, undefined])
    const ofClinics = await alone('--facts', 'clinic.patients_seen')
    expect([ofClinics.region.facts, ofClinics.clinics.map(({ facts }) => facts)]).toEqual([undefined, own])
  })

  it('are named after their model where several models of an assignment compute them', async () => {
    const { region } = await runSmall('2026', '--facts', 'region.all_earned')
    // Each over the clinics that are on it in December: 1 × (60 + 80), and 2 × 70.
    expect(region.facts).toEqual({ 'first/all_earned': 140, 'later/all_earned': 140 })
  })

  it('leave out a model that no clinic is on in the last window', async () => {
    const { region } = await runSmall('2026-Q2', '--facts', 'region.all_earned')
    expect(region.facts).toEqual({ 'first/all_earned': 210 }) // b is on `later` from July on
  })

  it('are rows of their own in a table, without a clinic', async () => {
    const folder = folderOf({ 'first.yaml': smallModel('first', 1) })
    const out = join(folder, 'paid.csv')
    const words = [join(folder, 'first.yaml'), '--data', folderOf(SMALL_DATA), '--period', '2026-03']
    await runCommand('run', ...words, '--facts', 'patients_seen', '--out', out)
    const lines = readFileSync(out, 'utf8').split('\n')
    expect(lines.filter((line) => line.includes('patients_seen')).map((line) => line.split(',').slice(4))).toEqual([
      ['a', 'fact', 'patients_seen', '', '2', '', 'illustrative'],
      ['b', 'fact', 'patients_seen', '', '1', '', 'illustrative'],
      ['', 'region_fact', 'patients_seen', '', '3', '', 'illustrative'],
    ])
  })

  it('are in the command that repeats the run', async () => {
    const folder = folderOf({ 'first.yaml': smallModel('first', 1) })
    const out = join(folder, 'paid.json')
    const words = [join(folder, 'first.yaml'), '--data', folderOf(SMALL_DATA), '--period', '2026-03']
    await runCommand('run', ...words, '--facts', 'region.all_earned', 'monthly_earned', '--out', out)
    const [{ manifest }] = JSON.parse(readFileSync(out, 'utf8')) as readonly [Paid]
    expect(manifest['facts']).toEqual(['region.all_earned', 'monthly_earned'])
    expect(manifest['command']).toMatch(/ --facts region\.all_earned monthly_earned$/)
    expect(await runCommand('repeat', out)).toMatchObject({ code: 0, out: 'first: the same bytes.\n' })
  })
})

describe('a run', () => {
  it('says of each model how far it is decided, and warns in the result too', async () => {
    const { status, warnings, undecidedShare } = await runSmall('2026-07')
    expect(status).toEqual({ first: 'illustrative', later: 'illustrative' })
    expect(warnings).toEqual([
      '`first` is illustrative: its figures may be invented.',
      '`later` is illustrative: its figures may be invented.',
    ])
    expect(undecidedShare).toBe(0)
  })

  it('counts in its manifest the values that were missing and replaced', async () => {
    const { manifest } = await runSmall('2026')
    expect(manifest['replaced']).toEqual({ 'clinic.remote_points': 1, 'patient.care_points': 1 })
  })

  it('counts none where nothing was missing', async () => {
    const documents = folderOf({ 'first.yaml': smallModel('first', 1) })
    const full = {
      'clinics.csv': 'id,opened,remote_points\na,2000-01-01,1\n',
      'patients.csv': 'id,birth,sex,conditions,care_points\np1,1950-06-15,female,,60\n',
      'listings.csv': 'patient,clinic,from,to\np1,a,,\n',
    }
    const words = [join(documents, 'first.yaml'), '--data', folderOf(full), '--period', '2026-03']
    const [run] = JSON.parse((await runCommand('run', ...words)).out) as readonly [Paid]
    expect(run.manifest).not.toHaveProperty('replaced')
  })

  it('writes to a table what of a pot stays with the region, and the status', async () => {
    const assignment = writeDocuments(folderOf({}))
    const data = folderOf(SMALL_DATA)
    const out = join(data, 'paid.csv')
    const call = ['run', '--assign', assignment, '--data', data, '--period', '2026-07']
    expect(await runCommand(...call, '--out', out)).toMatchObject({ code: 0 })
    const lines = readFileSync(out, 'utf8').split('\n')
    expect(lines[0]).toBe('model,period,dataset,invented,clinic,what,name,amount,fact,currency,status')
    // Each model has a pot of 1 000, of which `a` has 2 patients of 3 and `b` 1: 333.33 + 666.67 stay.
    expect(lines.filter((line) => line.includes('region_unpaid'))).toEqual([
      expect.stringMatching(/,,region_unpaid,pot_payment,1000\.00,,SEK,illustrative$/),
    ])
  })
})

describe('the share that rests on undecided figures', () => {
  const share = async (...more: readonly string[]): Promise<Paid> => {
    const { out } = await runCommand(
      'run',
      'chronic_care_pilot',
      '--data',
      'demonstration',
      '--period',
      '2026',
      ...more,
    )
    const [run] = JSON.parse(out) as readonly [Paid]
    return run
  }

  it('is none of the pilot with the rates of 2026, which are decided', async () => {
    expect((await share()).undecidedShare).toBe(0)
  })

  it('is that of the base payment with the rates of 2027, of which the base fee is a forecast', async () => {
    const run = await share('--rates-of', '2027-01-01')
    const payments = (run.region as unknown as { readonly payments: Readonly<Record<string, number>> }).payments
    const all = Object.values(payments).reduce((sum, amount) => sum + Math.abs(amount), 0)
    expect(run.undecidedShare).toBeCloseTo((payments['base_payment'] ?? 0) / all, 5)
    expect(run.undecidedShare).toBeGreaterThan(0.5)
  })

  it('counts a pot whose budget is a forecast', async () => {
    const text = smallModel('first', 1).replace('value: 1000,', 'value: 1000, basis: forecast,')
    const documents = folderOf({ 'first.yaml': text })
    const words = [join(documents, 'first.yaml'), '--data', folderOf(SMALL_DATA), '--period', '2026-03']
    const [run] = JSON.parse((await runCommand('run', ...words)).out) as readonly [Paid]
    expect(run.undecidedShare).toBe(0.826446) // 1 000 of 1 000 + 140 + 70
  })
})
