import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addressOf, readComparison } from '../../client/comparison/address.ts'
import type { ComparisonState } from '../../client/comparison/Comparison.ts'
import { isHeld, NO_PAYMENT } from '../../client/comparison/isHeld.ts'
import { inDataset } from '../../client/views/frame/inDataset.ts'
import { paymentHues } from '../../client/views/compare/paymentHues.ts'
import type { DatasetCard } from '../../server/contract/dataset.ts'

const alternative = (name: string, changes = {}) => ({ name, changes })

const state: ComparisonState = {
  dataset: 'county',
  period: '2017',
  alternatives: [alternative('old'), alternative('reform'), alternative('four_pilots')],
  shown: 1,
  neutral: true,
  gives: {},
}

const card = (name: string, suggested: readonly string[], assignments: readonly string[] = []): DatasetCard => ({
  name,
  label: { sv: name, en: name },
  hash: 'sha256-0',
  invented: true,
  asOf: '2017-12-31',
  years: ['2017', '2016'],
  suggested: [...suggested],
  assignments: assignments.map((one) => ({ name: one, label: { sv: one, en: one }, entries: [] })),
})

const county = card('county', ['old', 'reform', 'four_pilots'], ['four_pilots'])
const country = card('country', ['national'])

describe('the budget lock', () => {
  it('lets go of one alternative and holds the others, and the address remembers it', () => {
    const free = { ...state, gives: { 1: NO_PAYMENT } }
    expect([0, 1, 2].map((place) => isHeld(free, place))).toEqual([false, false, true])
    const query = new URLSearchParams(addressOf(free).slice(2))
    expect(readComparison(query, () => ({ dataset: '', period: '', alternatives: [] })).gives).toEqual(free.gives)
  })
})

describe('another dataset', () => {
  it('suggests its own models where nothing was chosen or changed', () => {
    expect(inDataset(state, country, county).alternatives).toEqual([alternative('national')])
  })

  it('keeps what the reader changed, with what gives way; an assignment is of its own dataset and goes', () => {
    const changed = {
      ...state,
      alternatives: [
        alternative('old'),
        alternative('four_pilots'),
        alternative('reform', { reform: { visit_fee: 110 } }),
      ],
      shown: 2,
      gives: { 2: 'list_payment' },
    }
    expect(inDataset(changed, country, county)).toMatchObject({
      dataset: 'country',
      alternatives: [alternative('old'), alternative('reform', { reform: { visit_fee: 110 } })],
      shown: 1,
      gives: { 1: 'list_payment' },
    })
  })
})

describe('the hues of payments', () => {
  it('are all drawn', () => {
    const style = readFileSync(join(import.meta.dirname, '../../client/charts/charts.css'), 'utf8')
    const groups = ['fixed', 'activity', 'target', 'special', 'add_on', 'deduction'] as const
    const payments = groups.flatMap((group) =>
      Array.from({ length: 8 }, (_, place) => {
        const name = `${group} ${place}`
        return { name, label: { sv: name, en: name }, group }
      }),
    )
    const hues = new Set(paymentHues([{ payments }]).map(({ hue }) => hue))
    expect([...hues].filter((hue) => !style.includes(`\n.${hue} {`))).toEqual([])
  })

  it('tell payments of one group apart', () => {
    const group = 'target' as const
    const payments = ['coverage', 'quality', 'access'].map((name) => ({ name, label: { sv: name, en: name }, group }))
    const hues = paymentHues([{ payments }]).map(({ hue }) => hue)
    expect(new Set(hues).size).toBe(payments.length)
  })
})
