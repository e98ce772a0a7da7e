import { FACTS, type Entity, type Fact } from '../../models/vocabulary/facts.ts'
import type { ClinicRow, ContactRow, FactValue, PatientRow, Rows } from '../../models/vocabulary/Rows.ts'
import { lastMonth, monthsBack } from './calendar.ts'
import { conditionsOf } from './conditionsOf.ts'
import type { Asked, Here } from './Here.ts'
import { monthsOpen } from './World.ts'

/** What the data says of one entity; nothing where it says nothing. What a model declares for a missing value is not asked. */
export function givenFact(entity: Entity, name: string, asked: Asked, here: Here): FactValue | undefined {
  switch (entity) {
    case 'patient':
      return here.patient && factOfPatient(name, asked, here.patient)
    case 'contact':
      return here.contact && (name === 'listing' ? listing(here.contact) : here.contact.facts[name])
    case 'clinic':
      return here.clinic && factOfClinic(name, asked, here.clinic)
    case 'enrolment':
      return here.row?.entity === 'enrolment' ? here.row.enrolment.facts[name] : undefined
    case 'cost':
      return here.row?.entity === 'cost' ? here.row.cost.facts[name] : undefined
    case 'period':
      return name === 'months' ? asked.window.months.length : undefined
    case 'region':
    case 'indicator':
      return undefined
  }
}

/** A fact as the model declares it, or else the vocabulary. */
export function declaredFact(entity: Entity, name: string, { model }: Pick<Asked, 'model'>): Fact {
  const found = [...model.facts, ...FACTS].find((fact) => fact.entity === entity && fact.name === name)
  if (!found) throw new Error(`There is no fact called \`${entity}.${name}\`.`)
  return found
}

/** How many months the time in a unit is, as a document writes it: a month, three or twelve; none without time. */
export function monthsInUnit(unit: string | undefined): number | undefined {
  const times: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 }
  return unit
    ?.split('/')
    .slice(1)
    .map((part) => times[part])
    .find((months) => months !== undefined)
}

function factOfPatient(name: string, asked: Asked, patient: PatientRow): FactValue | undefined {
  const { grouping } = asked.model
  const { rows } = asked.run
  const { cutOff } = asked.window
  if (grouping) {
    if (name === 'conditions') return conditionsOf(rows, grouping, patient, cutOff)
    const counted = grouping.counts.find((count) => count.name === name)
    if (counted) return counted.of.filter((word) => conditionsOf(rows, grouping, patient, cutOff).includes(word)).length
  }
  if (name === 'age') return age(patient, cutOff)
  return patient.facts[name] ?? lastMeasured(name, asked, patient)
}

/**
 * Completed years on the cut-off, none before the birth; where the birth is not given, the age that the row has at every
 * cut-off.
 */
function age({ birth, facts }: PatientRow, cutOff: number): FactValue | undefined {
  if (birth === undefined) return facts['age']
  return birth > cutOff ? 0 : Math.floor((cutOff - birth) / 10000)
}

/** The value of the last day measured, within the fact's months; the highest of several on that day. */
function lastMeasured(name: string, asked: Asked, patient: PatientRow): number | undefined {
  const fact = declaredFact('patient', name, asked)
  if (fact.table !== 'measurements') return undefined
  const { cutOff } = asked.window
  const months = fact.months === undefined ? undefined : monthsBack(cutOff, fact.months)
  const measured = asked.run.rows.measurements
    .filter((row) => row.patient === patient.id && row.kind === name && row.date <= cutOff)
    .filter((row) => months === undefined || months.includes(Math.floor(row.date / 100)))
  const lastDay = Math.max(...measured.map(({ date }) => date))
  return measured.length === 0
    ? undefined
    : Math.max(...measured.filter((row) => row.date === lastDay).map((row) => row.value))
}

/** The listing of a contact as its performing clinic sees it. */
function listing(contact: ContactRow): string {
  if (['unlisted', 'other_region', 'other_country'].includes(contact.listedAt)) return contact.listedAt
  return contact.listedAt === contact.clinic ? 'here' : 'elsewhere'
}

function factOfClinic(name: string, asked: Asked, clinic: ClinicRow): FactValue | undefined {
  const fact = declaredFact('clinic', name, asked)
  if (name === 'months_open' && fact.table === 'computed') return monthsOpen(clinic, asked.window.months)
  const monthly =
    fact.table === 'clinic_facts' ? monthlyFact(asked.run.rows, clinic, name, lastMonth(asked.window)) : undefined
  return monthly ?? clinic.facts[name]
}

/** A fact of a clinic in one month, as the table of monthly facts has it. */
export function monthlyFact(rows: Rows, clinic: ClinicRow, name: string, month: number): number | undefined {
  return rows.clinicFacts.find((row) => row.clinic === clinic.id && row.fact === name && row.month === month)?.value
}
