import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { importDataset } from '../../../server/dataset/importDataset.ts'
import { runCommand, temporaryFolder } from '../command/runCommand.ts'
import { SOUTH, writeRegion } from './smallRegion.ts'

/** North has three with diabetes beside 29 with copd, so that nothing that pays for both rests on few. */
const REGION = { north: { diabetes: 3, copd: 29, none: 40 }, south: SOUTH, west: { ...SOUTH, diabetes: 25 } }

const HEAD = `status: illustrative
label: { sv: Sjukdom, en: Disease }
valid: { from: 2000-01-01 }
currency: SEK
cut_off: last day of previous month
sources: { invented: { title: Invented } }
`

/** A model with a payment for each pair of rates, of diabetes and of copd. */
function paying(name: string, rates: Readonly<Record<string, readonly [number, number]>>): string {
  const tables = Object.entries(rates).map(
    ([payment, [diabetes, copd]]) => `  ${payment}_fee:
    label: { sv: Belopp, en: Fee }
    unit: SEK/patient/month
    by: [patient.conditions]
    many: highest
    values:
      2000-01-01: { source: invented figures, basis: estimated, rows: { diabetes: ${diabetes}, copd: ${copd} } }`,
  )
  const payments = Object.keys(rates).map(
    (payment) => `    ${payment}:
      label: { sv: Ersättning, en: Payment }
      each: patient
      formula: ${payment}_fee`,
  )
  return `format: 1\nmodel: ${name}\n${HEAD}tables:\n${tables.join('\n')}\npayments:\n  fixed:\n${payments.join('\n')}\n`
}

/** A model that pays 100 for each whom a condition is true of. */
const payingEach = (name: string, formula: string): string => `format: 1
model: ${name}
${HEAD}parameters:
  fee:
    label: { sv: Belopp, en: Fee }
    unit: SEK/patient/month
    values: { 2000-01-01: { value: 100, source: invented figure, basis: estimated } }
payments:
  fixed:
    base_payment:
      label: { sv: Ersättning, en: Payment }
      each: patient
      formula: ${formula}
`

interface Run {
  readonly undecidedShare: number | null
  readonly clinics: readonly {
    readonly clinic: string
    readonly payments: Readonly<Record<string, number | null>>
    readonly total: number | null
  }[]
}

let data = ''
let folder = ''

beforeAll(async () => {
  const source = writeRegion(REGION)
  data = join(mkdtempSync(join(tmpdir(), 'kapitera-telling-')), 'region')
  await importDataset(source, data, { today: 20261231 })
  rmSync(source, { recursive: true })
})
beforeEach(() => {
  folder = temporaryFolder()
  process.env['KAPITERA_RELEASES'] = join(folder, 'releases.jsonl')
})
afterAll(() => {
  delete process.env['KAPITERA_RELEASES']
  rmSync(dirname(data), { recursive: true })
})

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

async function run(...words: readonly string[]): Promise<Run> {
  const { code, out, err } = await runCommand('run', ...words, '--data', data, '--period', '2026-02')
  expect(code, err).toBe(0)
  return (JSON.parse(out) as readonly [Run])[0]
}

/** Every number with diabetes that fits what is shown of a clinic, for a reader who knows the rates. */
function numbersThatFit(
  clinic: string,
  { clinics }: Run,
  rates: Readonly<Record<string, readonly [number, number]>>,
): readonly number[] {
  const shown = clinics.find((one) => one.clinic === clinic)?.payments ?? {}
  const found = new Set<number>()
  for (let diabetes = 1; diabetes <= 60; diabetes += 1)
    for (let copd = 1; copd <= 60; copd += 1) {
      const fits = Object.entries(rates).every(([payment, [a, b]]) => {
        const amount = shown[payment]
        return typeof amount !== 'number' || Math.abs(diabetes * a + copd * b - amount) < 0.005
      })
      if (fits) found.add(diabetes)
    }
  return [...found]
}

