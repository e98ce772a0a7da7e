import type { Day } from '../../models/date/IsoDate.ts'
import { addMonths, firstDayOf, lastDayOf, type Month, monthsBetween } from '../../models/date/Month.ts'
import type { Period } from '../../models/date/Period.ts'
import type { Model } from '../../models/document/Model.ts'
import type { Entity, Fact } from '../../models/vocabulary/facts.ts'
import {
  type ClinicFactRow,
  type ClinicRow,
  type ContactRow,
  type CostRow,
  type DiagnosisRow,
  type EnrolmentRow,
  type Facts,
  type FactValue,
  type IndicatorRow,
  type ListingRow,
  type MeasurementRow,
  NO_ROWS,
  NOT_LISTED_HERE,
  type PatientRow,
  type Rows,
} from '../../models/vocabulary/Rows.ts'
import type { Chance } from './Chance.ts'
import { allPartsOf } from './partsOf.ts'
import { grid } from './shapes/figures.ts'

/** A dataset made up for some models and a period: small, and full of what is rare in real ones. */
export function drawRows(chance: Chance, models: readonly Model[], period: Period): Rows {
  const draw: Drawing = { chance, models, period, facts: factsOf(models), gaps: gapsOf(chance, models) }
  const clinics = drawClinics(draw)
  const patients = drawPatients(draw)
  const listings = patients.flatMap((patient) => drawListings(draw, patient, clinics))
  const whose = { clinics, patients, listings }
  return {
    ...NO_ROWS,
    ...whose,
    contacts: drawContacts(draw, whose),
    diagnoses: patients.flatMap((patient) => drawDiagnoses(draw, patient)),
    enrolments: clinics.flatMap((clinic) => drawEnrolments(draw, clinic)),
    costs: [...clinics, undefined].flatMap((clinic) => drawCosts(draw, clinic, patients)),
    measurements: patients.flatMap((patient) => drawMeasurements(draw, patient)),
    clinicFacts: clinics.flatMap((clinic) => [...drawMonthlyFacts(draw, clinic), ...drawPrevious(draw, clinic)]),
    indicators: clinics.flatMap((clinic) => drawIndicators(draw, clinic)),
    codes: drawCodes(models),
  }
}

/** The codes of groupings that have none of their own; of one that two models use, once. */
function drawCodes(models: readonly Model[]): Rows['codes'] {
  const groupings = models.flatMap(({ grouping }) => (grouping?.codesFromData ? [grouping] : []))
  return [...new Map(groupings.map((grouping) => [grouping.name, grouping])).values()].flatMap(({ name, conditions }) =>
    conditions.map(({ word }, index) => ({ grouping: name, code: CODES[index] ?? 'Z999', condition: word })),
  )
}

interface Drawing {
  readonly chance: Chance
  readonly models: readonly Model[]
  readonly period: Period
  readonly facts: readonly Fact[]
  /** How often a fact is missing, by entity and name. */
  readonly gaps: ReadonlyMap<string, number>
}

interface Whose {
  readonly clinics: readonly ClinicRow[]
  readonly patients: readonly PatientRow[]
  readonly listings: readonly ListingRow[]
}

const NAMES = ['north', 'south', 'East', 'b', 'B', 'ö', 'a1', 'west'] as const
const CODES = ['E119', 'E110', 'I10', 'J449', 'J45', 'F320', 'N18']

/** Each fact of the models once; where two deliver it in different tables, in both. */
function factsOf(models: readonly Model[]): readonly Fact[] {
  const all = models.flatMap(({ facts }) => facts)
  return [...new Map(all.map((fact) => [`${fact.entity}.${fact.name} ${fact.table}`, fact])).values()]
}

/** What may be missing is so quite often where formulas ask whether it is known, and seldom where they do not. */
function gapsOf(chance: Chance, models: readonly Model[]): ReadonlyMap<string, number> {
  const asked = new Set(
    models
      .flatMap(allPartsOf)
      .flatMap((part) => (part.type === 'known' && part.of.type === 'fact' ? `${part.of.entity}.${part.of.name}` : [])),
  )
  const isCareless = chance.flip(0.03)
  return new Map(
    factsOf(models).map((fact) => {
      const name = `${fact.entity}.${fact.name}`
      const isAlways = fact.entity === 'contact' && fact.name === 'kind'
      if (isAlways) return [name, 0]
      const isExpected = fact.missing !== undefined || (asked.has(name) && fact.name !== 'age' && chance.flip(0.4))
      return [name, isExpected ? 0.3 : isCareless ? 0.04 : 0]
    }),
  )
}

