import type { Day, IsoDate } from '../../models/date/IsoDate.ts'
import type { Month } from '../../models/date/Month.ts'
import type { Expression } from '../../models/formula/Expression.ts'
import type { Model, Scope } from '../../models/document/Model.ts'
import type { ClinicRow, ContactRow, PatientRow, Rows } from '../../models/vocabulary/Rows.ts'
import { firstMonth, type Months, type PaidWindow } from './calendar.ts'
import type { Asked, Here } from './Here.ts'
import type { Value } from './Value.ts'

/** From when which clinics are on a model; of several that fit a clinic and month, the last one written holds. */
export interface Assigned {
  readonly model: Model
  readonly clinics: 'all' | readonly string[]
  readonly from?: Month | undefined
}

/** What the oracle is asked. */
export interface OracleRun {
  readonly assignment: readonly Assigned[]
  readonly rows: Rows
  readonly period: string
  /** The day on which all figures are read; otherwise each window reads its own. */
  readonly ratesOf?: IsoDate | undefined
  /** Is shown every part of a formula that had a value, with where it was asked. */
  readonly watch?: Watch | undefined
}

/** What a test may look at while the oracle evaluates, so as to know what it has come across. */
export type Watch = (seen: Seen) => void

export interface Seen {
  readonly part: Expression
  readonly value: Value
  readonly asked: Asked
  readonly here: Here
}

/** The model of a clinic in a month: of the entries that have begun, the last that is written. */
export function modelOf(run: OracleRun, clinic: string, month: Month): Model | undefined {
  const begun = run.assignment.filter(({ from }) => from === undefined || from <= month)
  const fitting = begun.filter(({ clinics }) => clinics === 'all' || clinics.includes(clinic))
  return fitting[fitting.length - 1]?.model
}

/** A clinic is on a model for a whole window: that of the window's first month. */
export function isOn(run: OracleRun, clinic: ClinicRow, { model, window }: Paid): boolean {
  return modelOf(run, clinic.id, firstMonth(window))?.name === model.name
}

interface Paid {
  readonly model: Model
  readonly window: PaidWindow
}

/** A clinic is open in a month when it is open on the month's first day. */
export function monthsOpen(clinic: ClinicRow, months: Months): number {
  return months.filter((month) => {
    const firstDay = month * 100 + 1
    return (clinic.opened ?? 0) <= firstDay && firstDay <= (clinic.closed ?? 99999999)
  }).length
}

/** The clinics that a region's figure spans: open in at least one month of the window, and within the scope. */
export function clinicsIn(run: OracleRun, paid: Paid, scope: Scope): readonly ClinicRow[] {
  return run.rows.clinics.filter(
    (clinic) => monthsOpen(clinic, paid.window.months) > 0 && (scope === 'all_clinics' || isOn(run, clinic, paid)),
  )
}

/** The patients on a clinic's list on a day. */
export function listedAt(rows: Rows, clinic: ClinicRow, day: Day): readonly PatientRow[] {
  return rows.patients.filter((patient) =>
    rows.listings.some(
      (spell) =>
        spell.patient === patient.id &&
        spell.clinic === clinic.id &&
        (spell.from ?? 0) <= day &&
        day <= (spell.to ?? 99999999),
    ),
  )
}

/** The patient of a contact; a guest of whom nothing is known has none. */
export function patientOf(rows: Rows, contact: ContactRow): PatientRow | undefined {
  return rows.patients.find((patient) => patient.id === contact.patient)
}
