import { describe, expect, it } from 'vitest'
import { runTests } from '../../../../models/analysis/documentTests/runTests.ts'
import { windowStart } from '../../../../models/analysis/rulebook/startsOf.ts'
import { bookOf, linesOf, modelOf, sectionOf } from './bookOf.ts'

const said = (parts: string, language: 'sv' | 'en', id: string): readonly string[] =>
  linesOf(sectionOf(bookOf(parts, language), id))

/** A fee that changes on 1 July, paid once for a window. */
const feeOver = (over: string, more = ''): string => `parameters:
  nurse_fee:
    label: { sv: Sköterskebesök, en: Nurse visit }
    unit: SEK/clinic/year
    values:
      2026-01-01: { value: 150, source: terms § 3 }
      2026-07-01: { value: 175, source: terms § 3 }
${more}payments:
  activity:
    visit_payment: { label: { sv: Besöksersättning, en: Visit payment }, each: clinic, over: ${over}, formula: nurse_fee }
`

describe('a rate that changes inside a window', () => {
  it('is promised from the day on which the window reads it, and by no sentence', () => {
    const [sentence, , first, second] = said(feeOver('year'), 'en', 'payment-visit_payment')
    expect(sentence).toBe('The clinic receives the nurse visit.')
    expect(first).toBe(
      '* Nurse visit: 150 SEK per clinic and year from 2026-01-01 to 2026-06-30 (decided figure). Source: Terms, § 3.',
    )
    expect(second).toBe(
      '* Nurse visit: 175 SEK per clinic and year from 2026-07-01 (decided figure). Source: Terms, § 3. In payments computed for a year at a time this holds from 2027-01-01.',
    )
    // 2026 is paid with January's rate alone, and 2027 is the first year with the other.
    const years = [
      ['2026', 150],
      ['2027', 175],
    ] as const
    const tests = years.map(
      ([year, fee]) =>
        `  - { name: In ${year}, period: ${year}, given: { south: { patients: [] } }, expect: { south: { visit_payment: ${fee} } } }\n`,
    )
    expect(runTests(modelOf(`${feeOver('year')}tests:\n${tests.join('')}`))).toEqual([])
  })

  it('keeps its own day where the window begins on it', () => {
    for (const over of ['month', 'quarter']) {
      const lines = said(feeOver(over), 'sv', 'payment-visit_payment')
      expect(lines[0]).toContain('175 SEK per vårdcentral och år från 2026-07-01')
      expect(lines.join(' ')).not.toContain('i taget gäller detta')
    }
  })

  it('says so where one of two payments reads it later', () => {
    const both = `${feeOver('year')}    month_payment: { label: { sv: Månad, en: Month }, each: clinic, formula: nurse_fee }\n`
    expect(said(both, 'sv', 'payment-visit_payment')[0]).toBe('Vårdcentralen får sköterskebesök.')
    expect(said(both, 'sv', 'payment-visit_payment').at(-1)).toContain(
      'I ersättningar som räknas för ett år i taget gäller detta från 2027-01-01.',
    )
  })

  it('that the next replaces before any window begins never holds', () => {
    const passed = feeOver('year').replace(
      '      2026-07-01: {',
      '      2026-04-01: { value: 160, source: terms § 3 }\n      2026-07-01: {',
    )
    const lines = said(passed, 'en', 'payment-visit_payment')
    expect(lines.find((line) => line.includes('160'))).toContain('at a time this never holds.')
  })

  it('is told by the rule where there are many', () => {
    const many = feeOver('year').replace(
      '      2026-07-01: {',
      '      2026-03-01: { value: 155, source: terms § 3 }\n      2026-05-01: { value: 160, source: terms § 3 }\n      2026-07-01: {',
    )
    expect(said(many, 'en', 'payment-visit_payment').at(-1)).toBe(
      '* Nurse visit: Payments computed for a year at a time read the figure of 1 January.',
    )
    expect(said(many, 'en', 'payment-visit_payment').join(' ')).not.toContain('this holds from')
  })

  it('is told so in a table, too', () => {
    const table = `tables:
  fee:
    label: { sv: Belopp, en: Fee }
    unit: SEK/patient/year
    by: [patient.sex]
    values:
      2026-01-01: { source: terms § 1, rows: { female: 1, male: 1 } }
      2026-07-01: { source: terms § 1, rows: { female: 2, male: 2 } }
payments:
  fixed:
    list_payment: { label: { sv: Listning, en: Listing }, each: patient, over: year, formula: fee }
`
    expect(said(table, 'en', 'table-fee').at(-1)).toBe(
      '* From 2026-07-01 (decided figure). Source: Terms, § 1. In payments computed for a year at a time this holds from 2027-01-01.',
    )
  })

  it.each([
    { from: '2026-01-01', over: 'year', start: '2026-01-01' },
    { from: '2026-02-01', over: 'year', start: '2027-01-01' },
    { from: '2026-12-01', over: 'quarter', start: '2027-01-01' },
    { from: '2026-04-01', over: 'quarter', start: '2026-04-01' },
    { from: '2026-05-01', over: 'month', start: '2026-05-01' },
  ] as const)('of $from counts from $start by the $over', ({ from, over, start }) => {
    expect(windowStart(from, over)).toBe(start)
  })
})
