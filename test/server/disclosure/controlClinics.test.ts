import { describe, expect, it } from 'vitest'
import { DEFAULT_RULES } from '../../../models/index.ts'
import type { Clinic } from '../../../server/contract/dataset.ts'
import { controlClinics } from '../../../server/disclosure/controlClinics.ts'
import { DisclosureTrouble, readDisclosure } from '../../../server/disclosure/readDisclosure.ts'

const clinicOf = (clinic: string, chronic: number, all: number): Clinic => ({
  clinic,
  name: clinic,
  owner: null,
  municipality: null,
  listed: all,
  monthsOpen: 12,
  chronicShare: chronic / all,
  need: null,
  rural: null,
})

const CLINICS = [clinicOf('a', 3, 60), clinicOf('b', 40, 90), clinicOf('c', 50, 100)]
const control = (clinics: readonly Clinic[], rules = DEFAULT_RULES, before: Readonly<Record<string, number>> = {}) =>
  controlClinics(clinics, rules, { name: 'clinics 2026', before: (cell) => before[cell] })

describe('the list of clinics', () => {
  it('hides the share of a clinic with three chronic patients, and a second one, so that a known total of the region gives nothing', () => {
    const { clinics } = control(CLINICS)
    expect(clinics.map(({ chronicShare }) => chronicShare)).toEqual([null, null, 0.5])
    expect(clinics.map(({ listed }) => listed)).toEqual([60, 90, 100])
  })

  it('hides a number that differs by one patient from what was shown', () => {
    const { shown } = control([clinicOf('a', 30, 60), ...CLINICS.slice(1)])
    const moved = [clinicOf('a', 29, 60), ...CLINICS.slice(1)]
    expect(control(moved).clinics[0]?.chronicShare).toBeCloseTo(29 / 60, 12)
    expect(control(moved, DEFAULT_RULES, shown).clinics[0]?.chronicShare).toBeNull()
  })

  it('is rounded in place of that where it is asked: 3 of 60 are 5 of 60, 3 rounded up and 57 down', () => {
    const [first] = control(CLINICS, { ...DEFAULT_RULES, roundTo: 5 }).clinics
    expect(first).toMatchObject({ listed: 60, chronicShare: 5 / 60 })
  })
})

describe('rules of disclosure', () => {
  it.each([
    ['', { fewest: 5, zeros: 'shown' }],
    ['k=10,zeros=hidden', { fewest: 10, zeros: 'hidden' }],
    ['round=3', { fewest: 5, zeros: 'shown', roundTo: 3 }],
    ['off', undefined],
  ])('are read from `%s`', (text, rules) => {
    expect(readDisclosure(text)).toEqual(rules)
  })

  it.each(['k=1', 'k=', 'k', 'rounded', 'round=4', 'zeros=maybe'])('refuse `%s`', (text) => {
    expect(() => readDisclosure(text)).toThrow(DisclosureTrouble)
  })
})
