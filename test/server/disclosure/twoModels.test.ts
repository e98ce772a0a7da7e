import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { importDataset } from '../../../server/dataset/importDataset.ts'
import { runCommand, temporaryFolder } from '../command/runCommand.ts'
import { writeRegion } from './smallRegion.ts'

/** How many have diabetes, and what one of them counts in the second model. */
const CLINICS = { one: [3, 1], two: [4, 2], three: [30, 1.5], four: [26, 0.7], five: [41, 1.1] } as const
const NAMES = Object.keys(CLINICS) as (keyof typeof CLINICS)[]

/** A model that pays 100 for each with diabetes, times a weight. */
const modelOf = (name: string, weight: string): string => `format: 1
model: ${name}
status: illustrative
label: { sv: Diabetes, en: Diabetes }
valid: { from: 2000-01-01 }
currency: SEK
cut_off: last day of previous month
sources: { invented: { title: Invented } }
parameters:
  fee:
    label: { sv: Belopp, en: Fee }
    unit: SEK/patient/month
    values: { 2000-01-01: { value: 100, source: invented figure, basis: estimated } }
payments:
  fixed:
    diabetes_payment:
      label: { sv: Diabetes, en: Diabetes }
      each: patient
      formula: when(has(patient.conditions, "diabetes"), fee${weight}, 0)
`

interface Run {
  readonly clinics: readonly { readonly clinic: string; readonly total: number | null }[]
  readonly region: { readonly total: number | null; readonly payments: Readonly<Record<string, number | null>> }
}

let data = ''
let [plain, weighted] = ['', '']

beforeAll(async () => {
  const source = writeRegion(Object.fromEntries(NAMES.map((name) => [name, { diabetes: CLINICS[name][0], none: 9 }])))
  const lines = NAMES.map((name) => `${name},2000-01-01,${CLINICS[name][1]}`)
  writeFileSync(join(source, 'clinics.csv'), `id,opened,cni_raw\n${lines.join('\n')}\n`)
  data = join(mkdtempSync(join(tmpdir(), 'kapitera-two-models-')), 'region')
  await importDataset(source, data, { today: 20261231 })
  rmSync(source, { recursive: true })
})
beforeEach(() => {
  const folder = temporaryFolder()
  process.env['KAPITERA_RELEASES'] = join(folder, 'releases.jsonl')
  plain = join(folder, 'plain.yaml')
  weighted = join(folder, 'weighted.yaml')
  writeFileSync(plain, modelOf('plain', ''))
  writeFileSync(weighted, modelOf('weighted', ' * clinic.cni_raw'))
})
afterAll(() => {
  delete process.env['KAPITERA_RELEASES']
  rmSync(dirname(data), { recursive: true })
})

async function json<T>(...words: readonly string[]): Promise<T> {
  const { code, out, err } = await runCommand(...words, '--data', data, '--period', '2026-02', '--release', 'x')
  expect(code, err).toBe(0)
  return JSON.parse(out) as T
}

const run = async (model: string): Promise<Run> => (await json<readonly [Run]>('run', model))[0]

/**
 * What the clinics that are withheld are paid together, where the region's total is shown. Of both models it would be
 * 3 + 4 = 7 and 3 + 2 × 4 = 11 hundreds: their difference is the four of the second clinic.
 */
function rest({ clinics, region }: Run): number | undefined {
  if (region.total === null) return undefined
  return region.total - clinics.reduce((sum, { total }) => sum + (total ?? 0), 0)
}

describe('two models that weigh two withheld clinics differently', () => {
  it.each(['one after the other', 'compared'])('show the totals of the region of one alone, %s', async (how) => {
    const runs =
      how === 'compared'
        ? await json<{ baseline: Run; alternatives: Run[] }>('compare', plain, weighted).then(
            ({ baseline, alternatives }) => [baseline, ...alternatives],
          )
        : [await run(plain), await run(weighted)]
    for (const { clinics } of runs)
      expect(clinics.filter(({ total }) => total === null).map(({ clinic }) => clinic)).toEqual(['one', 'two'])
    expect(runs.map(rest)).toEqual([700, undefined])
    expect(Object.values(runs[1]?.region.payments ?? {})).toEqual([null])
  })

  it('leave the totals to the order that showed them first, however often it is released', async () => {
    await run(plain)
    await run(weighted)
    expect(rest(await run(plain))).toBe(700)
    const again = await json<{ baseline: Run; alternatives: Run[] }>('compare', weighted, plain)
    expect([again.baseline, ...again.alternatives].map(rest)).toEqual([undefined, 700])
  })

  it('are repeated to the same bytes', async () => {
    const kept = join(temporaryFolder(), 'both.json')
    const words = ['--data', data, '--period', '2026-02', '--release', 'x', '--out', kept]
    expect(await runCommand('compare', plain, weighted, ...words)).toMatchObject({ code: 0 })
    expect(readFileSync(kept, 'utf8')).toContain('"total": null')
    expect(await runCommand('repeat', kept)).toMatchObject({ code: 0 })
  })
})
