import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { effort, seed } from '../../effort.ts'
import { bothWaysOrRefused, type Files } from './bothWays.ts'

const CLINICS = ['north', 'South side', "O'Hara", 'a "b"', 'Å;ö', '007', 'unlisted?', 'x,y']
const quoted = (value: string): string => (/[",;\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)
const lineOf = (values: readonly string[]): string => `${values.map(quoted).join(',')}\n`

/** Deliveries that are most often right: patients with a clinic or with listings, contacts by month or by day. */
const deliveries = fc
  .record({
    clinics: fc.uniqueArray(fc.constantFrom(...CLINICS), { minLength: 1, maxLength: 4 }),
    isSimple: fc.boolean(),
    patients: fc.array(
      fc.record({ clinic: fc.nat(4), age: fc.nat(3), words: fc.subarray(['diabetes', 'asthma', 'stroke ', '']) }),
      {
        minLength: 1,
        maxLength: 12,
      },
    ),
    contacts: fc.array(
      fc.record({
        patient: fc.nat(14),
        clinic: fc.nat(4),
        listed: fc.nat(6),
        month: fc.integer({ min: 1, max: 12 }),
        day: fc.option(fc.constantFrom(1, 15, 28)),
        kind: fc.constantFrom('visit', 'video', 'phone'),
      }),
      { maxLength: 40 },
    ),
  })
  .map(({ clinics, isSimple, patients, contacts }): Files => {
    const at = (place: number): string => clinics[place % clinics.length] ?? ''
    // Two of fifteen contacts are of a stranger or of nobody.
    const patientOf = (place: number): string =>
      place < 13 ? `p${place % patients.length}` : place === 13 ? 'p99' : ''
    const listedAt = (place: number): string => ['unlisted', 'other_region'][place - 5] ?? at(place)
    const clinicOf = ({ clinic }: (typeof patients)[number]): string => (clinic === 4 ? '' : at(clinic))
    const date = (month: number, day: number): string =>
      `2025-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
    const rowsOf = <T>(all: readonly T[], row: (one: T, place: number) => readonly string[]): string =>
      all.map((one, place) => lineOf(row(one, place))).join('')
    return {
      'clinics.csv': `id\n${rowsOf(clinics, (id) => [id])}`,
      'patients.csv': isSimple
        ? `id,clinic,age,conditions\n${rowsOf(patients, (one, place) => [`p${place}`, clinicOf(one), String(one.age), one.words.join('|')])}`
        : `id,age,conditions\n${rowsOf(patients, (one, place) => [`p${place}`, String(one.age), one.words.join('|')])}`,
      ...(!isSimple && {
        'listings.csv': `patient,clinic,from,to\n${rowsOf(patients, (one, place) => [`p${place}`, at(one.clinic), '2025-01-01', one.clinic === 3 ? '2025-06-15' : ''])}`,
      }),
      'contacts.csv': `patient,clinic,listed_at,month,date,kind\n${rowsOf(contacts, (one) => [
        patientOf(one.patient),
        at(one.clinic),
        one.patient > 12 ? 'unlisted' : listedAt(one.listed),
        one.day === null ? date(one.month, 1).slice(0, 7) : '',
        one.day === null ? '' : date(one.month, one.day),
        one.kind,
      ])}`,
    }
  })

describe('whatever is delivered', () => {
  it('gives the same data, hash, warnings and quality, or the same refusal, read straight and kept as text first', async () => {
    let imported = 0
    await fc.assert(
      fc.asyncProperty(deliveries, async (files) => {
        if ('straight' in (await bothWaysOrRefused(files))) imported += 1
      }),
      { seed, numRuns: effort(5, 400) },
    )
    expect(imported).toBeGreaterThan(0)
  })
})
