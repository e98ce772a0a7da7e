import { describe, expect, it } from 'vitest'
import { checkPlan } from '../../../models/analysis/documentTests/checkPlan.ts'
import { runTests } from '../../../models/analysis/documentTests/runTests.ts'
import { modelOf, SMALL, smallWith } from '../document/catalogue.ts'

const tests = (given: string, expected: string): string => `tests:
  - name: A month
    period: 2026-01
    given: ${given}
    expect: ${expected}
`
const failuresOf = (parts: string, formula?: string) =>
  runTests(modelOf(smallWith(parts, formula))).map(({ message, hint }) => `${message} ${hint ?? ''}`.trim())

describe('the tests of a document', () => {
  const bothLevels = `formulas:
  clinic:
    listed:
      unit: patients
      formula: count(patients)
  region:
    listed:
      scope: all_clinics
      unit: patients
      formula: sum(clinics.listed)
`
  const two = '{ south: { patients: [{ n: 2 }] }, north: { patients: [{ n: 3 }] } }'

  it('compare the region with the region where a clinic has a formula of the same name', () => {
    const right = tests(two, '{ region: { listed: 5 }, south: { listed: 2 }, north: { listed: 3 } }')
    expect(failuresOf(bothLevels + right)).toEqual([])
    expect(failuresOf(bothLevels + tests(two, '{ region: { listed: 2 } }'))).toEqual([
      'Test "A month": `listed` is 5, not 2.',
    ])
  })

  it('say of a formula without a value that it has no answer, and why', () => {
    const parts = `formulas:
  clinic:
    mean_age:
      unit: years
      formula: mean(patients.age)
`
    expect(failuresOf(parts + tests('{ south: { patients: [] } }', '{ south: { mean_age: 40 } }'))).toEqual([
      'Test "A month": `mean_age` has no answer, not 40. `mean_age` has no answer for south in 2026-01: `count(patients)` is zero, and something is divided by it. Write `when(count(patients) > 0, …, 0)` if it shall then be zero.',
    ])
  })

  it('give the unit of each rate in the reason, so that a year’s rate is not taken for a month’s', () => {
    const yearly = smallWith(tests('{ south: { patients: [{}] } }', '{ south: { base_payment: 240 } }'))
    const [failure] = runTests(modelOf(yearly.replace('SEK/patient/month', 'SEK/patient/year')))
    expect(failure).toMatchObject({
      message: 'Test "A month": `base_payment` is 20, not 240.',
      hint: '0.0833 × 240 SEK/patient/year (terms § 1) = 20.', // a twelfth of a patient's year
    })
  })

  it('name the indicator that is not given, and what to give', () => {
    const parts = `indicators:
  calls_answered:
    label: { sv: Besvarade samtal, en: Calls answered }
    table: indicators
`
    const text = smallWith(parts + tests('{ south: { patients: [{}] } }', '{ south: { base_payment: 240 } }'))
    const model = modelOf(
      text
        .replace('each: patient', 'each: indicator\n      of: [calls_answered]')
        .replace('formula: base_fee', 'formula: base_fee * indicator.denominator'),
    )
    expect(runTests(model)).toMatchObject([
      {
        code: 'test-cannot-run',
        message:
          'Test "A month": `base_payment` has no answer for south in 2026-01: the data gives no indicator `calls_answered`.',
        hint: 'Deliver its numerator and denominator for the month that ends the window.',
      },
    ])
  })

  it('say how much of a pot stays with the region', () => {
    const parts = `formulas:
  region:
    all_money:
      unit: SEK/month
      scope: all_clinics
      formula: base_fee * count(patients)
  clinic:
    children:
      unit: patients
      formula: count(patients.age < patients.age)
`
    const text = smallWith(parts + tests('{ south: { patients: [{ age: 3 }] } }', '{ region: { base_payment: 240 } }'))
    const pot = 'each: clinic\n      pot: region.all_money\n      shared_by: clinic.children\n      scope: all_clinics'
    expect(runTests(modelOf(text.replace(/each: patient\n +formula: base_fee/, pot)))).toMatchObject([
      {
        message: 'Test "A month": `base_payment` is 0, not 240.',
        hint: 'SEK 240 of the pot stay with the region: in those windows no clinic has a weight above 0.',
      },
    ])
  })

  it('name the rate that is used before its first date', () => {
    const early = SMALL.replace('valid: { from: 2026-01-01 }', 'valid: { from: 2025-07-01 }')
    const text = `${early}${tests('{ south: { patients: [{}] } }', '{ south: { base_payment: 240 } }').replace('2026-01', '2025-12')}`
    expect(runTests(modelOf(text))).toMatchObject([
      {
        code: 'test-cannot-run',
        message: 'Test "A month": `small` has no value on 2025-12-01 for `base_fee` (none before 2026-01-01).',
      },
    ])
  })

  const aged = `formulas:
  clinic:
    old_share:
      unit: share
      formula: share(patients.age > 1 and patients.sex == "female")
`
  const byAge = 'base_fee * when(clinic.cni_raw > 1, 1, clinic.old_share)'

  it.each([
    {
      what: 'the denominator that is zero',
      formula: 'base_fee * coverage.share * count(patients)',
      each: 'clinic',
      why: '`coverage.denominator` is zero, and something is divided by it. Write `when(coverage.denominator > 0, …, 0)` if it shall then be zero.',
    },
    {
      what: 'the facts of which a contact lacks one',
      formula: 'when(any(contacts.kind == "visit" or contacts.profession == "gp"), base_fee, 0)',
      each: 'patient',
      why: 'some of its rows lack `contact.kind` or `contact.profession`. Deliver it, ask `known` first, or declare `missing:` for the fact.',
    },
  ])('name $what', ({ formula, each, why }) => {
    const indicators = `indicators:
  coverage:
    label: { sv: Täckning, en: Coverage }
    count: clinic.contacts
    denominator: known(contact.fee_paid)
    numerator: contact.fee_paid > 0
`
    const given = '{ south: { patients: [{ contacts: [{ profession: nurse }] }] } }'
    const text = smallWith(indicators + tests(given, '{ south: { base_payment: 240 } }'), formula)
    expect(
      runTests(modelOf(text.replace('each: patient', `each: ${each}`))).map(
        ({ message, hint }) => `${message} ${hint}`,
      ),
    ).toEqual([`Test "A month": \`base_payment\` has no answer for south in 2026-01: ${why}`])
  })

  it('say of a formula that another payment reads it over a longer window', () => {
    const visits = `formulas:
  clinic:
    visits:
      unit: contacts/month
      formula: count(clinic.contacts)
`
    const yearly = `  activity:
    visit_payment:
      label: { sv: Besök, en: Visits }
      each: clinic
      over: year
      formula: base_fee * count(patients) * when(clinic.visits > 0, 1, 0)
`
    const expected = tests('{ south: { patients: [{ contacts: [{}] }] } }', '{ south: { visits: 1 } }')
    const [failure] = runTests(modelOf(`${smallWith(visits + expected.replace('2026-01', '2026'))}${yearly}`))
    expect(failure).toMatchObject({
      message: 'Test "A month": `visits` is 0, not 1.',
      hint: 'This is its value in the last month, for the first payment is paid by the month; `visit_payment` reads it over the year.',
    })
  })

  it('tell all facts that they lack at once', () => {
    const parts = aged + tests('{ south: { patients: [{}] } }', '{ south: { base_payment: 240 } }')
    expect(failuresOf(parts, byAge)).toEqual([
      'Test "A month" does not give `clinic.cni_raw`, `patient.age` and `patient.sex`, which the model reads. Give them all, or once for all tests under `defaults:`; or ask `known` first, or declare `missing:` for the fact.',
    ])
  })

  it('have the facts of `defaults:`, unless they say otherwise', () => {
    const defaults = 'defaults:\n  clinic: { cni_raw: 0 }\n  patient: { age: 70, sex: female }\n'
    const given = '{ south: { patients: [{}, { sex: male }] }, north: { cni_raw: 2, patients: [{}] } }'
    const expected = '{ south: { base_payment: 240, old_share: 0.5 }, north: { base_payment: 240 } }' // 2 × 240 × 0.5
    expect(failuresOf(aged + defaults + tests(given, expected), byAge)).toEqual([])
  })

  it('give a monthly fact and an indicator month by month', () => {
    const parts = `facts:
  clinic:
    need_weight:
      label: { sv: Behov, en: Need }
      unit: weight
      table: clinic_facts
indicators:
  calls_answered:
    label: { sv: Besvarade samtal, en: Calls answered }
    table: indicators
tests:
  - name: A quarter
    period: 2026-Q1
    given:
      south:
        need_weight: { 2026-01: 1, 2026-02: 2, 2026-03: 3 }
        indicators: { calls_answered: { 2026-01: { numerator: 1, denominator: 1 }, 2026-02: { numerator: 0, denominator: 1 }, 2026-03: { numerator: 1, denominator: 2 } } }
        patients: [{}]
    expect: { south: { base_payment: 600 } } # 240 × (1 × 1 + 2 × 0 + 3 × 0.5)
`
    const model = smallWith(parts, 'base_fee * clinic.need_weight * calls_answered.share * count(patients)')
    expect(runTests(modelOf(model.replace('each: patient', 'each: clinic')))).toEqual([])
  })
})

