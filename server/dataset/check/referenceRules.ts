import { nearestWord } from '../nearestWord.ts'
import type { TableName } from '../tables.ts'
import { foldedName } from './foldedName.ts'
import { strangersOf } from './keepStrangers.ts'
import { OUTSIDE } from './rowRules.ts'
import type { Rule } from './Rule.ts'

/** Columns that name a clinic. */
export const CLINIC_COLUMNS: readonly (readonly [TableName, string])[] = [
  ['listings', 'clinic'],
  ['contacts', 'clinic'],
  ['contacts', 'listed_at'],
  ['enrolments', 'clinic'],
  ['costs', 'clinic'],
  ['clinic_facts', 'clinic'],
  ['indicators', 'clinic'],
  ['paid', 'clinic'],
]

/** Clinics and patients that rows name, where these must be in the dataset. */
export function referenceRules(
  clinics: readonly string[],
  has: (name: TableName) => boolean,
  {
    broken,
    isAccepting,
    areCostsOfPatients,
  }: { readonly broken: readonly TableName[]; readonly isAccepting: boolean; readonly areCostsOfPatients: boolean },
  /** Whether the rows of strangers were kept: of tables of which none is left out in between. */
  areStrangersKept = false,
): readonly Rule[] {
  const patientsOf: readonly (readonly [TableName, string])[] = [
    ['listings', 'patient'],
    ['diagnoses', 'patient'],
    ['enrolments', 'patient'],
    ...(areCostsOfPatients ? ([['costs', 'patient']] as const) : []),
    ['measurements', 'patient'],
    // Which of these must be patients of the dataset is known by the clinics.
    ...(has('clinics') ? ([['contacts', 'patient']] as const) : []),
  ]
  const isKnown = (name: TableName): boolean => has(name) && !broken.includes(name)
  return [
    ...(isKnown('clinics') ? CLINIC_COLUMNS.map(([table, column]) => unknownClinic(table, column, clinics)) : []),
    ...(isKnown('patients') && isAccepting ? patientsOf.map(([table, column]) => patientGone(table, column)) : []),
    ...(isKnown('patients')
      ? patientsOf.map(([table, column]) => unknownPatient(table, column, areStrangersKept))
      : []),
  ]
}

function unknownClinic(table: TableName, column: string, clinics: readonly string[]): Rule {
  const outside = column === 'listed_at' ? ` AND "${column}" NOT IN ${OUTSIDE}` : ''
  return {
    table,
    column,
    code: 'unknown-reference',
    // Each name is looked up once, however many rows have it.
    suspects: [
      `SELECT 1 FROM (SELECT DISTINCT "${column}" FROM typed_${table}) WHERE "${column}" IS NOT NULL${outside} ` +
        `AND "${column}" NOT IN (SELECT id FROM typed_clinics WHERE id IS NOT NULL) LIMIT 1`,
    ],
    wrongRows:
      `SELECT "#file", "#row", "${column}" FROM typed_${table} WHERE "${column}" IS NOT NULL${outside} ` +
      `AND "${column}" NOT IN (SELECT id FROM typed_clinics WHERE id IS NOT NULL)`,
    message: (value) => {
      const alike = clinics.find((clinic) => foldedName(clinic) === foldedName(value))
      return alike === undefined
        ? `There is no clinic \`${value}\`.`
        : `There is no clinic \`${value}\`; \`${alike}\` differs from it only by case, space or Unicode form.`
    },
    hint: (value) => {
      if (clinics.some((clinic) => foldedName(clinic) === foldedName(value)))
        return 'Write it alike, or say `names: folded` in a mapping to take them for one.'
      const near = nearestWord(value, clinics)
      if (near !== undefined) return `Did you mean \`${near}\`?`
      return column === 'listed_at' ? 'Elsewhere than at a clinic: unlisted, other_region or other_country.' : undefined
    },
  }
}

/** Whoever was left out takes along what is told of them, which is nobody's mistake. */
function patientGone(table: TableName, column: string): Rule {
  return {
    table,
    column,
    code: 'unknown-reference',
    wrongRows:
      `SELECT "#file", "#row", "${column}" FROM typed_${table} WHERE "${column}" IN (SELECT id FROM "#gone" WHERE id IS NOT NULL) ` +
      `AND "${column}" NOT IN (SELECT id FROM typed_patients WHERE id IS NOT NULL)`,
    message: (value) => `The row of the patient \`${value}\` was left out, and this one with it.`,
    hint: () => 'Mend the row of the patient.',
  }
}

/** A guest's contact need not have a patient; that of a patient listed here must. */
function unknownPatient(table: TableName, column: string, areKept: boolean): Rule {
  const here = table === 'contacts' ? ` AND listed_at IN (SELECT id FROM typed_clinics)` : ''
  return {
    table,
    column,
    code: 'unknown-reference',
    wrongRows: areKept
      ? `SELECT "#file", "#row", "${column}" FROM ${strangersOf(table)} WHERE TRUE${here}`
      : `SELECT "#file", "#row", "${column}" FROM typed_${table} WHERE "${column}" IS NOT NULL${here} ` +
        `AND "${column}" NOT IN (SELECT id FROM typed_patients WHERE id IS NOT NULL)`,
    message: (value) => `There is no patient \`${value}\`.`,
  }
}
