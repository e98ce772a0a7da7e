import type { Entity } from '../vocabulary/facts.ts'
import type { Level, RowSource } from './Expression.ts'
import { NUMBER, type Unit } from './Unit.ts'

/** What is true of the rows that a formula may run over. */
export interface Rows {
  readonly entity: Exclude<Entity, 'region' | 'period'>
  /** Where a formula may run over them. */
  readonly levels: readonly Level[]
  /** Where only a `scope` says which of them are meant. */
  readonly scopedAt: readonly Level[]
  /** What one of them is counted in. */
  readonly counted: Unit
  /** The dimension that is free for one row: what a fee per patient gives for one patient is in kronor. */
  readonly free: string
  /** Patients are there at the cut-off; contacts and costs happen during the window, so their sums are per window. */
  readonly per: Unit
}

const WINDOW: Unit = { powers: { time: -1 } }
const AT_CLINIC: readonly Level[] = ['indicator', 'clinic']

const patients: Rows = {
  entity: 'patient',
  levels: [...AT_CLINIC, 'region'],
  scopedAt: ['region'],
  counted: { powers: { patient: 1 } },
  free: 'patient',
  per: NUMBER,
}

const contacts: Rows = {
  entity: 'contact',
  levels: AT_CLINIC,
  scopedAt: [],
  counted: { powers: { contact: 1 } },
  free: 'contact',
  per: WINDOW,
}

/** All rows there are, as a formula writes them. */
export const ROW_SOURCES: ReadonlyMap<RowSource, Rows> = new Map<RowSource, Rows>([
  ['patients', patients],
  ['contacts', { ...contacts, levels: ['patient'] }],
  ['clinic.contacts', contacts],
  ['patients.contacts', contacts],
  ['clinic.enrolments', { ...patients, entity: 'enrolment', levels: AT_CLINIC, scopedAt: [] }],
  ['clinic.costs', { ...contacts, entity: 'cost', counted: { powers: { cost: 1 } }, free: 'cost' }],
  [
    'clinics',
    {
      entity: 'clinic',
      levels: [...AT_CLINIC, 'region'],
      scopedAt: [...AT_CLINIC, 'region'],
      counted: { powers: { clinic: 1 } },
      free: 'clinic',
      per: NUMBER,
    },
  ],
  // An indicator is a thing of its clinic, so what is counted of it is a bare number.
  [
    'indicators',
    { entity: 'indicator', levels: ['clinic'], scopedAt: [], counted: NUMBER, free: 'indicator', per: NUMBER },
  ],
])

/**
 * The rows that a name runs over by its look, whether or not it exists.
 *
 * @example
 * rowsOf('patients.contacts.kind') // => 'patients.contacts'
 * rowsOf('patient.age') // => undefined
 */
export function rowsOf(name: string): RowSource | undefined {
  return [...ROW_SOURCES.keys()]
    .toSorted((one, other) => other.length - one.length)
    .find((rows) => `${name}.`.startsWith(`${rows}.`))
}
