import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogueCalls } from '../../../server/contract/catalogue.ts'
import { compareDocuments } from '../../../server/region/catalogueCards.ts'
import { createRegion, type Region } from '../../../server/region/createRegion.ts'
import { openDemonstration } from '../../../server/region/openDemonstration.ts'

const asked = { dataset: 'demonstration', period: '2026' }

let region: Region

beforeAll(async () => {
  region = createRegion([await openDemonstration()])
})

afterAll(() => region.close())

describe('the picker', () => {
  it('shows a model that lacks a fact of the clinics as one that cannot run', () => {
    const cards = region.models(asked)
    expect(cards.find(({ name }) => name === 'gms_global_sum')?.trouble?.message).toContain(
      '`clinic.weighted_patients`',
    )
    expect(cards.find(({ name }) => name === 'chronic_care_pilot')?.trouble).toBeUndefined()
  })

  it('is there within a second once the documents are planned', () => {
    region.models(asked)
    const start = performance.now()
    region.models(asked)
    expect(performance.now() - start).toBeLessThan(1000)
  })
})

describe('the catalogue', () => {
  it('answers by the contract, and misses nothing of what can run', () => {
    const cards = catalogueCalls['GET /api/catalogue'].response.parse(region.catalogue(asked))
    expect(cards.map(({ name }) => name)).toEqual(region.models(asked).map(({ name }) => name))
    const running = cards.filter(({ trouble }) => !trouble)
    expect(running.length).toBeGreaterThan(0)
    expect(running.map(({ missing }) => missing)).toEqual(running.map(() => ({ tables: [], needs: [], openRates: [] })))
  })

  it('compares two documents by the contract, with their text', () => {
    const { response } = catalogueCalls['GET /api/catalogue/comparison']
    const { a, b, onlyA } = response.parse(compareDocuments('gavleborg', 'vastra_gotaland'))
    expect(a.text).toContain('model: gavleborg')
    expect(b.text).toContain('model: vastra_gotaland')
    expect(onlyA.map(({ name }) => name)).toContain('drug_payment')
  })

  it('refuses a document that is not there, with the nearest that is', () => {
    expect(() => compareDocuments('gavleborg', 'vastra_gotalnd')).toThrow('no model `vastra_gotalnd`')
  })
})