function drawFacts(draw: Drawing, entity: Entity, table: Fact['table']): Facts {
  const wanted = draw.facts.filter((fact) => fact.entity === entity && fact.table === table && fact.name !== 'age')
  return Object.fromEntries(
    wanted.flatMap((fact) => {
      const isMissing = draw.chance.flip(draw.gaps.get(`${entity}.${fact.name}`) ?? 0)
      return isMissing ? [] : [[fact.name, drawValue(draw.chance, fact)] as const]
    }),
  )
}

function drawValue(chance: Chance, { kind, unit, table, words = ['some', 'other'] }: Fact): FactValue {
  switch (kind) {
    case 'boolean':
      return chance.flip(0.7)
    case 'word':
      return chance.flip(0.3) ? (words[0] ?? '') : chance.pick(words.slice(0, 5) as [string, ...string[]])
    case 'words':
      return chance.some(words.slice(0, 6), 0.3)
    case 'number':
      if (unit === 'mmol/mol') return chance.whole(4, 10) * 8
      if (unit === 'km') return chance.decimal(-2, 4, 1)
      if (unit === 'points') return chance.decimal(0, 12, chance.whole(0, 2))
      if (unit?.startsWith('SEK') || unit === 'CURRENCY') return chance.decimal(-20, 400, chance.pick([0, 2]))
      if (table === 'clinic_facts')
        return chance.flip(0.6) ? chance.pick([0.5, 1, 1, 2]) : chance.decimal(-1, 3, chance.whole(1, 6))
      return chance.flip() ? grid(chance) : chance.decimal(-1, 3, chance.whole(1, 6))
  }
}

function someDay({ chance, period }: Drawing): Day {
  const month = addMonths(period.first, chance.whole(-2, monthsBetween(period.first, period.last) + 1))
  return chance.pick([firstDayOf(month), lastDayOf(month), month * 100 + chance.whole(2, 28)])
}

function someMonth({ chance, period }: Drawing, before: number): Month {
  return addMonths(period.first, chance.whole(-before, monthsBetween(period.first, period.last)))
}

function drawClinics(draw: Drawing): readonly ClinicRow[] {
  const { chance } = draw
  return chance
    .shuffle(NAMES)
    .slice(0, chance.pick([1, 2, 3, 3, 4, 5]))
    .map((id) => ({
      id,
      ...(chance.flip(0.15) && { opened: someDay(draw) }),
      ...(chance.flip(0.12) && { closed: someDay(draw) }),
      facts: {
        ...drawFacts(draw, 'clinic', 'clinics'),
        ...(chance.flip(0.3) ? drawFacts(draw, 'clinic', 'clinic_facts') : {}),
      },
    }))
}

function drawPatients(draw: Drawing): readonly PatientRow[] {
  const { chance } = draw
  const looksAtContacts = draw.models.some((model) =>
    allPartsOf(model).some((part) => part.type === 'aggregate' && part.rows === 'contacts'),
  )
  return Array.from({ length: chance.pick([0, 2, 5, 8, 12]) }, (_, index) => {
    const n = chance.flip(0.25) ? chance.whole(2, 20) : 1
    return {
      id: `p${index}`,
      n,
      ...(n > 1 && (looksAtContacts || chance.flip(0.3)) && { exactProfile: true }),
      ...drawAge(draw),
    }
  })
}

