import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addMonths, type Correction, writeMonth } from '../../../models/index.ts'
import { ASSUMPTIONS } from '../../../models/population/assumptions.ts'
import { generateDataset } from '../../../server/dataset/generate/generateDataset.ts'
import { effort, seed } from '../../effort.ts'
import { runCommand, temporaryFolder } from '../command/runCommand.ts'

interface Reconciled {
  readonly total: {
    readonly paid: number
    readonly computed: number
    readonly residual: number
    readonly share: number
    readonly lines: number
    readonly agreeing: number
  }
  readonly residuals: readonly {
    readonly key: string
    readonly paid: number
    readonly computed: number
    readonly residual: number
  }[]
}

/** Regions too small to take long, each with other clinics mistaken. */
const SEEDS = Array.from({ length: effort(2, 12) }, (_, place) => seed + place)

describe.each(SEEDS)('what was planted among the payments of a generated region, seed %i', (ofRegion) => {
  it('is found, clinic by clinic, and nothing else', { timeout: 120_000 }, async () => {
    const folder = join(temporaryFolder(), 'region')
    const { corrections } = await generateDataset({ clinics: 12, patients: 5000, seed: ofRegion, year: 2017 }, folder)
    const planted = (what: Correction['what']): Correction => corrections.find((one) => one.what === what) as Correction
    const keysOf = ({ clinics, payment, months }: Correction): readonly string[] =>
      clinics.flatMap((clinic) => months.map((month) => `${clinic}/${payment}/${writeMonth(month)}`))

    const all = await reconciled(folder)
    const found = new Map(all.residuals.map((one) => [one.key, one]))
    const expected = corrections.filter(({ what }) => what !== 'late data').flatMap(keysOf)
    expect([...found.keys()].filter((key) => !expected.includes(key))).toEqual([])

    const [never = ''] = keysOf(planted('data that never came'))
    expect(found.get(never)?.paid).toBeCloseTo((found.get(never)?.computed ?? 0) * ASSUMPTIONS.inTimeShare.value, 2)
    expect(found.get(never)?.residual).toBeLessThan(0)

    const [from = '', to = ''] = keysOf(planted('another clinic'))
    expect(found.get(from)?.paid).toBe(0)
    expect(found.get(to)?.residual).toBe(-(found.get(from)?.residual ?? 0))

    const rounded = keysOf(planted('whole kronor')).flatMap((key) => found.get(key) ?? [])
    expect(rounded.length).toBeGreaterThan(0)
    for (const { paid, residual } of rounded)
      expect([Number.isInteger(paid), Math.abs(residual) <= 0.5]).toEqual([true, true])

    const [closed = ''] = keysOf(planted('paid after closing'))
    const before = closed.replace(/[^/]+$/, (month) => writeMonth(addMonths(Number(month.replace('-', '')), -1)))
    expect(found.get(closed)).toMatchObject({ computed: 0 })
    expect(found.get(closed)?.paid).toBeGreaterThan(0)
    expect(found.has(before)).toBe(false) // the month before it was paid what was due

    // The identity, in whole öre.
    const ore = (amount: number): number => Math.round(amount * 100)
    const sum = all.residuals.reduce((total, { residual }) => total + ore(residual), 0)
    expect(sum).toBe(ore(all.total.paid) - ore(all.total.computed))
    expect(all.total.lines - all.total.agreeing).toBe(all.residuals.length)

    // What came late is missing only for one who looks before it came.
    const late = planted('late data')
    const [lateKey = ''] = keysOf(late)
    const knownAt = `${writeMonth(addMonths(late.months[0] ?? 0, 2))}-28`
    const earlier = await reconciled(folder, '--known-at', knownAt, '--period', writeMonth(late.months[0] ?? 0))
    expect(earlier.residuals.map(({ key }) => key)).toContain(lateKey)
    expect(found.has(lateKey)).toBe(false)
  })
})

async function reconciled(folder: string, ...more: readonly string[]): Promise<Reconciled> {
  const { code, out, err } = await runCommand('reconcile', 'county_rule_2017', '--data', folder, ...more)
  expect([code, err.includes('error')]).toEqual([0, false])
  return JSON.parse(out) as Reconciled
}
