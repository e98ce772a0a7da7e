import type { Count, CountRows, Key } from '../../models/index.ts'
import { hasPatients, tableOf, type RowSource } from './RowSource.ts'

/** The rows of a count before they meet the windows. */
export interface RowsSql {
  readonly from: string
  /** Whose they are. */
  readonly clinic: string
  /** Does each stand for one? Then sums need no product. */
  readonly isSingle: boolean
  readonly n: string
  /** The row that begins and ends, and counts in the windows whose cut-off lies between. */
  readonly spell?: 'l' | 'r' | undefined
  /** Has it a month, and counts in the windows whose span has that month? */
  readonly hasMonth: boolean
}

/** Where the rows of a count come from. Patients are joined only where something is read of them. */
export function rowsSql(count: Count, source: RowSource): RowsSql {
  const { rows } = count
  const { table } = source
  const theirPatients =
    hasPatients(source) && readsPatients(count) ? ` LEFT JOIN ${table('patients')} p ON p.id = r.patient` : ''
  const common = { n: rows === 'patients' ? 'p.n' : 'r.n', isSingle: isSingle(rows, source) }
  switch (rows) {
    case 'patients':
      return { ...common, from: listed(source), clinic: 'l.clinic', spell: 'l', hasMonth: false }
    case 'patients.contacts':
      return {
        ...common,
        from: `${listed(source)} JOIN ${table('contacts')} r ON r.patient = p.id`,
        clinic: 'l.clinic',
        spell: 'l',
        hasMonth: true,
      }
    case 'performed':
      return { ...common, from: `FROM ${table('contacts')} r${theirPatients}`, clinic: 'r.clinic', hasMonth: true }
    case 'charged':
      return { ...common, from: `FROM ${table('contacts')} r${theirPatients}`, clinic: 'r.listed_at', hasMonth: true }
    case 'enrolments':
      return {
        ...common,
        from: `FROM ${table('enrolments')} r${theirPatients}`,
        clinic: 'r.clinic',
        spell: 'r',
        hasMonth: false,
      }
    case 'costs':
      return { ...common, from: `FROM ${table('costs')} r${theirPatients}`, clinic: 'r.clinic', hasMonth: true }
  }
}

function listed({ table }: RowSource): string {
  return `FROM ${table('listings')} l JOIN ${table('patients')} p ON p.id = l.patient`
}

function isSingle(rows: CountRows, { schema }: RowSource): boolean {
  return !schema.get(rows === 'patients' ? 'patients' : tableOf(rows))?.hasAlike
}

function readsPatients({ keys, measures }: Count): boolean {
  return keys.some(isOfPatient) || measures.some(({ entity }) => entity === 'patient')
}

function isOfPatient(key: Key): boolean {
  return 'fact' in key ? key.fact.entity === 'patient' : key.type !== 'listing'
}
