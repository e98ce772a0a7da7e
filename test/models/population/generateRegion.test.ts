import { describe, expect, it } from 'vitest'
import { addMonths, firstDayOf, lastDayOf, writeMonth } from '../../../models/date/Month.ts'
import { ageOn } from '../../../models/date/IsoDate.ts'
import { ASSUMPTIONS } from '../../../models/population/assumptions.ts'
import { CONDITION_PROFILES } from '../../../models/population/conditionProfiles.ts'
import type { FactValue } from '../../../models/vocabulary/Rows.ts'
import { collectRows } from './collectRows.ts'

const OPTIONS = { clinics: 6, patients: 4_000, seed: 77, year: 2016 }
const { rows, corrections } = collectRows(OPTIONS)
const NEVER = 99_991_231

type Row = Readonly<Record<string, FactValue>>
const clinics = new Map(rows('clinics').map((clinic) => [clinic['id'], clinic]))
const patients = new Map(rows('patients').map((patient) => [patient['id'], patient]))
const spells = Map.groupBy(rows('listings'), ({ patient }) => patient)
const day = (row: Row, column: string, otherwise: number): number => Number(row[column] ?? otherwise)
const isOpen = (clinic: FactValue | undefined, from: number, to: number): boolean => {
  const own = clinics.get(String(clinic))
  return own !== undefined && day(own, 'opened', 0) <= from && to <= day(own, 'closed', NEVER)
}
/** The clinic that lists a patient on a day. */
const listedOn = (patient: FactValue | undefined, on: number): FactValue | undefined =>
  (spells.get(patient ?? '') ?? []).find((spell) => day(spell, 'from', 0) <= on && on <= day(spell, 'to', NEVER))?.[
    'clinic'
  ]
const months = Array.from({ length: 12 }, (_, place) => addMonths(201601, place))

