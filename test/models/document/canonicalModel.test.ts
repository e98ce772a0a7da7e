import { describe, expect, it } from 'vitest'
import { canonicalModel } from '../../../models/document/canonicalModel.ts'
import { illustrative, modelOf } from './catalogue.ts'

const PILOT = illustrative('chronic_care_pilot')
const canonical = (text: string) => canonicalModel(modelOf(text))

describe('the canonical text of a model', () => {
  it.each([
    { what: 'a comment', from: '# Imaginary', to: '# Invented' },
    { what: 'a label', from: 'en: Base fee }', to: 'en: Basic fee }' },
    { what: 'the title of a source', from: 'title: Pilot terms 2026', to: 'title: Terms of the pilot' },
    { what: 'a test', from: 'base_payment: 3900 #', to: 'base_payment: 3901 #' },
    {
      what: 'the spaces of a formula',
      from: 'base_fee * patient.listing_points',
      to: 'base_fee  *  (patient.listing_points)',
    },
    { what: 'how a figure is written', from: 'male: 0.75', to: 'male: 0.750' },
    { what: 'the order of two keys', from: '{ female: 0.95, male: 0.75 }', to: '{ male: 0.75, female: 0.95 }' },
    { what: 'an empty line', from: 'tables:\n', to: '\n\ntables:\n' },
  ])('stays when $what changes', ({ from, to }) => {
    expect(PILOT).toContain(from)
    expect(canonical(PILOT.replace(from, to))).toBe(canonical(PILOT))
  })

  it.each([
    { what: 'a figure', from: 'value: 240', to: 'value: 241' },
    { what: 'where a figure stands in print', from: 'terms § 3.1', to: 'terms § 3.2' },
    { what: 'how a figure is known', from: 'basis: forecast', to: 'basis: estimated' },
    { what: 'a row', from: 'male: 0.75', to: 'male: 0.76' },
    { what: 'a band', from: '0-64: {', to: '1-64: {' },
    { what: 'an operator', from: 'patient.hba1c <= indicator.goal', to: 'patient.hba1c < indicator.goal' },
    { what: 'a limit', from: 'goal: 52', to: 'goal: 53' },
    { what: 'a window', from: 'over: 12 months', to: 'over: 15 months' },
    { what: 'a rounding', from: 'to: 0.1, how', to: 'to: 0.01, how' },
    { what: 'a unit', from: 'unit: SEK/point/month', to: 'unit: SEK/point/year' },
    { what: 'the cut-off', from: 'cut_off: last day of previous month', to: 'cut_off: first day of month' },
    { what: 'what stands in for a missing fact', from: 'missing: 0', to: 'missing: 1' },
    { what: 'the status', from: 'status: illustrative', to: 'status: proposed' },
    { what: 'what is called fixed', from: 'fixed_share: [fixed, special]', to: 'fixed_share: [fixed]' },
    { what: 'who is charged', from: '      paid_to: listing_clinic\n', to: '' },
    { what: 'the scope of a pot', from: 'scope: all_clinics', to: 'scope: same_model' },
    { what: 'the end', from: 'to: 2027-12-31', to: 'to: 2028-12-31' },
  ])('changes when $what changes', ({ from, to }) => {
    expect(PILOT).toContain(from)
    expect(canonical(PILOT.replace(from, to))).not.toBe(canonical(PILOT))
  })

  it('does not lose a limit that has the name of something left out', () => {
    const named = (value: number) =>
      canonical(PILOT.replaceAll('goal', 'label').replace('label: 52', `label: ${value}`))
    expect(named(52)).not.toBe(named(53))
  })
})