describe('an amount that rests on many, of whom three are paid otherwise', () => {
  it.each([
    ['one alone', { disease: [101.37, 57.11] }],
    ['two of the same groups', { first: [1000, 1200], second: [500, 900] }],
  ] as const)('is hidden where whoever knows the rates works out the three, from %s', async (_, rates) => {
    const model = file('telling.yaml', paying('telling', rates))
    expect(numbersThatFit('north', await run(model), rates)).toEqual([3])
    const released = await run(model, '--release', 'x')
    expect(Math.max(...numbersThatFit('north', released, rates))).toBeGreaterThanOrEqual(5)
    // Where none are few, all is shown.
    expect(released.clinics.find(({ clinic }) => clinic === 'south')?.total).not.toBeNull()
  })

  it('is hidden in a comparison with other rates for the same groups, though each alone fits other numbers', async () => {
    const rates = { before: [1000, 1200], after: [500, 900] } as const
    const before = file('before.yaml', paying('before', { before: rates.before }))
    const after = file('after.yaml', paying('after', { after: rates.after }))
    const words = ['compare', before, after, '--data', data, '--period', '2026-02', '--release', 'x']
    const { code, out, err } = await runCommand(...words)
    expect(code, err).toBe(0)
    const { baseline, alternatives } = JSON.parse(out) as { baseline: Run; alternatives: readonly [Run] }
    const [one, other] = [baseline, alternatives[0]].map((each) =>
      each.clinics.find(({ clinic }) => clinic === 'north'),
    )
    const both = { clinic: 'north', payments: { ...one?.payments, ...other?.payments }, total: null }
    expect(
      Math.max(...numbersThatFit('north', { undecidedShare: null, clinics: [both] }, rates)),
    ).toBeGreaterThanOrEqual(5)
    expect(baseline.clinics.find(({ clinic }) => clinic === 'south')?.total).not.toBeNull()
  })

  it('is shown where the rates fit other numbers: 3 × 1 000 + 29 × 1 200 = 27 × 1 000 + 9 × 1 200', async () => {
    const rates = { disease: [1000, 1200] } as const
    const released = await run(file('vague.yaml', paying('vague', rates)), '--release', 'x')
    const north = released.clinics.find(({ clinic }) => clinic === 'north')
    expect(north).toMatchObject({ total: 37_800 })
    expect(numbersThatFit('north', released, rates)).toEqual([3, 9, 15, 21, 27, 33])
  })
})

/** A model that pays 1 000 for each, by a decided figure, and 100 more for each with diabetes, by an estimated one. */
const SURE = `format: 1
model: sure
${HEAD}parameters:
  base_fee:
    label: { sv: Belopp, en: Fee }
    unit: SEK/patient/month
    values: { 2000-01-01: { value: 1000, source: invented figure } }
  more_fee:
    label: { sv: Mer, en: More }
    unit: SEK/patient/month
    values: { 2000-01-01: { value: 100, source: invented figure, basis: estimated } }
payments:
  fixed:
    base_payment:
      label: { sv: Ersättning, en: Payment }
      each: patient
      formula: base_fee + when(has(patient.conditions, "diabetes"), more_fee, 0)
`

describe('the share that rests on undecided figures', () => {
  it('is no more exact than that nobody subtracts the lines that are shown from it', async () => {
    const model = file('sure.yaml', SURE)
    const whole = await run(model)
    const all = whole.clinics.reduce((sum, { total }) => sum + (total ?? 0), 0)
    // South and west have 31 and 25 with diabetes; what is left of the undecided kronor is north's, to half a step of the share.
    const left = (share: number, step: number): readonly number[] =>
      [share - step / 2, share + step / 2].map((one) => (one * all) / 100 - 31 - 25)
    const [least = 0, most = 0] = left(whole.undecidedShare ?? 0, 1e-6)
    expect([Math.ceil(least), Math.floor(most)]).toEqual([3, 3])
    const { undecidedShare } = await run(model, '--disclosure', 'k=5')
    expect(left(undecidedShare ?? 0, 0.01)[1]).toBeGreaterThanOrEqual(5)
    // 5 900 of 443 900
    expect(undecidedShare).toBe(0.01)
  })
})

describe('a line that stands for several', () => {
  it('is told to no more than the öre that is paid, for at rates with parts of an öre the exact sum fits fewer numbers', async () => {
    // 3 × 10.006 + 29 × 12.002 = 378.076 is paid as 378.08.
    const model = file('parts.yaml', paying('parts', { disease: [10.006, 12.002] }))
    const words = ['explain', model, '--data', data, '--period', '2026-02', '--clinic', 'north', '--disclosure', 'k=5']
    const { code, out, err } = await runCommand(...words, '--json')
    expect(code, err).toBe(0)
    const [payment] = (JSON.parse(out) as { payments: { amount: number; terms: object[]; rounding: number }[] })
      .payments
    expect(payment).toMatchObject({ amount: 378.08, terms: [{ amount: 378.08 }], rounding: 0 })
  })
})

describe('two models that call a payment alike', () => {
  it('hide what rests on three at the clinic that is on the second', async () => {
    file('wide.yaml', payingEach('wide', 'fee'))
    file('narrow.yaml', payingEach('narrow', 'when(has(patient.conditions, "diabetes"), fee, 0)'))
    const models = 'models:\n  - { model: wide.yaml, clinics: all }\n  - { model: narrow.yaml, clinics: [north] }\n'
    const both = file('both.yaml', `format: 1\nassignment: both\nlabel: { sv: Båda, en: Both }\n${models}`)
    const paidNorth = ({ clinics }: Run): unknown => clinics.find(({ clinic }) => clinic === 'north')?.payments
    expect(paidNorth(await run('--assign', both))).toEqual({ base_payment: 300 }) // 3 × 100
    expect(paidNorth(await run('--assign', both, '--release', 'x'))).toEqual({ base_payment: null })
  })
})
