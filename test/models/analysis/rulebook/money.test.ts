import { describe, expect, it } from 'vitest'
import { runTests } from '../../../../models/analysis/documentTests/runTests.ts'
import { bookOf, linesOf, modelOf, sectionOf } from './bookOf.ts'

const said = (parts: string, language: 'sv' | 'en', id: string): readonly string[] =>
  linesOf(sectionOf(bookOf(parts, language), id))

const FEE = `parameters:
  fee: { label: { sv: Listavgift, en: List fee }, unit: SEK/patient/month, values: { 2026-01-01: { value: 10.4, source: terms § 1 } } }
`
const ROUND = 'round: { to: 1, how: half_away }'
const payments = (...rounds: readonly string[]): string =>
  `${FEE}payments:\n  fixed:\n${rounds
    .map(
      (round, place) =>
        `    p${place}: { label: { sv: Del ${place}, en: Part ${place} }, each: patient, formula: fee${round && `, ${round}`} }\n`,
    )
    .join('')}`

describe('what is said of rounding', () => {
  it('follows the payments', () => {
    const about = (...rounds: readonly string[]) => said(payments(...rounds), 'en', 'about').at(-1)
    expect(about('')).toBe(
      'All amounts are in Swedish kronor (SEK). Each payment is rounded once, to two decimals, when it is paid.',
    )
    expect(about(ROUND)).toBe(
      'All amounts are in Swedish kronor (SEK). Each payment is rounded once, when it is paid, as its own rule says.',
    )
    expect(about(ROUND, '', ROUND)).toBe(
      'All amounts are in Swedish kronor (SEK). Each payment is rounded once, when it is paid: Part 0 and Part 2 as the rules of the payment say, all others to two decimals.',
    )
    expect(said(payments(ROUND, ''), 'sv', 'about').at(-1)).toBe(
      'Alla belopp är i svenska kronor. Varje ersättning avrundas en gång, när den betalas: Del 0 så som ersättningens regler säger, alla andra till öret.',
    )
  })

  it('is of the clinic’s sum, not of each patient', () => {
    expect(said(payments(ROUND), 'en', 'payment-p0')[1]).toContain(
      'The clinic’s sum is rounded to the nearest whole number',
    )
    expect(said(payments(ROUND), 'sv', 'payment-p0')[1]).toContain('Vårdcentralens summa avrundas till närmaste heltal')
    // Three patients at 10.40 are 31.20, and 31; each rounded by itself would be 30.
    const test =
      'tests: [{ name: Sum, period: 2026-01, given: { a: { patients: [{ n: 3 }] } }, expect: { a: { p0: 31 } } }]\n'
    expect(runTests(modelOf(payments(ROUND) + test))).toEqual([])
  })
})

describe('what is said of a rate per year', () => {
  it('is nothing where all is paid by the year', () => {
    const yearly = (over: string) => payments(`over: ${over}`).replace('SEK/patient/month', 'SEK/patient/year')
    expect(said(yearly('month'), 'en', 'about').join(' ')).toContain('A rate per year counts a twelfth in each month.')
    expect(said(yearly('year'), 'en', 'about').join(' ')).not.toContain('twelfth')
  })
})

describe('a deduction', () => {
  const DEDUCTION = `facts:
  clinic:
    result: { label: { sv: Utfall, en: Outcome }, unit: SEK/month, table: clinics }
    shares: { label: { sv: Delar förlust, en: Shares losses }, kind: boolean, table: clinics }
payments:
  deduction:
    loss:
      label: { sv: Förlust, en: Loss }
      each: clinic
      formula: when(clinic.shares, min(0, clinic.result), 0)
`

  it('of which a fact says the sign is not received', () => {
    expect(said(DEDUCTION, 'en', 'payment-loss').slice(0, 2)).toEqual([
      'The amount is (the outcome, but at most 0) if “Shares losses” holds for the clinic. Otherwise it is 0.',
      'The clinic pays an amount below zero.',
    ])
    expect(said(DEDUCTION, 'sv', 'payment-loss').slice(0, 2)).toEqual([
      'Beloppet är (utfall, dock högst 0) om ”Delar förlust” gäller för vårdcentralen. Annars är det 0.',
      'Ett belopp under noll betalas av vårdcentralen.',
    ])
  })

  it('that is below zero by its sign is paid', () => {
    const plain = DEDUCTION.replace(/formula: .*/, 'formula: -clinic.result')
    expect(said(plain, 'en', 'payment-loss')[0]).toBe('The clinic pays the outcome.')
  })
})
