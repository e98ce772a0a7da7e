import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readModel } from '../../models/document/readModel.ts'
import { type ContactRow, NO_ROWS, type Rows } from '../../models/vocabulary/Rows.ts'
import { oracle } from './oracle.ts'
import type { Assigned } from './World.ts'

const text = readFileSync(join(import.meta.dirname, 'worked.yaml'), 'utf8')
const { model: read, diagnostics } = readModel(text, 'worked.yaml')
if (!read) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
const model = read
const other = { ...model, name: 'other' }

const clinic = (id: string) => ({ id, facts: {} })
const patient = (id: string) => ({ id, n: 1, facts: {} })
const visit = (month: number, more: Partial<ContactRow> = {}): ContactRow => {
  return { patient: 'ann', clinic: 'south', listedAt: 'south', month, n: 1, facts: { kind: 'visit' }, ...more }
}

/** An indicator of the first quarter, alike at both clinics. */
const delivered = (indicator: string, numerator: number, denominator: number) =>
  ['south', 'north'].map((id) => ({ clinic: id, indicator, month: 202603, numerator, denominator }))

/** South lists ann, north lists bo and cid. */
const region: Rows = {
  ...NO_ROWS,
  clinics: [clinic('south'), clinic('north')],
  patients: ['ann', 'bo', 'cid'].map(patient),
  listings: [
    { patient: 'ann', clinic: 'south' },
    { patient: 'bo', clinic: 'north' },
    { patient: 'cid', clinic: 'north' },
  ],
  clinicFacts: ['south', 'north'].map((id) => ({ clinic: id, fact: 'capitation', month: 202512, value: 100 })),
  indicators: [...delivered('recall', 75, 100), ...delivered('access', 8, 10)],
}

/** Öre of one payment to each clinic, on one model for all unless it is said otherwise. */
function paid(payment: string, period: string, rows: Partial<Rows> = {}, assignment: readonly Assigned[] = []) {
  const all: Assigned = { model, clinics: 'all' }
  const only = { ...model, payments: model.payments.filter(({ name }) => name === payment) }
  const result = oracle({
    assignment: [all, ...assignment].map((one) => (one.model === model ? { ...one, model: only } : one)),
    rows: { ...region, ...rows },
    period,
  })
  if ('noAnswer' in result) return result.noAnswer.map(({ clinic: at, payment: name }) => `no answer: ${name} at ${at}`)
  const { clinics = {}, unpaid = {} } = result.models['worked'] ?? {}
  const ofClinics = Object.entries(clinics).map(([id, { payments }]) => [id, payments[payment]])
  const left = unpaid[payment] === undefined || unpaid[payment] === 0n ? [] : [['unpaid', unpaid[payment]]]
  return Object.fromEntries([...ofClinics, ...left])
}

describe('a rate by the year', () => {
  it('is a twelfth in a month, rounded each month', () => {
    // 1000 / 12 = 83.333…; two patients 166.666…
    expect(paid('list_payment', '2026-01')).toEqual({ south: 8333n, north: 16667n })
  })

  it('changes with the month, and a quarter adds up its months', () => {
    // 83.33 + 83.33 + 1300 / 12 = 108.33; 166.67 + 166.67 + 216.67
    expect(paid('list_payment', '2026-Q1')).toEqual({ south: 27499n, north: 55001n })
  })

  it('is paid where the patient is listed at the cut-off, the last day of the month before', () => {
    const listings = [
      { patient: 'ann', clinic: 'south', to: 20260131 },
      { patient: 'ann', clinic: 'north', from: 20260201 },
    ]
    expect(paid('list_payment', '2026-02', { listings })).toEqual({ south: 8333n, north: 0n })
    expect(paid('list_payment', '2026-03', { listings })).toEqual({ south: 0n, north: 10833n })
  })

  it('as a fact of the clinic is a quarter in a quarter, and in part where the clinic was open in part', () => {
    const clinics = [
      { id: 'south', facts: { rent: 1200 } },
      { id: 'north', facts: { rent: 1200 }, opened: 20260202 }, // open in March only
      { id: 'east', facts: {} },
    ]
    expect(paid('rent_payment', '2026-Q1', { clinics })).toEqual({ south: 30000n, north: 10000n, east: 0n })
  })
})

describe('a visit by a child', () => {
  it.each([
    { birth: 20250228, ore: 4000n, when: 'a year old on the cut-off' },
    { birth: 20250301, ore: 7000n, when: 'a year old the day after' },
    { birth: 20260228, ore: 7000n, when: 'born on the cut-off' },
    { birth: 20260301, ore: 7000n, when: 'born after the cut-off, as by a child of 0 years' },
  ])('is paid by age on the last of February: $when', ({ birth, ore }) => {
    const patients = [{ id: 'ann', n: 1, birth, facts: {} }]
    expect(paid('aged_payment', '2026-03', { patients, contacts: [visit(202603)] })).toEqual({ south: ore, north: 0n })
  })

  it('of whom nothing is known is paid as the formula says of an unknown age', () => {
    const contacts = [visit(202603, { patient: 'stranger', listedAt: 'other_region' })]
    expect(paid('aged_payment', '2026-03', { contacts })).toEqual({ south: 0n, north: 0n })
  })
})