describe('a generated region', () => {
  it('has every table, and says of each clinic that it is generated', () => {
    const tables =
      'clinics patients listings contacts diagnoses enrolments costs measurements clinic_facts indicators paid'
    for (const table of tables.split(' ')) expect(rows(table).length, table).toBeGreaterThan(0)
    expect(
      rows('clinics').every(({ generated, name }) => generated === true && String(name).includes('påhittad')),
    ).toBe(true)
  })

  it('names no clinic or patient that is not there', () => {
    for (const table of [
      'listings',
      'contacts',
      'diagnoses',
      'enrolments',
      'costs',
      'measurements',
      'clinic_facts',
      'indicators',
      'paid',
    ]) {
      const orphans = rows(table).filter(
        ({ clinic, patient }) =>
          (clinic !== undefined && !clinics.has(clinic)) || (patient !== undefined && !patients.has(patient)),
      )
      expect(orphans, table).toEqual([])
    }
    const outside = new Set(['unlisted', 'other_region', 'other_country'])
    expect(rows('contacts').filter(({ listed_at: at = '' }) => !clinics.has(at) && !outside.has(String(at)))).toEqual(
      [],
    )
  })

  it('lists nobody at two clinics at once, and ends no spell before it begins', () => {
    for (const own of spells.values()) {
      const sorted = own.toSorted((a, b) => day(a, 'from', 0) - day(b, 'from', 0))
      sorted.forEach((spell, place) => {
        const next = sorted[place + 1]
        expect(day(spell, 'from', 0)).toBeLessThanOrEqual(day(spell, 'to', NEVER))
        expect(day(spell, 'to', NEVER)).toBeLessThan(next ? day(next, 'from', 0) : NEVER + 1)
      })
    }
  })

  it('has a clinic that opens and one that closes, which list and perform only while they are open', () => {
    expect([...clinics.values()].filter(({ opened }) => opened !== undefined)).toHaveLength(1)
    expect([...clinics.values()].filter(({ closed }) => closed !== undefined)).toHaveLength(1)
    const isWrong = (row: Row): boolean =>
      !isOpen(
        row['clinic'],
        Math.max(day(row, 'from', 20150701), 20150701),
        Math.min(day(row, 'to', 20161231), 20161231),
      )
    expect(rows('listings').filter(isWrong)).toEqual([])
    expect(rows('enrolments').filter(isWrong)).toEqual([])
    const isShut = ({ clinic, month }: Row): boolean =>
      clinic !== undefined && !isOpen(clinic, firstDayOf(Number(month)), firstDayOf(Number(month)))
    expect(rows('contacts').filter(isShut)).toEqual([])
    expect(rows('clinic_facts').filter(isShut)).toEqual([])
  })

  it('has contacts at the clinic that listed the patient in that month', () => {
    const isWrong = ({ patient, listed_at: at, month }: Row): boolean => {
      const here = (spells.get(patient ?? '') ?? []).filter(
        (spell) =>
          day(spell, 'from', 0) <= lastDayOf(Number(month)) && day(spell, 'to', NEVER) >= firstDayOf(Number(month)),
      )
      return patient !== undefined && at !== 'unlisted' && here.every(({ clinic }) => clinic !== at)
    }
    expect(rows('contacts').filter(isWrong)).toEqual([])
  })

  it('has visits elsewhere, by the unlisted, from other regions, outside the region and at hospitals', () => {
    const counted = (isWanted: (row: Row) => boolean): number => rows('contacts').filter(isWanted).length
    expect(
      counted(({ clinic, listed_at: at = '' }) => clinic !== undefined && clinics.has(at) && clinic !== at),
    ).toBeGreaterThan(100)
    expect(counted(({ listed_at: at }) => at === 'unlisted')).toBeGreaterThan(20)
    expect(counted(({ listed_at: at, patient }) => at === 'other_region' && patient === undefined)).toBeGreaterThan(20)
    expect(counted(({ clinic, in_primary_care: here }) => clinic === undefined && here === true)).toBeGreaterThan(20)
    expect(counted(({ in_primary_care: here, is_outpatient: out }) => here === false && out === true)).toBeGreaterThan(
      500,
    )
    expect(counted(({ is_outpatient: out }) => out === false)).toBeGreaterThan(20)
  })

  it('lets nobody pay more fees in a year than the ceiling', () => {
    const paid = Map.groupBy(
      rows('contacts').filter(({ patient }) => patient !== undefined),
      ({ patient, month }) => `${String(patient)} ${Math.floor(Number(month) / 100)}`,
    )
    const fees = [...paid.values()].map((own) =>
      own.reduce((sum, { n, fee_paid: fee }) => sum + Number(n) * Number(fee), 0),
    )
    expect(Math.max(...fees)).toBe(ASSUMPTIONS.fees.value.ceiling)
  })

  it('codes only conditions that the patient has, while the patient is there', () => {
    const conditionOf = new Map(
      CONDITION_PROFILES.flatMap(({ name, codes }) => codes.map((code) => [code, name] as const)),
    )
    const isWrong = ({ patient, code, date }: Row): boolean => {
      const own = patients.get(String(patient))
      const condition = conditionOf.get(String(code))
      const given = own?.['conditions']
      if (!own || !Array.isArray(given)) return true
      return (condition !== undefined && !given.includes(condition)) || Number(date) < Number(own['birth'])
    }
    expect(rows('diagnoses').filter(isWrong)).toEqual([])
  })

  it('enrols people at their true age, nobody twice at once', () => {
    const isWrong = ({ patient, from, to, age }: Row): boolean => {
      const birth = Number(patients.get(String(patient))?.['birth'])
      return ageOn(birth, Number(from)) !== age || ageOn(birth, Number(to)) !== age
    }
    expect(rows('enrolments').filter(isWrong)).toEqual([])
    for (const own of Map.groupBy(rows('enrolments'), ({ patient }) => patient).values()) {
      const sorted = own.toSorted((a, b) => Number(a['from']) - Number(b['from']))
      for (const [place, { to }] of sorted.entries()) {
        expect(Number(to)).toBeLessThan(Number(sorted[place + 1]?.['from'] ?? NEVER))
      }
    }
  })

  it('delivers indicators that equal a recount from the patients', () => {
    const values = Map.groupBy(rows('measurements'), ({ patient }) => patient)
    const recount = (clinic: FactValue, month: number, kind: string, goal: number): readonly [number, number] => {
      const own = [...patients.keys()].filter((patient) => listedOn(patient, lastDayOf(month)) === clinic)
      const last = own.flatMap((patient) => {
        const within = (values.get(patient ?? '') ?? []).filter(
          (one) =>
            one['kind'] === kind &&
            Number(one['date']) > lastDayOf(addMonths(month, -12)) &&
            Number(one['date']) <= lastDayOf(month),
        )
        return within.toSorted((a, b) => Number(a['date']) - Number(b['date'])).slice(-1)
      })
      return [last.filter(({ value }) => Number(value) <= goal).length, last.length]
    }
    for (const { clinic = '', indicator, month, numerator, denominator } of rows('indicators')) {
      if (![201603, 201612].includes(Number(month)) || indicator === 'coverage') continue
      const [kind, goal] =
        indicator === 'hba1c_at_goal' ? (['hba1c', 52] as const) : (['systolic_blood_pressure', 140] as const)
      expect([numerator, denominator], `${String(clinic)} ${String(month)}`).toEqual(
        recount(clinic, Number(month), kind, goal),
      )
    }
  })

  it('delivers a coverage that equals a recount from the contacts of six months', () => {
    for (const { clinic, indicator, month, numerator, denominator } of rows('indicators')) {
      if (indicator !== 'coverage') continue
      const from = addMonths(Number(month), -5)
      const own = rows('contacts').filter(
        (one) =>
          one['listed_at'] === clinic &&
          Number(one['month']) >= from &&
          Number(one['month']) <= Number(month) &&
          one['is_outpatient'] === true,
      )
      const sum = (some: readonly Row[]): number => some.reduce((all, { n }) => all + Number(n), 0)
      expect([numerator, denominator]).toEqual([sum(own.filter((one) => one['in_primary_care'] === true)), sum(own)])
    }
  })

  it('counts the lists: the populations of the clinics add up to those asked for', () => {
    const sum = rows('clinics').reduce((all, { population }) => all + Number(population), 0)
    expect(sum).toBe(OPTIONS.patients)
    for (const clinic of rows('clinics')) {
      const own = [...patients.keys()].filter((patient) => listedOn(patient, 20151231) === clinic['id'])
      expect(own).toHaveLength(Number(clinic['population']))
    }
  })

  it('has an index that the groups on each list give', () => {
    for (const clinic of rows('clinics').filter(({ population }) => population !== 0)) {
      const weighted = Object.entries(ASSUMPTIONS.needWeights.value).reduce(
        (all, [group, weight]) => all + Number(clinic[group]) * weight,
        0,
      )
      const raw = rows('clinic_facts').find(
        (one) => one['clinic'] === clinic['id'] && one['fact'] === 'cni_raw' && one['month'] === 201601,
      )
      expect(Number(raw?.['value'])).toBeCloseTo(weighted / Number(clinic['population']), 6)
    }
  })
})