function drawAge(draw: Drawing): Pick<PatientRow, 'birth' | 'facts'> {
  const { chance, gaps } = draw
  const facts = drawFacts(draw, 'patient', 'patients')
  const measured = chance.flip(0.1) ? drawFacts(draw, 'patient', 'measurements') : {}
  if (chance.flip(gaps.get('patient.age') ?? 0)) return { facts: { ...facts, ...measured } }
  if (chance.flip(0.3)) return { facts: { ...facts, ...measured, age: chance.whole(0, 95) } }
  const year = Math.floor(draw.period.first / 100) - chance.pick([0, 1, 7, 18, 65, 80, chance.whole(2, 90)])
  if (chance.flip(0.25)) {
    const month = year * 100 + chance.whole(1, 12)
    return { birth: chance.flip() ? firstDayOf(month) : lastDayOf(month), facts: { ...facts, ...measured } }
  }
  const birth = chance.flip(0.1)
    ? (year - (year % 4)) * 10000 + 229
    : year * 10000 + chance.whole(1, 12) * 100 + chance.whole(1, 28)
  return { birth, facts: { ...facts, ...measured } }
}

function drawListings(draw: Drawing, patient: PatientRow, clinics: readonly ClinicRow[]): readonly ListingRow[] {
  const { chance } = draw
  const [first, second] = chance.shuffle(clinics)
  const at = { patient: patient.id }
  switch (first === undefined ? 0 : chance.whole(0, 9)) {
    case 0:
      return []
    case 1:
      return [{ ...at, clinic: first?.id ?? '', from: someDay(draw) }]
    case 2:
      return [{ ...at, clinic: first?.id ?? '', to: someDay(draw) }]
    case 3: {
      const moves = someDay(draw)
      const to = lastDayOf(addMonths(Math.floor(moves / 100), -1))
      const from = firstDayOf(Math.floor(moves / 100))
      return [{ ...at, clinic: first?.id ?? '', to }, ...(second ? [{ ...at, clinic: second.id, from }] : [])]
    }
    default:
      return [{ ...at, clinic: first?.id ?? '', ...(chance.flip() && { from: 20100115 }) }]
  }
}

function drawContacts(draw: Drawing, whose: Whose): readonly ContactRow[] {
  const { chance } = draw
  const hasContacts = chance.flip(0.9)
  const guests = Array.from({ length: hasContacts ? chance.whole(0, 4) : 0 }, () => undefined)
  const own = whose.patients.flatMap((patient) =>
    Array.from({ length: hasContacts ? chance.whole(0, 4) : 0 }, () => patient),
  )
  return chance.shuffle([...own, ...guests]).map((patient) => drawContact(draw, whose, patient))
}

function drawContact(draw: Drawing, { clinics, listings }: Whose, patient: PatientRow | undefined): ContactRow {
  const { chance } = draw
  const ids = clinics.map(({ id }) => id) as [string, ...string[]]
  const spell = listings.find((one) => one.patient === patient?.id)
  const listedAt =
    spell && chance.flip(0.85) ? spell.clinic : chance.pick([...NOT_LISTED_HERE, ...(patient ? [] : ids)])
  const clinic = chance.flip(0.6) && spell ? spell.clinic : chance.pick(ids)
  const isOutside = chance.flip(0.2)
  const isUnknownGuest = patient === undefined && chance.flip(0.5)
  return {
    ...(patient ? { patient: patient.id } : isUnknownGuest ? { patient: 'stranger' } : {}),
    ...(isOutside ? {} : { clinic }),
    listedAt,
    month: someMonth(draw, chance.pick([0, 0, 0, 3, 14])),
    n: patient?.exactProfile ? patient.n * chance.whole(1, 3) : chance.pick([1, 1, 1, 2, 5]),
    facts: drawFacts(draw, 'contact', 'contacts'),
  }
}

function drawDiagnoses(draw: Drawing, { id }: PatientRow): readonly DiagnosisRow[] {
  const { chance } = draw
  if (!draw.models.some(({ grouping }) => grouping)) return []
  return Array.from({ length: chance.whole(0, 4) }, () => ({
    patient: id,
    code: chance.pick(['E11.9', 'E119', 'e110', 'I10', 'I109', 'J44.9', 'J45', 'F32.0', 'N18', 'Z00']),
    date: someMonth(draw, 20) * 100 + chance.pick([1, 15, 28]),
  }))
}

function drawEnrolments(draw: Drawing, { id }: ClinicRow): readonly EnrolmentRow[] {
  const { chance } = draw
  return Array.from({ length: chance.whole(0, 3) }, () => ({
    clinic: id,
    n: chance.pick([1, 1, 4]),
    ...(chance.flip(0.4) && { from: someDay(draw) }),
    ...(chance.flip(0.2) && { to: someDay(draw) }),
    facts: { ...drawFacts(draw, 'enrolment', 'enrolments'), age: chance.whole(0, 7) },
  }))
}

