import { describe, expect, it } from 'vitest'
import type { DocumentTest } from '../../../models/document/Model.ts'
import { modelOf, SMALL, seeing, smallWith } from './catalogue.ts'

/** The test of a model whose text gives some clinics. */
function testOf(given: string, { model = SMALL, period = '2026-03', more = '' } = {}): DocumentTest {
  const text = `${model}tests:
  - name: A test
    period: ${period}
${more}    given: ${given}
    expect: {}
`
  const [test] = modelOf(text, seeing({ small_groups: GROUPING, given_groups: GIVEN })).tests
  if (!test) throw new Error('The model has no test.')
  return test
}

const GROUPING = `format: 1
grouping: small_groups
label: { sv: Liten gruppering, en: Small grouping }
over: 15 months
conditions:
  diabetes: { codes: [E10, E11] }
`
const GIVEN = `format: 1
grouping: given_groups
label: { sv: Given gruppering, en: Given grouping }
over: 12 months
codes_from: dataset
conditions:
  diabetes:
  asthma: { replaces: [diabetes] }
`

describe('a patient of a test', () => {
  it('is on the list the whole time, and exactly as given', () => {
    const { given } = testOf('{ south: { patients: [{ age: 30, sex: male, n: 13 }] } }')
    expect(given.patients).toEqual([
      { id: 'south 1', n: 13, exactProfile: true, birth: undefined, facts: { age: 30, sex: 'male' } },
    ])
    expect(given.listings).toEqual([{ patient: 'south 1', clinic: 'south', from: undefined, to: undefined }])
  })

  it('may be on the list for a spell', () => {
    const { given } = testOf('{ south: { patients: [{ from: 2026-03-15, to: 2026-06-30, birth: 2000-02-29 }] } }')
    expect(given.listings).toEqual([{ patient: 'south 1', clinic: 'south', from: 20260315, to: 20260630 }])
    expect(given.patients[0]?.birth).toBe(20000229)
  })

  it('has contacts where it is listed, in the first month of the period, once', () => {
    const { given } = testOf('{ south: { patients: [{ contacts: [{ kind: visit, profession: gp }] }] } }', {
      period: '2026-Q2',
    })
    expect(given.contacts).toEqual([
      {
        patient: 'south 1',
        clinic: 'south',
        listedAt: 'south',
        month: 202604,
        n: 1,
        facts: { kind: 'visit', profession: 'gp' },
      },
    ])
  })

  it('has contacts for each of the n who are alike', () => {
    const { given } = testOf('{ south: { patients: [{ n: 13, contacts: [{ kind: visit, n: 2 }] }] } }')
    expect(given.contacts[0]?.n).toBe(26) // 13 patients × 2 visits
  })

  it('has contacts at another clinic, while it is listed where it stands', () => {
    const { given } = testOf('{ south: { patients: [{ contacts: [{ kind: visit, at: north }] }] }, north: {} }')
    expect(given.contacts[0]).toMatchObject({ clinic: 'north', listedAt: 'south' })
    expect(given.clinics.map(({ id }) => id)).toEqual(['south', 'north'])
  })

  it('has contacts outside all clinics of the test', () => {
    const { given } = testOf('{ south: { patients: [{ contacts: [{ kind: visit, at: outside }] }] } }')
    expect(given.contacts[0]?.listedAt).toBe('south')
    expect(given.contacts[0]).not.toHaveProperty('clinic')
  })

  it('is unlisted at a contact before its spell begins', () => {
    const { given } = testOf(
      '{ south: { patients: [{ from: 2026-03-15, contacts: [{ kind: visit, month: 2026-02 }, { kind: visit }] }] } }',
    )
    expect(given.contacts.map(({ listedAt }) => listedAt)).toEqual(['unlisted', 'south'])
  })

  it('has diagnoses with a day, as codes without a point', () => {
    const { given } = testOf('{ south: { patients: [{ diagnoses: [{ code: e11.9, date: 2026-01-31 }] }] } }')
    expect(given.diagnoses).toEqual([{ patient: 'south 1', code: 'E119', date: 20260131 }])
  })

  it('is measured anew each month where a measured fact is given plainly', () => {
    const model = smallWith(
      `facts:
  patient:
    hba1c:
      label: { sv: HbA1c, en: HbA1c }
      unit: mmol/mol
      table: measurements
      over: 12 months
`,
      'when(known(patient.hba1c), base_fee, 0)',
    )
    const plain = testOf('{ south: { patients: [{ hba1c: 50 }] } }', { model, period: '2026-Q1' }).given
    expect(plain.patients[0]?.facts).toEqual({})
    expect(plain.measurements.map(({ date, value }) => [date, value])).toEqual([
      [20251201, 50],
      [20260101, 50],
      [20260201, 50],
      [20260301, 50],
    ])
    const dated = testOf(
      '{ south: { patients: [{ measurements: [{ kind: hba1c, date: 2025-06-15, value: 61 }] }] } }',
      { model },
    )
    expect(dated.given.measurements).toEqual([{ patient: 'south 1', kind: 'hba1c', date: 20250615, value: 61 }])
  })
})