describe('the facts of clinics', () => {
  const factOf = (fact: string, month: number) =>
    new Map(
      rows('clinic_facts').flatMap((one) =>
        one['fact'] === fact && one['month'] === month ? [[one['clinic'], Number(one['value'])] as const] : [],
      ),
    )

  it.each(['case_mix_relative', 'acg_mean'])('have a %s whose mean over the listed is 1', (fact) => {
    const values = factOf(fact, 201601)
    const sum = rows('clinics').reduce((all, { id, population }) => all + Number(population) * (values.get(id) ?? 0), 0)
    expect(sum / OPTIONS.patients).toBeCloseTo(1, 4)
  })

  it('have quality points from nothing to 27 for every clinic that is open', () => {
    for (const month of months) {
      const points = factOf('quality_points_reached', month)
      for (const clinic of clinics.keys()) {
        const wanted = isOpen(clinic, firstDayOf(month), firstDayOf(month))
        expect(points.has(clinic)).toBe(wanted)
        expect((points.get(clinic) ?? 0) >= 0 && (points.get(clinic) ?? 0) <= 27).toBe(true)
      }
    }
  })

  it('have rural points that are the sum of their four parts', () => {
    for (const clinic of clinics.values()) {
      const parts = ['hospital_points', 'town_points', 'density_points', 'island_points']
      expect(clinic['rural_points']).toBe(parts.reduce((sum, part) => sum + Number(clinic[part]), 0))
    }
  })
})