describe('a payment over a quarter or a year', () => {
  const reviews = [visit(202601, { facts: { kind: 'review' } }), visit(202603, { facts: { kind: 'review' } })]

  it('is paid once for each patient, in its last month', () => {
    expect(paid('review_payment', '2026-Q1', { contacts: reviews })).toEqual({ south: 9000n, north: 0n })
    expect(paid('review_payment', '2026-03', { contacts: reviews })).toEqual({ south: 9000n, north: 0n })
  })

  it('is not settled in a month that no quarter ends with', () => {
    expect(paid('review_payment', '2026-02', { contacts: reviews })).toEqual({
      south: 'not settled',
      north: 'not settled',
    })
  })

  it('holds a ceiling by the month twelve times in a year, for each patient', () => {
    // 10 × 12 = 120 a patient; ann has 3 × 50 = 150, of whom 30 are cut; bo 2 × 50 = 100
    const contacts = [
      visit(202601, { n: 2 }),
      visit(202612, { clinic: 'north' }),
      visit(202605, { patient: 'bo', n: 2 }),
    ]
    expect(paid('capped_payment', '2026', { contacts })).toEqual({ south: 12000n, north: 10000n })
  })

  it('shares the contacts of an exact profile equally among those it stands for', () => {
    // 6 visits among 2: 3 × 50 = 150 each, cut to 120
    const patients = [{ id: 'ann', n: 2, exactProfile: true, facts: {} }]
    expect(paid('capped_payment', '2026', { patients, contacts: [visit(202601, { n: 6 })] })).toEqual({
      south: 24000n,
      north: 0n,
    })
  })
})

describe('months of a formula’s own', () => {
  it('look back from the cut-off, and what is per time counts in the month that asks', () => {
    // In March the cut-off is the last of February: December to February have 3 visits, a third of them a month
    const contacts = [visit(202511, { n: 9 }), visit(202512), visit(202602, { n: 2 }), visit(202603, { n: 9 })]
    expect(paid('volume_payment', '2026-03', { contacts })).toEqual({ south: 5000n, north: 0n })
  })

  it('of a measurement take the last day measured, and of two on that day the higher', () => {
    const measured = (date: number, value: number) => ({ patient: 'ann', kind: 'weight_score', date, value })
    const measurements = [measured(20251231, 9), measured(20260131, 2), measured(20260131, 3), measured(20260110, 8)]
    expect(paid('heavy_payment', '2026-03', { measurements })).toEqual({ south: 2400n, north: 0n }) // 8 × 3
    expect(paid('heavy_payment', '2026-04', { measurements: measurements.slice(0, 1) })).toEqual({
      south: 0n,
      north: 0n,
    })
  })
})

describe('the window before', () => {
  it('is as delivered in the first month, and as computed after it', () => {
    // January: 83.33 > 100 × 0.75 for south; bo and cid: 166.67
    expect(paid('held_payment', '2026-01')).toEqual({ south: 8333n, north: 16667n })
    // South's only patient leaves: 0 in February, but 83.33… × 0.75 = 62.5; in March 0 × 0.75 = 0
    const listings = [{ patient: 'ann', clinic: 'south', to: 20260130 }]
    expect(paid('held_payment', '2026-Q1', { listings })).toEqual({ south: 8333n + 6250n, north: 7500n })
  })

  it('has no answer where the data has none', () => {
    expect(paid('held_payment', '2026-01', { clinicFacts: [] })).toEqual([
      'no answer: held_payment at south',
      'no answer: held_payment at north',
    ])
  })
})

describe('points of several indicators', () => {
  it('are added up over those that have what the points read, and no other is asked for', () => {
    // 30 × (0.75 − 0.5) / 0.5 = 15; 20 × 1; 35 × 12. `unscored` has no limits, and is not delivered either.
    expect(paid('index_payment', '2026-Q1')).toEqual({ south: 42000n, north: 42000n })
  })

  it('are read by the name of their indicator, and so are its limits', () => {
    expect(paid('named_payment', '2026-Q1')).toEqual({ south: 24000n, north: 24000n }) // max(15, 20) × 12
  })

  it('have a mean and a share over indicators', () => {
    // (30 × 0.5 + 20 × 0.6) / 1.1 = 24.5454…; one of two reaches its upper bound; × 12 = 147.27
    expect(paid('mean_payment', '2026-Q1')).toEqual({ south: 14727n, north: 14727n })
  })

  it('have no answer where one of them is nobody’s', () => {
    const empty = [...delivered('recall', 75, 100), ...delivered('access', 0, 0)]
    expect(paid('index_payment', '2026-Q1', { indicators: empty })).toEqual([
      'no answer: index_payment at south',
      'no answer: index_payment at north',
    ])
  })
})

describe('a pot over all clinics', () => {
  it('is shared to the öre', () => {
    expect(paid('shared_payment', '2026-Q1')).toEqual({ south: 10n, north: 20n })
  })

  it('keeps with the region what a clinic on another model would have had', () => {
    const assignment: readonly Assigned[] = [{ model: other, clinics: ['north'] }]
    expect(paid('shared_payment', '2026-Q1', {}, assignment)).toEqual({ south: 10n, unpaid: 20n })
  })

  it('belongs to the model of the quarter’s first month', () => {
    const assignment: readonly Assigned[] = [{ model: other, clinics: ['north'], from: 202602 }]
    expect(paid('shared_payment', '2026-Q1', {}, assignment)).toEqual({ south: 10n, north: 20n })
  })

  it('stays with the region where nobody is listed', () => {
    expect(paid('shared_payment', '2026-Q1', { listings: [] })).toEqual({ south: 0n, north: 0n, unpaid: 30n })
  })

  it('does not begin before the first clinic is on the model', () => {
    const late = { ...model, payments: model.payments.filter(({ name }) => name === 'shared_payment') }
    const result = oracle({ assignment: [{ model: late, clinics: 'all', from: 202605 }], rows: region, period: '2026' })
    expect(result).toMatchObject({ models: { worked: { region: { total: 60n }, unpaid: { shared_payment: 0n } } } })
  })
})