describe('a clinic of a test', () => {
  it('has guests who are listed elsewhere', () => {
    const { given } = testOf(
      '{ south: { contacts: [{ kind: visit, listing: other_region, n: 3 }, { kind: visit, listed_at: north }] }, north: {} }',
    )
    expect(given.contacts.map(({ listedAt, clinic, n }) => `${listedAt} ${clinic} ${n}`)).toEqual([
      'other_region south 3',
      'north south 1',
    ])
    expect(given.contacts.every(({ patient }) => patient === undefined)).toBe(true)
  })

  it('has facts of its own, and monthly ones in every month of the period', () => {
    const { given } = testOf('{ south: { owner_kind: private, cni_raw: 2.5, opened: 2026-02-01 } }', {
      period: '2026-Q1',
    })
    expect(given.clinics).toEqual([
      { id: 'south', opened: 20260201, closed: undefined, facts: { owner_kind: 'private' } },
    ])
    expect(given.clinicFacts).toEqual(
      [202601, 202602, 202603].map((month) => ({ clinic: 'south', fact: 'cni_raw', month, value: 2.5 })),
    )
  })

  it('has values of the window before, in the month before the period', () => {
    const { given } = testOf('{ south: { previous: { base_payment: 480 } } }', { period: '2026' })
    expect(given.clinicFacts).toEqual([{ clinic: 'south', fact: 'base_payment', month: 202512, value: 480 }])
  })

  it('has enrolments and costs', () => {
    const { given } = testOf(
      '{ south: { enrolments: [{ kind: child_health, age: 2, n: 40 }], costs: [{ kind: drugs, amount: 1200.5, month: 2026-03 }] } }',
    )
    expect(given.enrolments).toMatchObject([{ clinic: 'south', n: 40, facts: { kind: 'child_health', age: 2 } }])
    expect(given.costs).toMatchObject([
      { clinic: 'south', n: 1, month: 202603, facts: { kind: 'drugs', amount: 1200.5 } },
    ])
  })

  it('has indicators that the data gives, in every month of the period', () => {
    const model = smallWith(
      'indicators:\n  recall:\n    label: { sv: Återkallade, en: Recalled }\n    table: indicators\n',
      'when(recall.share >= 0, base_fee * count(patients), 0)',
    ).replace('each: patient', 'each: clinic')
    const { given } = testOf('{ south: { indicators: { recall: { numerator: 12, denominator: 20 } } } }', {
      model,
      period: '2026-Q1',
    })
    expect(given.indicators).toEqual(
      [202601, 202602, 202603].map((month) => ({
        clinic: 'south',
        indicator: 'recall',
        month,
        numerator: 12,
        denominator: 20,
      })),
    )
  })
})

describe('a test', () => {
  it('overrides figures and takes rates of another day', () => {
    const test = testOf('{ south: {} }', { more: '    with: { base_fee: 250 }\n    rates_of: 2027-01-01\n' })
    expect(test).toMatchObject({ name: 'A test', period: '2026-03', with: { base_fee: 250 }, ratesOf: '2027-01-01' })
  })

  it('gives the codes of a grouping whose codes come with the data', () => {
    const model = SMALL.replace('currency: SEK', 'currency: SEK\nconditions: { grouping: given_groups }')
    const { given } = testOf('{ south: {} }', { model, more: '    codes: { E11: [diabetes], J45.9: [asthma] }\n' })
    expect(given.codes).toEqual([
      { grouping: 'given_groups', code: 'E11', condition: 'diabetes' },
      { grouping: 'given_groups', code: 'J459', condition: 'asthma' },
    ])
  })
})

describe('a model with a grouping', () => {
  const model = modelOf(
    SMALL.replace('currency: SEK', 'currency: SEK\nconditions: { grouping: small_groups, over: 12 months }').replace(
      'formula: base_fee',
      'formula: when(has(patient.conditions, "diabetes"), base_fee, 0)',
    ),
    seeing({ small_groups: GROUPING }),
  )

  it('has the words of the grouping as conditions, over its own window', () => {
    expect(model.grouping).toMatchObject({ name: 'small_groups', months: 12 })
    expect(model.facts.find(({ name }) => name === 'conditions')?.words).toEqual(['diabetes'])
  })
})
