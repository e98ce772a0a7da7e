import { describe, expect, it } from 'vitest'
import { inputOfDraw } from '../../../../models/analysis/uncertainty/Drawer.ts'
import { type DrawOrder, drawPayouts } from '../../../../models/analysis/uncertainty/index.ts'
import { factorsOf } from '../../../../models/analysis/uncertainty/Spread.ts'
import { NO_ROWS, planModel, readModel, readPeriod, requestFor, tabulateRows } from '../../../../models/index.ts'
import { price } from '../../../../models/payout/index.ts'

/** Visits and calls, a ceiling for each patient, and a pot shared by visits. */
const DOCUMENT = `
format: 1
model: uncertain
status: illustrative
label: { sv: Osäker, en: Uncertain }
valid: { from: 2026-01-01 }
currency: SEK
cut_off: first day of month
sources:
  terms: { title: Terms (invented) }
parameters:
  visit_fee: { label: { sv: Besök, en: Visit }, unit: SEK/contact, values: { 2026-01-01: { value: 300, source: terms § 1 } } }
  call_fee: { label: { sv: Samtal, en: Call }, unit: SEK/contact, values: { 2026-01-01: { value: 100, source: terms § 1 } } }
  patient_cap: { label: { sv: Tak, en: Ceiling }, unit: SEK/patient/month, values: { 2026-01-01: { value: 500, source: terms § 2 } } }
  review_pot: { label: { sv: Pott, en: Pot }, unit: SEK/region/month, values: { 2026-01-01: { value: 1000, source: terms § 3 } } }
payments:
  activity:
    contact_payment:
      label: { sv: Kontakter, en: Contacts }
      each: contact
      formula: when(contact.kind == "visit", visit_fee, call_fee)
    capped_payment:
      label: { sv: Med tak, en: Under a ceiling }
      each: patient
      formula: min(patient_cap, visit_fee * count(contacts))
  target:
    shared_payment:
      label: { sv: Delat, en: Shared }
      each: clinic
      scope: all_clinics
      pot: review_pot
      shared_by: count(clinic.contacts)
`

const { model, diagnostics } = readModel(DOCUMENT, 'uncertain.yaml')
if (!model) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
const period = readPeriod('2026-Q1')
if (!period) throw new Error('no period')
const { program } = planModel(model)
const contact = (clinic: string, kind: string, n: number, month: number) => ({
  clinic,
  listedAt: clinic,
  patient: `p-${clinic}`,
  month,
  n,
  facts: { kind },
})
const rows = {
  ...NO_ROWS,
  clinics: ['north', 'south'].map((id) => ({ id, facts: {} })),
  patients: ['north', 'south'].map((id) => ({ id: `p-${id}`, n: 1, facts: {} })),
  listings: ['north', 'south'].map((clinic) => ({ patient: `p-${clinic}`, clinic })),
  contacts: [
    contact('north', 'visit', 4, 202601),
    contact('north', 'phone', 10, 202602),
    contact('south', 'visit', 1, 202601),
    contact('south', 'visit', 1, 202603),
  ],
}
const input = { quantities: tabulateRows(rows, requestFor(program, model, period)) }
const draw = (order: Partial<DrawOrder>) => drawPayouts(program, input, { spreads: {}, seed: 3, count: 8000, ...order })
const FEES = { visit_fee: { kind: 'normal', deviation: 0.1 }, call_fee: { kind: 'uniform', reach: 0.3 } } as const

