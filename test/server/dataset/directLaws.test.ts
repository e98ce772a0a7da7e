import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { effort, seed } from '../../effort.ts'
import { bothWaysOrRefused, type Files } from './bothWays.ts'

const CLINICS = ['north', 'South side', "O'Hara", 'a "b"', 'Å;ö', '007', 'unlisted?', 'x,y']
const quoted = (value: string): string => (/[",;\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)
const lineOf = (values: readonly string[]): string => `${values.map(quoted).join(',')}\n`

const DAYS = ['2025-01-01', '2025-03-15', '2025-03-31', '2025-06-15', '2025-07-01', '2025-12-31']
const day = fc.constantFrom(...DAYS)
/** A few of many are another. */
const seldom = <T>(often: fc.Arbitrary<T>, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ arbitrary: often, weight: 30 }, { arbitrary: other, weight: 1 })

const patient = fc.record({
  clinic: fc.nat(4),
  age: fc.nat(3),
  words: fc.subarray(['diabetes', 'asthma', 'stroke ', '']),
  birth: seldom(fc.constantFrom('', '1950-02-28', '2025-01-15'), fc.constantFrom('2025-12-31', '1950-2-28')),
})

/** Spells that follow each other, and a few that do not. */
const spell = fc.record({
  patient: fc.nat(11),
  clinic: fc.nat(3),
  of: seldom<readonly string[]>(
    fc.constantFrom(['', ''], ['', '2025-06-15'], ['2025-06-16', ''], ['2025-03-15', '2025-03-15']),
    fc.tuple(day, day),
  ),
})

const contact = fc.record({
  patient: fc.nat(40),
  clinic: fc.nat(4),
  listed: fc.nat(6),
  month: seldom(fc.integer({ min: 1, max: 11 }), fc.constant(12)),
  day: fc.option(fc.constantFrom(1, 15, 28)),
  kind: fc.constantFrom('visit', 'video', 'phone'),
})

/** Deliveries that are most often right: patients with a clinic or with listings, contacts by month, by day or by either. */
const deliveries = fc
  .record({
    clinics: fc.uniqueArray(fc.constantFrom(...CLINICS), { minLength: 1, maxLength: 4 }),
    isSimple: fc.boolean(),
    hasBirths: fc.boolean(),
    patients: fc.array(patient, { minLength: 1, maxLength: 12 }),
    isTwice: seldom(fc.constant(false), fc.constant(true)),
    spells: fc.option(fc.array(spell, { maxLength: 12 })),
    contacts: fc.array(contact, { maxLength: 40 }),
    dates: fc.constantFrom('months', 'days', 'either'),
  })
  .map(({ clinics, isSimple, hasBirths, patients, isTwice, spells, contacts, dates }): Files => {
    const at = (place: number): string => clinics[place % clinics.length] ?? ''
    // One of twenty contacts is of a stranger or of nobody.
    const patientOf = (place: number): string =>
      place < 39 ? `p${place % patients.length}` : place === 39 ? 'p99' : ''
    const listedAt = (place: number): string => ['unlisted', 'other_region'][place - 5] ?? at(place)
    const clinicOf = ({ clinic }: (typeof patients)[number]): string => (clinic === 4 ? '' : at(clinic))
    const date = (month: number, on: number): string =>
      `2025-${String(month).padStart(2, '0')}-${String(on).padStart(2, '0')}`
    const rowsOf = <T>(all: readonly T[], row: (one: T, place: number) => readonly string[]): string =>
      all.map((one, place) => lineOf(row(one, place))).join('')
    const ids = [...patients.keys(), ...(isTwice ? [0] : [])]
    const whenOf = ({ month, day: on }: (typeof contacts)[number]): readonly string[] => {
      if (dates === 'months') return [date(month, 1).slice(0, 7)]
      if (dates === 'days') return [on === null && month === 12 ? '' : date(month, on ?? 28)]
      return on === null ? [date(month, 1).slice(0, 7), ''] : ['', date(month, on)]
    }
    return {
      'clinics.csv': `id\n${rowsOf(clinics, (id) => [id])}`,
      'patients.csv': `id,${hasBirths ? 'birth' : 'age'},conditions${isSimple ? ',clinic' : ''}\n${rowsOf(ids, (id) => {
        const one = patients[id] as (typeof patients)[number]
        const first = [`p${id}`, hasBirths ? one.birth : String(one.age), one.words.join('|')]
        return isSimple ? [...first, clinicOf(one)] : first
      })}`,
      ...(!isSimple && {
        'listings.csv': `patient,clinic,from,to\n${
          spells
            ? rowsOf(spells, (one) => [`p${one.patient % patients.length}`, at(one.clinic), ...one.of])
            : rowsOf(patients, (one, place) => [
                `p${place}`,
                at(one.clinic),
                '2025-01-01',
                one.clinic === 3 ? '2025-06-15' : '',
              ])
        }`,
      }),
      'contacts.csv': `patient,clinic,listed_at,kind,${{ months: 'month', days: 'date', either: 'month,date' }[dates]}\n${rowsOf(
        contacts,
        (one) => [
          patientOf(one.patient),
          at(one.clinic),
          one.patient > 38 ? 'unlisted' : listedAt(one.listed),
          one.kind,
          ...whenOf(one),
        ],
      )}`,
    }
  })

describe('whatever is delivered', () => {
  it('gives the same data, hash, warnings and quality, or the same refusal, read straight and kept as text first', async () => {
    let imported = 0
    await fc.assert(
      fc.asyncProperty(deliveries, async (files) => {
        if ('straight' in (await bothWaysOrRefused(files))) imported += 1
      }),
      { seed, numRuns: effort(3, 400) },
    )
    expect(imported).toBeGreaterThan(0)
  })

  it('refuses contacts before a birth, and spells that overlap, however it is read', async () => {
    const given: Files = {
      'clinics.csv': 'id\nnorth\nsouth\n',
      'contacts.csv':
        'patient,clinic,listed_at,date,kind\na,north,north,2025-03-14,visit\nb,north,north,2025-03-15,visit\na,north,north,2025-03-15,visit\n',
    }
    const early = { code: 'impossible-date', file: 'contacts.csv', row: 2, column: 'date', value: '2025-03-14' }
    const withClinic = 'id,clinic,birth\na,north,2025-03-15\nb,north,\n'
    expect(await bothWaysOrRefused({ ...given, 'patients.csv': withClinic })).toMatchObject({ refused: [early] })
    const listings =
      'patient,clinic,from,to\na,north,,\nb,north,,2025-06-15\nb,south,2025-06-15,\nb,south,2025-01-01,2025-01-31\n'
    const spells = { 'patients.csv': 'id,birth\na,2025-03-15\nb,\n', 'listings.csv': listings }
    const overlapping = { code: 'overlapping-spells', file: 'listings.csv', column: 'patient', value: 'b' }
    expect(await bothWaysOrRefused({ ...given, ...spells })).toMatchObject({
      refused: [{ ...overlapping, row: 4 }, { ...overlapping, row: 5 }, early],
    })
  })
})