/** Costs of a clinic, some of them of a patient as well; or of patients who were listed nowhere. */
function drawCosts(
  draw: Drawing,
  clinic: ClinicRow | undefined,
  [first, ...patients]: readonly PatientRow[],
): readonly CostRow[] {
  const { chance } = draw
  if (!clinic && !first) return []
  return Array.from({ length: chance.whole(0, clinic ? 5 : 2) }, () => ({
    ...(clinic && { clinic: clinic.id }),
    ...(first && (!clinic || chance.flip(0.3)) && { patient: chance.pick([first, ...patients]).id }),
    month: someMonth(draw, 6),
    n: chance.pick([1, 1, 3]),
    facts: drawFacts(draw, 'cost', 'costs'),
  }))
}

/** Now and then two on one day. */
function drawMeasurements(draw: Drawing, { id }: PatientRow): readonly MeasurementRow[] {
  const { chance } = draw
  const measured = draw.facts.filter(({ table }) => table === 'measurements')
  return measured.flatMap((fact) =>
    Array.from({ length: chance.whole(0, 3) }, () => ({
      patient: id,
      kind: fact.name,
      date: someMonth(draw, 8) * 100 + chance.pick([1, 15, 15, 28]),
      value: drawValue(chance, fact) as number,
    })),
  )
}

/** For every month that a window of the period may end with. */
function drawMonthlyFacts(draw: Drawing, { id }: ClinicRow): readonly ClinicFactRow[] {
  const monthly = draw.facts.filter(({ table }) => table === 'clinic_facts')
  return monthly.flatMap((fact) => {
    const isSteady = draw.chance.flip(0.4)
    const steady = drawValue(draw.chance, fact) as number
    return monthsOf(draw.period).flatMap((month) => {
      if (draw.chance.flip(draw.gaps.get(`clinic.${fact.name}`) ?? 0)) return []
      return [
        {
          clinic: id,
          fact: fact.name,
          month,
          value: nearly(draw.chance, isSteady ? steady : (drawValue(draw.chance, fact) as number)),
        },
      ]
    })
  })
}

/** Now and then a value that differs from a round one by less than counts, for a clinic's facts may have 15 digits. */
function nearly(chance: Chance, value: number): number {
  // 1.37: so that no part of it lies just at the tolerance, where doubles cannot tell.
  const difference = chance.pick([1e-10, -1e-10, 1e-10, 1.37e-8])
  return chance.flip(0.5) && Math.abs(value) < 10 && value !== 0 ? Number((value + difference).toFixed(12)) : value
}

/** What formulas and payments were before the first window of each length. */
function drawPrevious(draw: Drawing, { id }: ClinicRow): readonly ClinicFactRow[] {
  const { chance, period } = draw
  const names = draw.models.flatMap(allPartsOf).flatMap((part) => (part.type === 'previous' ? [part.name] : []))
  const months = [1, 3, 12].flatMap((length) => {
    const ending = monthsOf(period).find((month) => (month % 100) % length === 0)
    return ending === undefined ? [] : [addMonths(ending, -length)]
  })
  return [...new Set(names)].flatMap((fact) =>
    [...new Set(months)].flatMap((month) =>
      chance.flip(0.01) ? [] : [{ clinic: id, fact, month, value: chance.decimal(-50, 900, 2) }],
    ),
  )
}

function drawIndicators(draw: Drawing, { id }: ClinicRow): readonly IndicatorRow[] {
  const { chance } = draw
  const given = draw.models.flatMap(({ indicators }) => indicators).filter(({ counted }) => !counted)
  return [...new Set(given.map(({ name }) => name))].flatMap((indicator) =>
    monthsOf(draw.period).flatMap((month) => {
      if (chance.flip(0.01)) return []
      const denominator = chance.pick([0, 1, 4, 10, 20])
      return [{ clinic: id, indicator, month, denominator, numerator: chance.whole(0, denominator) }]
    }),
  )
}

function monthsOf({ first, last }: Period): readonly Month[] {
  return Array.from({ length: monthsBetween(first, last) + 1 }, (_, index) => addMonths(first, index))
}
