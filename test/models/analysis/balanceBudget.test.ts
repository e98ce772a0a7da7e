import { describe, expect, it } from 'vitest'
import {
  balanceBudget,
  balanceParts,
  NO_ROWS,
  planModel,
  readModel,
  readPeriod,
  requestFor,
  tabulateRows,
} from '../../../models/index.ts'
import { price } from '../../../models/payout/index.ts'

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0)

/** Two clinics, a fee for each visit under a ceiling for each clinic, and a bonus that doubles where its fee reaches a gate. */
const DOCUMENT = `
format: 1
model: balanced
status: illustrative
label: { sv: Balans, en: Balance }
valid: { from: 2026-01-01 }
currency: SEK
cut_off: first day of month
sources:
  terms: { title: Terms (invented) }
facts:
  clinic:
    gate: { label: { sv: Gräns, en: Gate }, unit: SEK/month, table: clinics }
parameters:
  visit_fee: { label: { sv: Besök, en: Visit }, unit: SEK/contact, values: { 2026-01-01: { value: 300, source: terms § 1 } } }
  list_fee: { label: { sv: Lista, en: List }, unit: SEK/patient/month, values: { 2026-01-01: { value: 33.33, source: terms § 2 } } }
  visit_cap: { label: { sv: Tak, en: Ceiling }, unit: SEK/clinic/month, values: { 2026-01-01: { value: 2000, source: terms § 3 } } }
  gate_share: { label: { sv: Andel, en: Share }, unit: share, values: { 2026-01-01: { value: 0.5, source: terms § 4 } } }
  gate_fee: { label: { sv: Grind, en: Gate }, unit: SEK/clinic/month, values: { 2026-01-01: { value: 1000, source: terms § 4 } } }
payments:
  fixed:
    list_payment:
      label: { sv: Lista, en: List }
      each: patient
      formula: list_fee
  activity:
    visit_payment:
      label: { sv: Besök, en: Visits }
      each: clinic
      formula: min(visit_cap, visit_fee * count(clinic.contacts))
  target:
    bonus_payment:
      label: { sv: Bonus, en: Bonus }
      each: clinic
      formula: when(gate_fee < clinic.gate, gate_fee * gate_share, gate_fee)
`

function prepared() {
  const { model: read, diagnostics } = readModel(DOCUMENT, 'balanced.yaml')
  if (!read) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  const { program } = planModel(read)
  const period = readPeriod('2026-03')
  if (!period) throw new Error('no period')
  const rows = {
    ...NO_ROWS,
    clinics: [
      { id: 'north', facts: { gate: 1500 } },
      { id: 'south', facts: { gate: 1500 } },
    ],
    patients: [
      { id: 'a', n: 101, facts: {} },
      { id: 'b', n: 57, facts: {} },
    ],
    listings: [
      { patient: 'a', clinic: 'north' },
      { patient: 'b', clinic: 'south' },
    ],
    contacts: [
      { clinic: 'north', listedAt: 'north', month: 202603, n: 5, facts: { kind: 'visit' } },
      { clinic: 'south', listedAt: 'south', month: 202603, n: 9, facts: { kind: 'visit' } },
    ],
  }
  return { program, input: { quantities: tabulateRows(rows, requestFor(program, read, period)) } }
}

describe('a balanced budget', () => {
  const { program, input } = prepared()
  const costOf = (factors: Record<string, number>): number =>
    sum(price(program, { ...input, factors }).payments.flatMap(({ ore }) => ore.map(sum)))
  const cost = costOf({})

  it('meets the target to the öre, by the factor that the arithmetic gives', () => {
    const balanced = balanceBudget(program, input, 'list_payment', cost - 100_000)
    if (!('priced' in balanced)) throw new Error('no factor was found')
    // 158 patients × 33.33 = 5,266.14 kr; 1,000 kr less is a factor of 1 − 1000 / 5266.14.
    expect(balanced.factor).toBeCloseTo(1 - 1000 / 5266.14, 6)
    expect(sum(balanced.priced.payments.flatMap(({ ore }) => ore.map(sum)))).toBe(cost - 100_000)
    expect(Math.abs(balanced.residue)).toBeLessThanOrEqual(1)
  })

  it('finds the factor past a ceiling that holds some clinics back', () => {
    // North has 5 × 300 = 1,500, south 9 × 300 = 2,700 under a ceiling of 2,000. Fee and ceiling give way together.
    const balanced = balanceBudget(program, input, 'visit_payment', cost + 70_000)
    expect(balanced).toMatchObject({ payment: 'visit_payment', factor: expect.closeTo(4200 / 3500, 6) as number })
  })

  it('gives both sides where a step jumps over the target', () => {
    // Below the gate of 1,500 half of the fee is paid, from it on the whole: two clinics get 1,500 or 3,000, never 2,000.
    const withoutBonus = cost - 2 * 50_000
    const unbalanced = balanceBudget(program, input, 'bonus_payment', withoutBonus + 200_000)
    if ('priced' in unbalanced) throw new Error('there is no such factor')
    const [below, above] = unbalanced.nearest.map(({ total }) => total - withoutBonus)
    expect([below, above]).toEqual([150_000, 300_000])
  })

  it('lets every payment give way alike where the largest alone cannot reach the target', () => {
    // 30 % of the whole is less than the other payments cost together, so that no factor of the largest reaches it.
    const target = Math.round(cost * 0.3)
    const parts = [{ program, input, priced: price(program, input) }]
    const balanced = balanceParts(parts, { target, baseline: [] })
    expect(balanced).toMatchObject({ payment: '*' })
    expect(sum((balanced?.priced ?? []).flatMap(({ payments }) => payments.flatMap(({ ore }) => ore.map(sum))))).toBe(
      target,
    )
    expect(balanceParts(parts, { target, baseline: [], payment: 'list_payment' })?.found).toHaveProperty('nearest')
  })
})
