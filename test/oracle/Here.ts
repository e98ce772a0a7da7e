import type { Indicator, Model, Scope } from '../../models/document/Model.ts'
import type { ClinicRow, ContactRow, CostRow, EnrolmentRow, PatientRow } from '../../models/vocabulary/Rows.ts'
import type { Months, PaidWindow } from './calendar.ts'
import type { Fraction } from './Fraction.ts'
import type { Value } from './Value.ts'
import type { OracleRun } from './World.ts'

/** What a formula is evaluated for, whatever it stands at: the run, the model, the window, and the months looked over. */
export interface Asked {
  readonly run: OracleRun
  readonly model: Model
  readonly window: PaidWindow
  /** The window's months, or those that a formula or indicator with months of its own looks back over. */
  readonly months: Months
  /** Of the formula or payment at hand. */
  readonly scope?: Scope | undefined
  /** A clinic's formula or payment in the window before; who pays knows both, and hands it in. */
  readonly before: (name: string, asked: Asked, clinic: ClinicRow) => Fraction
  /** Answers already found, by what was asked; the same question has one answer. */
  readonly answers: Map<string, Value>
}

/** The entity that a formula stands at, with what is above it; `row` is the one an aggregate has come to. */
export interface Here {
  readonly clinic?: ClinicRow | undefined
  readonly indicator?: Indicator | undefined
  readonly patient?: PatientRow | undefined
  readonly contact?: ContactRow | undefined
  readonly row?: Row | undefined
}

/** One row of an aggregate, how many it stands for, and the clinic in whose rows it is counted. */
export type Row = { readonly n: Fraction; readonly clinic: ClinicRow } & (
  | { readonly entity: 'patient'; readonly patient: PatientRow }
  | { readonly entity: 'contact'; readonly contact: ContactRow; readonly patient: PatientRow | undefined }
  | { readonly entity: 'enrolment'; readonly enrolment: EnrolmentRow }
  | { readonly entity: 'cost'; readonly cost: CostRow }
  | { readonly entity: 'clinic' }
  | { readonly entity: 'indicator'; readonly indicator: Indicator }
)

/** A row as the place at which a formula of the row's own entity stands. */
export function atRow(row: Row, indicator?: Indicator): Here {
  switch (row.entity) {
    case 'patient':
      return { clinic: row.clinic, patient: row.patient, indicator }
    case 'contact':
      return { clinic: row.clinic, patient: row.patient, contact: row.contact, indicator }
    case 'indicator':
      return { clinic: row.clinic, indicator: row.indicator }
    case 'enrolment':
    case 'cost':
    case 'clinic':
      return { clinic: row.clinic, indicator }
  }
}
