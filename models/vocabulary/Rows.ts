import type { Day } from '../date/IsoDate.ts'
import type { Month } from '../date/Month.ts'

/** What a fact may be: a number, a word, yes or no, or several words. Missing is the absence of the key, never a value. */
export type FactValue = number | string | boolean | readonly string[]

/** Facts by name. A number has at most 15 significant digits, so that its shortest writing is exactly what was delivered. */
export type Facts = Readonly<Record<string, FactValue>>

/**
 * A dataset as plain rows: what a document's own tests give, what property tests generate, and what the importer checks
 * before it stores tables. Large datasets are never held like this; a warehouse counts them where they lie.
 */
export interface Rows {
  readonly clinics: readonly ClinicRow[]
  readonly patients: readonly PatientRow[]
  readonly listings: readonly ListingRow[]
  readonly contacts: readonly ContactRow[]
  readonly diagnoses: readonly DiagnosisRow[]
  readonly enrolments: readonly EnrolmentRow[]
  readonly costs: readonly CostRow[]
  readonly measurements: readonly MeasurementRow[]
  readonly clinicFacts: readonly ClinicFactRow[]
  readonly indicators: readonly IndicatorRow[]
  readonly codes: readonly CodeRow[]
}

/** A clinic. It is open in a month when it is open on the month's first day. */
export interface ClinicRow {
  readonly id: string
  readonly opened?: Day | undefined
  readonly closed?: Day | undefined // the last day it was open
  readonly facts: Facts
}

/** A person known to the data, or `n` alike. Age comes from `birth`, or stands in the facts and is then the same at every cut-off. */
export interface PatientRow {
  readonly id: string
  readonly n: number
  /** Each of the `n` is exactly like this, contacts included: a contact row's own `n` is then shared equally among them. */
  readonly exactProfile?: boolean
  readonly birth?: Day | undefined
  readonly facts: Facts
}

/** A spell on a clinic's list, both days included. */
export interface ListingRow {
  readonly patient: string
  readonly clinic: string
  readonly from?: Day | undefined
  readonly to?: Day | undefined
}

/** A contact, or `n` alike: `n` is its own total. */
export interface ContactRow {
  readonly patient?: string | undefined
  /** Who performed it; absent when that was outside the clinics of the dataset. */
  readonly clinic?: string | undefined
  /** Where the patient was listed: a clinic, `unlisted`, `other_region` or `other_country`. */
  readonly listedAt: string
  readonly month: Month
  readonly n: number
  readonly facts: Facts
}

export interface DiagnosisRow {
  readonly patient: string
  readonly code: string
  readonly date: Day
}

/** Child health, home care, nursing home: chosen apart from listing. Both days included. */
export interface EnrolmentRow {
  readonly clinic: string
  readonly patient?: string | undefined
  readonly n: number
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly facts: Facts // kind, age …
}

/** A cost of a clinic, of a patient, or of both. */
export interface CostRow {
  /** Whose it is; absent when the patient was listed at no clinic on the last day of the month. */
  readonly clinic?: string | undefined
  readonly patient?: string | undefined
  readonly month: Month
  readonly n: number
  readonly facts: Facts // kind, amount, responsible
}

export interface MeasurementRow {
  readonly patient: string
  readonly kind: string
  readonly date: Day
  readonly value: number
}

export interface ClinicFactRow {
  readonly clinic: string
  readonly fact: string
  readonly month: Month
  readonly value: number
}

/** An indicator as delivered: it holds for the windows whose last month is `month`. */
export interface IndicatorRow {
  readonly clinic: string
  readonly indicator: string
  readonly month: Month
  readonly numerator: number
  readonly denominator: number
}

/** Which condition a diagnosis code means in a grouping whose codes are delivered as data. */
export interface CodeRow {
  readonly grouping: string
  readonly code: string
  readonly condition: string
}

/** No rows at all: a start to spread from. */
export const NO_ROWS: Rows = {
  clinics: [],
  patients: [],
  listings: [],
  contacts: [],
  diagnoses: [],
  enrolments: [],
  costs: [],
  measurements: [],
  clinicFacts: [],
  indicators: [],
  codes: [],
}

/** Where a patient may be listed when it is not at a clinic of the dataset. */
export const NOT_LISTED_HERE = ['unlisted', 'other_region', 'other_country'] as const

/**
 * The listing of a contact, seen from the performing clinic.
 *
 * @example
 * listingOf({ listedAt: 'north', clinic: 'south', month: 202601, n: 1, facts: {} }) // => 'elsewhere'
 */
export function listingOf(contact: ContactRow): string {
  if ((NOT_LISTED_HERE as readonly string[]).includes(contact.listedAt)) return contact.listedAt
  return contact.listedAt === contact.clinic ? 'here' : 'elsewhere'
}