describe('a figure that changes inside a year', () => {
  const changed = (over: string, date: string) =>
    modelOf(
      smallWith('', 'min(base_fee, sum(contacts.earned))')
        .replace('each: patient', `each: patient\n      over: ${over}`)
        .replace(
          'payments:',
          `formulas:
  contact:
    earned:
      unit: SEK
      formula: visit_fee
payments:`,
        )
        .replace(
          'parameters:',
          `parameters:
  visit_fee:
    label: { sv: Besök, en: Visit }
    unit: SEK/contact
    values:
      2026-01-01: { value: 150, source: terms § 1 }
      ${date}: { value: 175, source: terms § 1 }`,
        ),
    )

  it('is told where the payment is for the whole year', () => {
    expect(checkPlan(changed('year', '2026-07-01')).diagnostics).toMatchObject([
      {
        code: 'changes-in-window',
        severity: 'warning',
        message:
          '`visit_fee` changes inside a year, on 2026-07-01, and `base_payment` is paid for the whole year from 2026-01-01 with the value of its first day.',
        hint: 'Let a change begin with a year, or pay by the month. "A rate that changes within a year" in the guide says what else there is.',
      },
    ])
  })

  it.each([
    ['year', '2027-01-01'],
    ['quarter', '2026-07-01'],
    ['month', '2026-07-01'],
  ])('is not told where it begins with the %s that is paid', (over, date) => {
    expect(checkPlan(changed(over, date)).diagnostics).toEqual([])
  })
})
