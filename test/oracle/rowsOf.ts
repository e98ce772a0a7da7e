import type { RowSource } from '../../models/formula/Expression.ts'
import type { ClinicRow, ContactRow } from '../../models/vocabulary/Rows.ts'
import { divide, exactly, type Fraction, ONE } from './Fraction.ts'
import type { Asked, Here, Row } from './Here.ts'
import { NoAnswer } from './NoAnswer.ts'
import { clinicsIn, listedAt, patientOf } from './World.ts'

/** A patient row stands for several who differ, and something is counted for each of them: nobody can say what. */
export class NotAlike extends Error {
  override readonly name = 'NotAlike'
}

/** The rows that an aggregate runs over, at a patient, a clinic, or all clinics of the scope. */
export function rowsOf(source: Exclude<RowSource, 'indicators'>, asked: Asked, here: Here): readonly Row[] {
  if (source === 'contacts') return contactsOfPatient(asked, here)
  const clinics = here.clinic && source !== 'clinics' ? [here.clinic] : clinicsInScope(asked)
  return clinics.flatMap((clinic) => rowsAt(source, asked, clinic))
}

function clinicsInScope(asked: Asked): readonly ClinicRow[] {
  if (!asked.scope) throw new Error(`\`${asked.model.name}\` looks at clinics without a scope.`)
  return clinicsIn(asked.run, asked, asked.scope)
}

function rowsAt(
  source: Exclude<RowSource, 'contacts' | 'indicators'>,
  asked: Asked,
  clinic: ClinicRow,
): readonly Row[] {
  const { rows } = asked.run
  const { cutOff } = asked.window
  switch (source) {
    case 'clinics':
      return [{ entity: 'clinic', clinic, n: ONE }]
    case 'patients':
      return listedAt(rows, clinic, cutOff).map((patient) => ({
        entity: 'patient',
        patient,
        clinic,
        n: exactly(patient.n),
      }))
    case 'clinic.contacts':
      return contactRows(asked, clinic, (contact) => contact.clinic === clinic.id)
    case 'patients.contacts': {
      const ids = listedAt(rows, clinic, cutOff).map(({ id }) => id)
      return contactRows(asked, clinic, ({ patient }) => patient !== undefined && ids.includes(patient))
    }
    case 'clinic.enrolments':
      return rows.enrolments
        .filter((enrolment) => enrolment.clinic === clinic.id)
        .filter(({ from = 0, to = 99999999 }) => from <= cutOff && cutOff <= to)
        .map((enrolment) => ({ entity: 'enrolment', enrolment, clinic, n: exactly(enrolment.n) }))
    case 'clinic.costs':
      return rows.costs
        .filter((cost) => cost.clinic === clinic.id && asked.months.includes(cost.month))
        .map((cost) => ({ entity: 'cost', cost, clinic, n: exactly(cost.n) }))
  }
}

function contactRows(asked: Asked, clinic: ClinicRow, isWanted: (contact: ContactRow) => boolean): readonly Row[] {
  return contactsIn(asked)
    .filter(isWanted)
    .map((contact) => ({
      entity: 'contact',
      contact,
      patient: patientOf(asked.run.rows, contact),
      clinic,
      n: exactly(contact.n),
    }))
}

/** One patient's contacts; each of several who are alike has an equal part of them. */
function contactsOfPatient(asked: Asked, { patient, clinic }: Here): readonly Row[] {
  if (!patient || !clinic) throw new NoAnswer('Nothing is known of the patient.')
  if (patient.n > 1 && !patient.exactProfile) throw new NotAlike(patient.id)
  const eachOf = (contact: ContactRow): Fraction => divide(exactly(contact.n), exactly(patient.n))
  return contactsIn(asked)
    .filter((contact) => contact.patient === patient.id)
    .map((contact) => ({ entity: 'contact', contact, patient, clinic, n: eachOf(contact) }))
}

/** Every contact of the months looked over. */
export function contactsIn({ run, months }: Pick<Asked, 'run' | 'months'>): readonly ContactRow[] {
  return run.rows.contacts.filter((contact) => months.includes(contact.month))
}
