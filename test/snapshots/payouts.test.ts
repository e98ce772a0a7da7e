import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Model, planModel, readPeriod, requestFor, tabulateRows } from '../../models/index.ts'
import { CALCULATION, payoutOf, price } from '../../models/payout/index.ts'
import { readCatalogue } from '../catalogue/readCatalogue.ts'

const file = join(import.meta.dirname, 'payouts.json')
const changelog = readFileSync(join(import.meta.dirname, '..', '..', 'CHANGELOG.md'), 'utf8')

/** What the catalogue pays on the datasets of its own tests, by model and test. */
interface Snapshot {
  readonly calculation: number
  readonly payouts: Readonly<Record<string, unknown>>
}

function paidBy(model: Model): Record<string, unknown> {
  const { program } = planModel(model)
  return Object.fromEntries(
    model.tests.map((one) => {
      const period = readPeriod(one.period)
      if (!period) throw new Error(`${one.period} is no period.`)
      const quantities = tabulateRows(one.given, requestFor(program, model, period))
      const { clinics, region } = payoutOf([price(program, { quantities, changes: one.with, ratesOf: one.ratesOf })])
      const paid = clinics.map(({ clinic, payments }) => [clinic, payments] as const)
      return [one.name, { ...Object.fromEntries(paid), region: region.payments }]
    }),
  )
}

describe('the payouts of the catalogue', () => {
  const models = readCatalogue().flatMap(({ model }) => (model ? [model] : []))
  const payouts = Object.fromEntries(models.map((model) => [model.name, paidBy(model)]))
  const kept = JSON.parse(readFileSync(file, 'utf8')) as Snapshot

  it('change by no öre unless the calculation number is raised and the changelog says who is paid differently', () => {
    const known = Object.entries(kept.payouts).filter(([name]) => payouts[name] !== undefined)
    const changed = known.filter(([name, before]) => JSON.stringify(before) !== JSON.stringify(payouts[name])).map(([name]) => name)
    const unannounced = kept.calculation === CALCULATION ? changed : []
    expect(unannounced, 'Raise CALCULATION and say in CHANGELOG.md who is paid differently.').toEqual([])
    if (process.env['UPDATE_SNAPSHOTS'])
      writeFileSync(file, `${JSON.stringify({ calculation: CALCULATION, payouts }, null, 2)}\n`)
    expect(changelog).toMatch(new RegExp(`calculation ${CALCULATION}\\b`, 'i'))
  })

  it('are kept for every model, so that a change is seen', () => {
    expect(Object.keys(payouts).filter((name) => kept.payouts[name] === undefined)).toEqual([])
    expect(kept.calculation).toBe(CALCULATION)
  })
})