describe('what was paid last year', () => {
  const isTouched = (clinic: FactValue | undefined, payment: FactValue | undefined, month: number): boolean =>
    corrections.some(
      (one) => one.clinics.includes(String(clinic)) && one.payment === payment && one.months.includes(month),
    )
  const paid = (clinic: FactValue | undefined, payment: string, month: number): number =>
    rows('paid').reduce(
      (sum, one) =>
        one['clinic'] === clinic && one['payment'] === payment && one['period'] === writeMonth(month)
          ? sum + Number(one['amount'])
          : sum,
      0,
    )

  it('is the price of a visit times the visits, but where something was planted', () => {
    for (const clinic of clinics.keys()) {
      for (const month of months.filter(
        (one) => !isTouched(clinic, 'visit_payment', one) && isOpen(clinic, firstDayOf(one), firstDayOf(one)),
      )) {
        const visits = rows('contacts').reduce(
          (sum, one) =>
            one['clinic'] === clinic &&
            one['month'] === month &&
            ['visit', 'home_visit', 'video'].includes(String(one['kind']))
              ? sum + Number(one['n'])
              : sum,
          0,
        )
        expect(paid(clinic, 'visit_payment', month)).toBeCloseTo(110 * visits, 2)
      }
    }
  })

  it('is the rate times the case mix of the listed, but where something was planted', () => {
    for (const clinic of clinics.keys()) {
      for (const month of [201601, 201610].filter(
        (one) => !isTouched(clinic, 'listing_payment', one) && isOpen(clinic, firstDayOf(one), firstDayOf(one)),
      )) {
        const cutOff = lastDayOf(addMonths(month, -1))
        const own = [...patients.values()].filter(({ id }) => listedOn(id, cutOff) === clinic)
        const weight = own.reduce((sum, patient) => sum + Math.round(Number(patient['case_mix_weight']) * 10_000), 0)
        expect(paid(clinic, 'listing_payment', month)).toBeCloseTo(Math.round((150 * weight) / 100) / 100, 6)
      }
    }
  })

  it('has everything in it for a reconciliation to find', () => {
    expect(corrections.map(({ what }) => what)).toEqual([
      'late data',
      'data that never came',
      'another clinic',
      'whole kronor',
      'paid after closing',
    ])
    const [late, , mistaken, , closed] = corrections
    const rowsOf = (clinic: string | undefined, month: number | undefined) =>
      rows('paid').filter(
        (one) =>
          one['clinic'] === clinic && one['period'] === writeMonth(month ?? 0) && one['payment'] === 'visit_payment',
      )
    expect(rowsOf(late?.clinics[0], late?.months[0])).toHaveLength(2)
    expect(rowsOf(mistaken?.clinics[0], mistaken?.months[0])).toHaveLength(0)
    expect(rowsOf(mistaken?.clinics[1], mistaken?.months[0])).toHaveLength(2)
    expect(paid(closed?.clinics[0], 'listing_payment', closed?.months[0] ?? 0)).toBeGreaterThan(0)
  })
})

describe('the seed', () => {
  const small = { clinics: 3, patients: 400, seed: 5, year: 2016 }
  const text = (options: typeof small): string => {
    const { rows: of, corrections: planted } = collectRows(options)
    return (
      JSON.stringify(['clinics', 'patients', 'listings', 'contacts', 'diagnoses', 'paid'].map((table) => of(table))) +
      JSON.stringify(planted)
    )
  }

  it('gives the same rows again, and another gives others', () => {
    expect(text(small)).toBe(text(small))
    expect(text({ ...small, seed: 6 })).not.toBe(text(small))
  })

  it.each([
    { clinics: 1, patients: 1 },
    { clinics: 1, patients: 50 },
    { clinics: 5, patients: 20 },
  ])('makes a region of any size: $clinics clinics and $patients listed', (size) => {
    const { rows: of } = collectRows({ ...small, ...size })
    expect(of('clinics')).toHaveLength(size.clinics)
    expect(of('clinics').reduce((all, { population }) => all + Number(population), 0)).toBe(size.patients)
  })
})
