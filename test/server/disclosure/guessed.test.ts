import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_RULES } from '../../../models/index.ts'
import { RunTrouble } from '../../../models/payout/index.ts'
import { importDataset } from '../../../server/dataset/importDataset.ts'
import { controlledRegion } from '../../../server/disclosure/controlledRegion.ts'
import { openReleaseLog } from '../../../server/disclosure/ReleaseLog.ts'
import { createRegion } from '../../../server/region/createRegion.ts'
import { openFolder } from '../../../server/region/openFolder.ts'
import { runCommand } from '../command/runCommand.ts'
import { writeRegion } from './smallRegion.ts'

/** A model that pays 100 for each with diabetes, and for each whose weight is not known as for one. */
const MODEL = `format: 1
model: plain
status: illustrative
label: { sv: Diabetes, en: Diabetes }
valid: { from: 2000-01-01 }
currency: SEK
cut_off: last day of previous month
sources: { invented: { title: Invented } }
facts:
  patient:
    weight: { label: { sv: Vikt, en: Weight }, unit: weight, table: patients, missing: 1 }
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
      formula: when(has(patient.conditions, "diabetes"), fee * patient.weight, 0)
`

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kapitera-guessed-'))
  writeFileSync(join(folder, 'plain.yaml'), MODEL)
})
beforeEach(() => {
  process.env['KAPITERA_RELEASES'] = join(folder, 'releases.jsonl')
})
afterEach(() => {
  delete process.env['KAPITERA_RELEASES']
})
afterAll(() => rmSync(folder, { recursive: true }))

/** A region of lists of fifty, which everybody knows, with so many with diabetes. */
async function regionWith(diabetes: Readonly<Record<string, number>>, name: string): Promise<string> {
  const numbers = Object.entries(diabetes).map(([clinic, n]) => [clinic, { diabetes: n, none: 50 - n }] as const)
  const source = writeRegion(Object.fromEntries(numbers))
  const out = join(folder, name)
  await importDataset(source, out, { today: 20261231 })
  rmSync(source, { recursive: true })
  return out
}

interface Run {
  readonly clinics: readonly { readonly clinic: string; readonly total: number | null }[]
  readonly region: { readonly total: number }
  readonly manifest: { readonly quantities: string | null; readonly replaced: unknown }
}

async function run(data: string, ...more: readonly string[]): Promise<Run> {
  const words = ['run', join(folder, 'plain.yaml'), '--data', data, '--period', '2026-02', ...more]
  const { code, out, err } = await runCommand(...words)
  expect(code, err).toBe(0)
  return (JSON.parse(out) as readonly [Run])[0]
}

describe('a reader who guesses what is hidden, and counts again', () => {
  it('finds no guess confirmed by the hash of what was counted', async () => {
    const real = { one: 3, two: 4, three: 30, four: 26 }
    const released = await run(await regionWith(real, 'real'), '--release', 'x')
    const shown = released.clinics.flatMap(({ clinic, total }) => (total === null ? [] : [[clinic, total / 100]]))
    expect(Object.fromEntries(shown)).toEqual({ three: 30, four: 26 })
    // 63 − 30 − 26: one and two have seven together, and a pair of them is 3 and 4.
    const left = released.region.total / 100 - 30 - 26
    expect(left).toBe(7)
    const right = await run(await regionWith({ one: 3, two: left - 3, three: 30, four: 26 }, 'guess'))
    expect(right.manifest.quantities).toMatch(/^sha256-/)
    expect(released.manifest.quantities).toBeNull()
  })

  it('is not told it on the page either', async () => {
    const data = await regionWith({ one: 3, two: 30 }, 'served')
    const served = await openFolder(data, 20261231)
    const log = openReleaseLog(join(folder, 'page.jsonl'), () => new Date('2026-11-22T12:00:00Z'))
    const open = createRegion([served])
    const region = controlledRegion(open, { rules: DEFAULT_RULES, log })
    const order = {
      dataset: served.name,
      period: '2026',
      entries: [{ model: 'chronic_bundle', clinics: 'all' as const }],
    }
    const asked = { dataset: served.name, period: '2026', model: 'chronic_bundle' }
    const told = [
      (await region.pricing(asked)).manifest,
      (await region.statement({ order, clinic: 'two' })).manifest['models'],
    ]
    const whole = [await region.pricing(asked), await region.statement({ order, clinic: 'two' })]
    const owners = (await open.pricing(asked)).manifest
    await open.close()
    // Nor where the owner keeps the data.
    expect(JSON.stringify(owners)).toContain(folder)
    expect(JSON.stringify(whole)).not.toContain(folder)
    expect(told.flat()).toEqual([
      expect.objectContaining({ command: 'kapitera run chronic_bundle --data served --period 2026' }),
      expect.objectContaining({ command: 'kapitera run chronic_bundle --data served --period 2026' }),
    ])
    expect(told.flat()).toEqual([
      expect.objectContaining({ quantities: null }),
      expect.objectContaining({ quantities: null }),
    ])
  })
})

describe('a word that a model does not list', () => {
  it('is told to the owner alone, with its rows', async () => {
    const served = await openFolder(await regionWith({ one: 31, two: 30 }, 'words'), 20261231)
    const open = createRegion([served])
    const message = 'In the table `contacts`, `ward` is `hospice` in 1 row; the words of `contact.ward` are `a`.'
    const counted = () => Promise.reject(new RunTrouble('unknown-word', message, 'Correct the data.'))
    const log = openReleaseLog(join(folder, 'words.jsonl'), () => new Date('2026-11-22T12:00:00Z'))
    const region = controlledRegion({ ...open, counted }, { rules: DEFAULT_RULES, log })
    const order = {
      dataset: served.name,
      period: '2026',
      entries: [{ model: 'chronic_bundle', clinics: 'all' as const }],
    }
    const asked = [
      () => region.pricing({ dataset: served.name, period: '2026', model: 'chronic_bundle' }),
      () => region.statement({ order, clinic: 'two' }),
    ]
    for (const ask of asked) {
      const error: unknown = await ask().catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({ code: 'unknown-word' })
      expect(`${(error as RunTrouble).message} ${(error as RunTrouble).hint}`).not.toMatch(/hospice|1 row/)
    }
    await open.close()
  })
})

describe('a release', () => {
  it('of data in which values are missing is repeated to the same bytes, and other data is told by its hash', async () => {
    const [data, other] = [
      await regionWith({ one: 31, two: 30 }, 'missing'),
      await regionWith({ one: 31, two: 32 }, 'other'),
    ]
    const file = join(folder, 'released.json')
    const words = ['run', join(folder, 'plain.yaml'), '--data', data, '--period', '2026-02', '--release', 'x']
    expect(await runCommand(...words, '--out', file)).toMatchObject({ code: 0 })
    expect(readFileSync(file, 'utf8')).toContain('"patient.weight": null')
    expect(await runCommand('repeat', file)).toMatchObject({ code: 0, out: 'plain: the same bytes.\n' })
    const { code, out } = await runCommand('repeat', file, '--data', other)
    expect(code).toBe(1)
    expect(out).toContain('Changed: the dataset `')
    expect(out).not.toContain('counted is the same')
  })
})
