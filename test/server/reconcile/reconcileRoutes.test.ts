import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Correction, dayOf, writeMonth } from '../../../models/index.ts'
import { contract, type Response } from '../../../server/contract/contract.ts'
import { createApp } from '../../../server/createApp.ts'
import { generateDataset } from '../../../server/dataset/generate/generateDataset.ts'
import { listen } from '../../../server/listen.ts'
import { createReconciler } from '../../../server/reconcile/createReconciler.ts'
import { createRegion, type Region } from '../../../server/region/createRegion.ts'
import { modelByName } from '../../../server/region/modelsByName.ts'
import { openDemonstration } from '../../../server/region/openDemonstration.ts'
import { openFolder } from '../../../server/region/openFolder.ts'

const root = mkdtempSync(join(tmpdir(), 'kapitera-test-'))
let region: Region
let listening: Awaited<ReturnType<typeof listen>>
let corrections: readonly Correction[]
let dataset: string

beforeAll(async () => {
  const folder = join(root, 'region')
  corrections = (await generateDataset({ clinics: 8, patients: 3000, seed: 5, year: 2017 }, folder)).corrections
  const own = await openFolder(folder, dayOf('2017-12-31'))
  dataset = own.name
  region = createRegion([own, await openDemonstration()])
  listening = await listen(createApp({ clientFolder: root, region, log: () => undefined }), 0)
}, 60_000)

afterAll(async () => {
  listening?.server.close()
  listening?.server.closeAllConnections()
  await region?.close()
  rmSync(root, { recursive: true, force: true })
})

async function ask(path: string, query: Readonly<Record<string, string>>, body?: object) {
  const address = `${listening.address}${path}?${new URLSearchParams(query)}`
  const sent = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const response = await fetch(address, body === undefined ? {} : sent)
  return { status: response.status, answer: (await response.json()) as unknown }
}

async function reconciliation(query: Readonly<Record<string, string>>): Promise<Response<'GET /api/reconciliation'>> {
  const { status, answer } = await ask('/api/reconciliation', query)
  expect([status, answer]).toEqual([200, contract['GET /api/reconciliation'].response.parse(answer)])
  return answer as Response<'GET /api/reconciliation'>
}

const never = (): string => {
  const { clinics, payment, months } = corrections.find(({ what }) => what === 'data that never came') as Correction
  return `${clinics[0]}/${payment}/${writeMonth(months[0] ?? 0)}`
}

describe('the calls about what was paid', () => {
  it('choose the model that has every payment that was paid', async () => {
    const { model, matching, reconciliation: found } = await reconciliation({ dataset, period: '2017' })
    expect([model, matching[0]?.name]).toEqual(['county_rule_2017', 'county_rule_2017'])
    for (const { name } of matching)
      expect(modelByName(name).model.payments.map((one) => one.name)).toEqual(
        expect.arrayContaining(['listing_payment', 'need_payment', 'visit_payment']),
      )
    const { total, residuals, cells, payments, clinics } = found as NonNullable<typeof found>
    expect(residuals.map(({ key }) => key)).toContain(never())
    // Whatever it is added up by, it is the same, to the öre.
    const sum = (amounts: readonly { readonly residual: number }[]): number =>
      amounts.reduce((all, { residual }) => all + residual, 0)
    expect([sum(residuals), sum(cells), sum(payments), sum(clinics)]).toEqual(
      Array(4).fill(total.paid - total.computed),
    )
    expect(total.residual).toBe(total.paid - total.computed)
  })

  it('say so where the dataset does not know what was paid', async () => {
    const answer = await reconciliation({ dataset: 'demonstration', period: '2026' })
    expect(answer).toEqual({ model: null, label: null, hasPaid: false, matching: [], reconciliation: null })
  })

  it('give the share alone, where the baseline is the rule that paid', async () => {
    const { reconciliation: found } = await reconciliation({ dataset, period: '2017' })
    const own = await ask('/api/reconciliation/share', { dataset, period: '2017', model: 'county_rule_2017' })
    expect(own.answer).toEqual({ hasPaid: true, share: found?.total.share })
    const other = await ask('/api/reconciliation/share', { dataset, period: '2017', model: 'stockholm_2015_filled' })
    expect(other.answer).toEqual({ hasPaid: true, share: null })
    const none = await ask('/api/reconciliation/share', {
      dataset: 'demonstration',
      period: '2026',
      model: 'chronic_care_pilot',
    })
    expect(none.answer).toEqual({ hasPaid: false, share: null })
  })

  it('keep a note, and give it with the residual from then on', async () => {
    const note = {
      dataset,
      period: '2017',
      model: 'county_rule_2017',
      residual: never(),
      class: 'data',
      note: 'Aldrig levererat.',
      author: ' Anna ',
    }
    const { status, answer } = await ask('/api/reconciliation/note', {}, note)
    expect([status, contract['POST /api/reconciliation/note'].response.parse(answer)]).toEqual([200, answer])
    const { reconciliation: found } = await reconciliation({ dataset, period: '2017' })
    const kept = found?.residuals.find(({ key }) => key === never())
    expect([kept?.note, kept?.hasChanged]).toMatchObject([
      { class: 'data', note: 'Aldrig levererat.', author: 'Anna', ore: kept?.residual },
      false,
    ])
  })

  it.each([
    { what: 'a residual that is not there', change: { residual: 'c1/visit_payment/2016-01' }, status: 404 },
    { what: 'a class that is not known', change: { class: 'wrong' }, status: 400 },
    { what: 'nobody who says so', change: { author: '  ' }, status: 400 },
    { what: 'a dataset that does not know what was paid', change: { dataset: 'demonstration' }, status: 404 },
    { what: 'a model that is not in the catalogue', change: { model: './package.json' }, status: 404 },
  ])('refuse a note with $what', async ({ change, status }) => {
    const note = {
      dataset,
      period: '2017',
      model: 'county_rule_2017',
      residual: never(),
      class: 'data',
      note: '',
      author: 'Anna',
    }
    const refused = await ask('/api/reconciliation/note', {}, { ...note, ...change })
    expect(refused.status).toBe(status)
  })
})

describe('what is paid into a database', () => {
  it('is held against the model as it is at each question', async () => {
    const own = region.served(dataset)
    let amount = '10.00'
    const paid = async () => [['c1', 'visit_payment', '2017-03', amount, undefined, undefined]]
    const live = createRegion([{ ...own, dataset: { ...own.dataset, paid } }])
    const reconciler = createReconciler(live)
    const asked = { dataset, period: '2017-03', model: 'county_rule_2017' }
    const paidNow = async () => (await reconciler['GET /api/reconciliation'](asked)).reconciliation?.total.paid
    expect(await paidNow()).toBe(1000)
    amount = '25.00'
    expect(await paidNow()).toBe(2500)
  })
})
