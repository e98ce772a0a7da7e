import { describe, expect, it } from 'vitest'
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

  it('say of a formula without a value that it has no answer', () => {
    const parts = `formulas:
  clinic:
    mean_age:
      unit: years
      formula: mean(patients.age)
`
    expect(failuresOf(parts + tests('{ south: { patients: [] } }', '{ south: { mean_age: 40 } }'))).toEqual([
      'Test "A month": `mean_age` has no answer, not 40.',
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
})
