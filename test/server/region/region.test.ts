import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPeriod } from '../../../models/index.ts'
import { payoutOf, price } from '../../../models/payout/index.ts'
import { readDocument } from '../../../server/catalogue/readDocument.ts'
import type { Order, Origin } from '../../../server/contract/pricing.ts'
import { createRegion, type Region } from '../../../server/region/createRegion.ts'
import { openFolder } from '../../../server/region/openFolder.ts'
import { openDemonstration } from '../../../server/region/openDemonstration.ts'
import type { ServedDataset } from '../../../server/region/ServedDataset.ts'
import { writeRegion } from '../disclosure/smallRegion.ts'
import { explainRun } from '../../../server/run/explainRun.ts'
import { payRun, type RunOrder } from '../../../server/run/payRun.ts'

const MODEL = 'chronic_care_pilot'
const asked = { dataset: 'demonstration', period: '2026' }
const order: Order = { ...asked, entries: [{ model: MODEL, clinics: 'all' }] }

let served: ServedDataset
let region: Region
let run: RunOrder

beforeAll(async () => {
  served = await openDemonstration()
  region = createRegion([served])
  const { model } = readDocument(MODEL)
  const period = readPeriod('2026')
  if (!model || !period) throw new Error('The pilot cannot be read.')
  const entries = [{ model: MODEL, clinics: 'all' }] as const
  run = { name: MODEL, models: [model], entries, dataset: served.dataset, period, command: 'kapitera run' }
})

afterAll(() => region.close())

describe('a model for the browser', () => {
  it('pays what the command pays, to the öre, and carries no row below the clinics', async () => {
    const { program, quantities, rates } = await region.pricing({ ...asked, model: MODEL })
    const { run: paid } = await payRun(run)
    const here = payoutOf([price(program, { quantities })])
    expect(here.clinics).toEqual(paid.clinics)
    expect(here.region).toEqual(paid.region)
    expect(quantities.windows.flatMap(({ counts }) => counts)).toEqual([])
    expect(rates.map(({ name }) => name)).toContain('visit_fee')
    for (const rate of rates) expect(rate.payments.length, rate.name).toBeGreaterThan(0)
  })

  it('pays with another fee what a scenario with that fee pays', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kapitera-'))
    const file = join(folder, 'visit_fee_110.yaml')
    writeFileSync(
      file,
      `format: 1
scenario: visit_fee_110
extends: { model: ${MODEL} }
status: illustrative
label: { sv: Besök för 110 kr, en: Visits at SEK 110 }
sources: { memo: { title: Memo (invented), published: 2026-02-10 } }
changes:
  parameters:
    visit_fee: { values: { 2026-01-01: { value: 110, source: memo p. 1, basis: estimated } } }
`,
    )
    const { model, diagnostics } = readDocument(file)
    rmSync(folder, { recursive: true })
    if (!model) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
    const entries = [{ model: model.name, clinics: 'all' }] as const
    const { run: scenario } = await payRun({ ...run, name: model.name, models: [model], entries })
    const { program, quantities } = await region.pricing({ ...asked, model: MODEL })
    const changed = payoutOf([price(program, { quantities, changes: { visit_fee: 110 } })])
    expect(changed.clinics).toEqual(scenario.clinics)
    expect(changed.region.total).not.toBe(payoutOf([price(program, { quantities })]).region.total)
  })
})

describe('a statement', () => {
  it('adds up to what the clinic is paid, and its terms are those of the command', async () => {
    const clinic = 'alvstranden'
    const statement = await region.statement({ order, clinic })
    const { paid, payments } = await explainRun(run, clinic)
    const total = paid.run.clinics.find((one) => one.clinic === clinic)?.total ?? 0
    const ore = statement.payments.flatMap(({ windows }) => windows.map((window) => window.ore))
    expect(ore.reduce((sum, one) => sum + one, 0)).toBe(Math.round(total * 100))
    for (const { name, terms } of payments) {
      const own = statement.payments.find((payment) => payment.name === name)?.windows ?? []
      const amount = own.flatMap((window) => window.terms).reduce((sum, term) => sum + term.amount, 0)
      expect(amount, name).toBeCloseTo(
        terms.reduce((sum, term) => sum + term.amount, 0),
        6,
      )
    }
  })

  it('gives the öre of the budget lock as the screen does: the residue is among them', async () => {
    const lock = { model: MODEL, payment: 'visit_payment', figures: ['visit_fee'], factor: 0.9, residue: 3 }
    const { clinics } = await region.region(asked)
    const statements = (residue: number) =>
      Promise.all(
        clinics.map(({ clinic }) => region.statement({ order: { ...order, lock: { ...lock, residue } }, clinic })),
      )
    const [all, without] = [await statements(3), await statements(0)]
    const sum = (answers: typeof all): number =>
      answers
        .flatMap(({ payments }) => payments.flatMap(({ windows }) => windows.map((window) => window.ore)))
        .reduce((total, one) => total + one, 0)
    expect(sum(all) - sum(without)).toBe(3)
    expect(all.length).toBe(8)
  })
})

describe('how a quantity was counted', () => {
  it('adds up to the quantity of the term, and hides groups of fewer than five', async () => {
    const clinic = 'alvstranden'
    const statement = await region.statement({ order, clinic })
    const answers: { readonly quantity: number; readonly origin: Origin }[] = []
    for (const payment of statement.payments)
      for (const window of payment.windows.slice(0, 1))
        for (const term of window.terms) {
          const request = { order, clinic, model: MODEL, payment: payment.name, of: term.of, first: window.first }
          answers.push({ quantity: term.quantity, origin: await region.origin(request) })
        }
    const tables = answers.flatMap(({ origin }) => origin.counts.flatMap(({ by }) => by))
    expect(tables.length).toBeGreaterThan(0)
    const groups = tables.flatMap(({ rows }) => rows)
    expect(groups.every(({ n }) => n === null || n >= 5)).toBe(true)
    for (const { rows } of tables) expect(rows.filter(({ n }) => n === null).length).not.toBe(1)
    const whole = answers.flatMap(({ quantity, origin }) => {
      const [count, ...others] = origin.counts
      const [table] = count?.by ?? []
      return others.length > 0 || !table || table.rows.some(({ n }) => n === null) ? [] : [{ quantity, table }]
    })
    for (const { table } of whole)
      expect(table.rows.reduce((sum, one) => sum + (one.quantity ?? 0), 0)).toBeGreaterThan(0)
  })
})

describe('two datasets in databases, of which neither has a hash of its own', () => {
  it('are counted each by itself', async () => {
    const folders = [writeRegion({ north: { none: 10 } }), writeRegion({ south: { none: 20 } })]
    const both = await Promise.all(
      folders.map(async (folder, place) => {
        const one = await openFolder(folder, 20261231)
        return { ...one, name: `database ${place}`, dataset: { ...one.dataset, hash: 'live' } }
      }),
    )
    const together = createRegion(both)
    const [one, other] = await Promise.all(
      both.map(async ({ name: dataset }) => {
        const { clinics } = await together.region({ dataset, period: '2026' })
        const { quantities } = await together.pricing({ dataset, period: '2026', model: 'chronic_bundle' })
        return [clinics.map(({ clinic, listed }) => [clinic, listed]), quantities.clinics]
      }),
    )
    await together.close()
    for (const folder of folders) rmSync(folder, { recursive: true })
    expect([one, other]).toEqual([
      [[['north', 10]], ['north']],
      [[['south', 20]], ['south']],
    ])
  })
})