describe('payouts by rates that are drawn', () => {
  it('have the mean and deviation of a sum of independent rates', () => {
    const [contacts] = draw({ spreads: { call_fee: FEES.call_fee } }).payments
    // North: 4 × 300 + 10 × 100 = 2,200; the calls lie evenly between 700 and 1,300: deviation 600 ÷ √12.
    const north = contacts?.clinics[0]
    const deviation = 600 / Math.sqrt(12)
    expect(Math.abs((north?.mean ?? 0) - 2200)).toBeLessThan((4 * deviation) / Math.sqrt(8000))
    expect((north?.deviation ?? 0) / deviation).toBeCloseTo(1, 1)
    // South makes no calls: 2 × 300, whatever a call pays.
    expect(contacts?.clinics[1]).toMatchObject({ mean: 600, deviation: 0 })
  })

  it('share a drawn pot out, and one that is not drawn to the öre each time', () => {
    // 1,000 in each of three months; drawn, evenly between 1,500 and 4,500.
    const isFixed = draw({ spreads: { call_fee: FEES.call_fee }, count: 100 })
    expect(isFixed.payments[2]?.region).toMatchObject({ mean: 3000, deviation: 0 })
    const drawn = draw({ spreads: { review_pot: { kind: 'uniform', reach: 0.5 } }, count: 4000 })
    expect((drawn.payments[2]?.region.deviation ?? 0) / (3000 / Math.sqrt(12))).toBeCloseTo(1, 1)
  })

  it('are what the program pays draw by draw, in blocks or not, row-bound or not', () => {
    const count = 70
    for (const spreads of [{ call_fee: FEES.call_fee }, FEES, { patient_cap: FEES.call_fee }]) {
      const drawn = draw({ spreads, count, quantiles: [0, 0.5, 1] })
      expect(drawn.isEach).toBe(!('call_fee' in spreads) || 'visit_fee' in spreads)
      const factors = new Map(
        Object.entries(spreads).map(([name, spread]) => [name, factorsOf(name, spread, { seed: 3, count })]),
      )
      const totals = Array.from({ length: count }, (_, place) =>
        price(program, inputOfDraw({ program, input, factors }, place)).payments.reduce(
          (sum, { exact }) => sum + exact.reduce((all, row) => all + (row[0] as number), 0),
          0,
        ),
      )
      const mean = totals.reduce((sum, one) => sum + one, 0) / count
      const variance = totals.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (count - 1)
      const sorted = totals.toSorted((a, b) => a - b)
      const north = drawn.total.clinics[0]
      expect(north?.mean).toBeCloseTo(mean, 8)
      expect(north?.deviation).toBeCloseTo(Math.sqrt(variance), 8)
      expect(north?.quantiles[0]).toBeCloseTo(sorted[0] as number, 8)
      expect(north?.quantiles[1]).toBeCloseTo(((sorted[34] as number) + (sorted[35] as number)) / 2, 8)
      expect(north?.quantiles[2]).toBeCloseTo(sorted[69] as number, 8)
    }
  })

  it('are the same by the same seed, and a rate more leaves the others as they were', () => {
    const one = draw({ spreads: { call_fee: FEES.call_fee }, count: 500 })
    expect(draw({ spreads: { call_fee: FEES.call_fee }, count: 500 })).toEqual(one)
    const more = draw({ spreads: { review_pot: { kind: 'uniform', reach: 0.5 }, call_fee: FEES.call_fee }, count: 500 })
    expect(more.payments[0]).toEqual(one.payments[0])
    expect(draw({ spreads: { call_fee: FEES.call_fee }, count: 500, seed: 4 }).payments[0]).not.toEqual(one.payments[0])
  })

  it('tell which share is done, and end where the teller throws', () => {
    const shares: number[] = []
    draw({ spreads: { call_fee: FEES.call_fee }, count: 200, progress: (share) => void shares.push(share) })
    expect(shares).toEqual([64 / 200, 128 / 200, 192 / 200, 1])
    const stop = () => {
      throw new Error('cancelled')
    }
    expect(() => draw({ spreads: { call_fee: FEES.call_fee }, progress: stop })).toThrow('cancelled')
  })

  it('are refused in the words of the one who asks', () => {
    expect(() => draw({})).toThrow('No rate is drawn.')
    expect(() => draw({ spreads: { visit_fees: FEES.visit_fee } })).toThrow('`uncertain` has no rate `visit_fees`.')
    expect(() => draw({ spreads: FEES, count: 0 })).toThrow('0 draws cannot be made.')
    expect(() => draw({ spreads: FEES, seed: -1 })).toThrow('-1 is no seed.')
    expect(() => draw({ spreads: FEES, quantiles: [5] })).toThrow('5 is no share of the draws.')
  })
})
