import { describe, expect, it } from 'vitest'
import { lowerLabel } from '../../../../models/analysis/rulebook/lowerLabel.ts'
import { bookOf, linesOf, sectionOf } from './bookOf.ts'

const said = (parts: string, language: 'sv' | 'en', id: string): readonly string[] =>
  linesOf(sectionOf(bookOf(parts, language), id))

const parameter = (name: string, label: string, unit: string, value: number): string =>
  `  ${name}: { label: ${label}, unit: ${unit}, values: { 2026-01-01: { value: ${value}, source: terms § 1 } } }\n`

describe('a label inside a sentence', () => {
  it('loses its capital where its first word is a genitive', () => {
    expect(lowerLabel('Clinic’s points for coverage')).toBe('clinic’s points for coverage')
    expect(lowerLabel("Clinic's points")).toBe("clinic's points")
    expect(lowerLabel('QOF’s points')).toBe('QOF’s points')
  })

  it('stands in quotes where it would run into the words around it', () => {
    const model = (label: string): string => `facts:
  clinic:
    amount: { label: { sv: Bas, en: Base }, unit: SEK/month, table: clinics }
parameters:
${parameter('cap_share', label, 'share', 0.03)}payments:
  fixed:
    base: { label: { sv: Ersättning, en: Payment }, each: clinic, formula: cap_share * clinic.amount }
`
    const sentence = (label: string, language: 'sv' | 'en') => said(model(label), language, 'payment-base')[0]
    expect(sentence('{ sv: Högst denna andel av basen, en: At most this share of the base }', 'en')).toBe(
      'The clinic receives the “At most this share of the base” (3 %) times the base.',
    )
    expect(sentence('{ sv: Högst denna andel av basen, en: At most this share of the base }', 'sv')).toBe(
      'Vårdcentralen får ”Högst denna andel av basen” (3 %) gånger bas.',
    )
    expect(sentence('{ sv: Andel gånger bas, en: Alone within }', 'sv')).toContain('”Andel gånger bas”')
    expect(sentence('{ sv: Andel, en: Alone within }', 'en')).toContain('the “Alone within” (3 %)')
    expect(sentence('{ sv: Högsta andel, en: Share }', 'sv')).toBe('Vårdcentralen får högsta andel (3 %) gånger bas.')
  })

  it('that says per what a fee is needs no clinic beside it', () => {
    const model = (label: string): string => `facts:
  clinic: { trainees: { label: { sv: ST-läkare, en: Trainees }, unit: weight, table: clinics } }
parameters:
${parameter('fee', label, 'SEK/clinic/year', 15000)}payments:
  special:
    teaching: { label: { sv: Utbildning, en: Teaching }, each: clinic, formula: fee * clinic.trainees }
`
    expect(said(model('{ sv: Ersättning per ST-läkare, en: Fee per trainee }'), 'en', 'payment-teaching')[0]).toBe(
      'The clinic receives the fee per trainee (15000 SEK per year) times the trainees.',
    )
    expect(said(model('{ sv: Ersättning, en: Fee }'), 'en', 'payment-teaching')[0]).toContain('per clinic and year')
  })

  it('has an article, unless it speaks of all', () => {
    const model = (label: string): string => `facts:
  clinic: { amount: { label: { sv: Bas, en: ${label} }, unit: SEK/month, table: clinics } }
payments:
  fixed:
    base: { label: { sv: Ersättning, en: Payment }, each: clinic, formula: clinic.amount }
`
    expect(said(model('Payments of the year'), 'en', 'payment-base')[0]).toBe(
      'The clinic receives the payments of the year.',
    )
    expect(said(model('All payments of the year'), 'en', 'payment-base')[0]).toBe(
      'The clinic receives all payments of the year.',
    )
  })

  it('agrees with its verb', () => {
    const model = `facts:
  clinic:
    people: { label: { sv: Invånare, en: People in the place }, unit: patients, table: clinics }
    savings_share: { label: { sv: Andel, en: Savings as a share of the benchmark }, unit: share, table: clinics }
parameters:
${parameter('fee', '{ sv: Belopp, en: Fee }', 'SEK/clinic/year', 15000)}payments:
  special:
    rural:
      label: { sv: Glesbygd, en: Rural }
      each: clinic
      formula: when(clinic.people >= 1 or clinic.savings_share > 0, fee, 0)
`
    expect(said(model, 'en', 'payment-rural')[0]).toContain(
      'if the people in the place are at least 1 or the savings as a share of the benchmark are greater than 0',
    )
  })
})

describe('a payment of the period before', () => {
  it('has its article', () => {
    const model = `facts:
  clinic: { amount: { label: { sv: Belopp, en: Sum }, unit: SEK/month, table: clinics } }
formulas:
  clinic: { reached: { label: { sv: Uppnått belopp, en: Amount achieved }, unit: SEK/month, formula: clinic.amount } }
payments:
  fixed:
    advance: { label: { sv: Förskott, en: Advance }, each: clinic, formula: previous.reached }
`
    expect(said(model, 'en', 'payment-advance')[0]).toBe(
      'The clinic receives the amount achieved in the period before.',
    )
    expect(said(model, 'sv', 'payment-advance')[0]).toBe('Vårdcentralen får uppnått belopp i perioden före.')
  })
})

describe('a figure', () => {
  it('is told where a sentence names it first, in a choice and in the lowest of several', () => {
    const model = `facts:
  clinic: { size: { label: { sv: Storlek, en: Size }, unit: points, table: clinics } }
parameters:
${parameter('least_size', '{ sv: Minsta storlek, en: Least size }', 'points', 10)}${parameter('fee', '{ sv: Belopp, en: Fee }', 'SEK/clinic/month', 5)}${parameter('factor', '{ sv: Faktor, en: Factor }', 'weight', 2)}payments:
  special:
    size_payment:
      label: { sv: Ersättning, en: Payment }
      each: clinic
      formula: fee * when(clinic.size > least_size, factor, 1)
    low_payment:
      label: { sv: Lägsta, en: Low }
      each: clinic
      formula: fee * min(factor, clinic.size / least_size, 1)
`
    expect(said(model, 'en', 'payment-size_payment')[0]).toBe(
      'The clinic receives the fee (5 SEK per clinic and month) times (the factor (2) if the size is greater than the least size (10 points), otherwise 1).',
    )
    expect(said(model, 'en', 'payment-low_payment')[0]).toBe(
      'The clinic receives the fee (5 SEK per clinic and month) times (the lowest of the factor (2), (the size divided by the least size (10 points)) and 1).',
    )
  })
})
