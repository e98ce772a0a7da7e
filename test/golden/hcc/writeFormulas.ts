import type { HccReference } from './readReference.ts'
import type { HccEdit } from './versions.ts'
import { editName } from './writeGrouping.ts'

/** Whether the version counts how many categories a patient has: V22 does not. */
export const countsMatter = ({ coefficients }: HccReference): boolean => coefficients.has('cna_d10p')

/** Who is concerned. */
const EDIT_PATIENTS: Readonly<Record<string, string>> = {
  breast_cancer: 'sv: Har bröstcancer som räknas tyngre, en: Has breast cancer that weighs more',
  haemophilia: 'sv: Är kvinna med blödarsjuka, en: Is a woman with haemophilia',
}

/** What it adds. */
const EDIT_ADDITIONS: Readonly<Record<string, string>> = {
  breast_cancer: 'sv: Tillägg för bröstcancer, en: Addition for breast cancer',
  haemophilia: 'sv: Tillägg för blödarsjuka, en: Addition for haemophilia',
}

/** The formulas of a patient's score, and the payment by it. */
export function writeFormulas(reference: HccReference): string {
  const { edits } = reference.version
  const counts = countsMatter(reference) ? ' + count_weight' : ''
  return `formulas:
  patient:
    is_new_enrollee:
      label: { sv: Är ny i försäkringen, en: Is a new enrollee }
      formula: patient.segment == "NE" or patient.segment == "SNPNE"
    is_institutional:
      label: { sv: Bor på institution, en: Lives in an institution }
      formula: patient.segment == "INS"
    has_medicaid:
      label: { sv: Har Medicaid, en: Has Medicaid }
      formula: patient.medicaid != "none"
    is_originally_disabled:
      label: { sv: Försäkrades för funktionsnedsättning, en: Was first entitled by disability }
      formula: patient.original_reason == "disability"
    disability_weight: # under 65 in an institution, and there for another reason than age
      label: { sv: Tillägg under 65 år på institution, en: Addition under 65 in an institution }
      unit: weight
      formula: when(patient.original_reason != "age", under_65_weight, 0)
    institution_weight:
      label: { sv: Tillägg på institution, en: Addition in an institution }
      unit: weight
      formula: when(patient.is_institutional, patient.disability_weight + medicaid_weight, 0)
    disabled_weight:
      label: { sv: Tillägg för ursprunglig grund, en: Addition for the original reason }
      unit: weight
      formula: when(patient.is_originally_disabled, originally_disabled_weight, 0)
${edits.map(editFormulas).join('')}${editSum(edits)}    disease_weight:
      label: { sv: Vikt för sjukdomar, en: Weight of diseases }
      unit: weight
      formula: category_weight + interaction_weight${counts}${edits.length > 0 ? ' + patient.edit_weight' : ''}
    continuing_weight:
      label: { sv: Riskpoäng för den som inte är ny, en: Risk score of a continuing enrollee }
      unit: weight
      formula: age_sex_weight + patient.disease_weight + patient.institution_weight + patient.disabled_weight
    raw_score:
      label: { sv: Riskpoäng före justering, en: Raw risk score }
      unit: weight
      formula: when(patient.is_new_enrollee, new_enrollee_weight, patient.continuing_weight)
    payment_score:
      label: { sv: Riskpoäng som betalas, en: Payment risk score }
      unit: weight
      round: { to: 0.0001, how: half_away }
      formula: patient.raw_score * (1 - coding_share) / normalisation_weight
  clinic:
    raw_score_sum: # coefficients have three decimals
      label: { sv: Summa riskpoäng före justering, en: Sum of raw risk scores }
      unit: weight
      round: { to: 0.001, how: half_away }
      formula: sum(patients.raw_score)
    payment_score_sum:
      label: { sv: Summa riskpoäng som betalas, en: Sum of payment risk scores }
      unit: weight
      formula: sum(patients.payment_score)
    payment_hccs_sum:
      label: { sv: Summa kategorier som betalas, en: Sum of payment HCCs }
      unit: weight
      formula: sum(patients.payment_hccs)

payments:
  fixed:
    capitation_payment:
      label: { sv: Riskjusterad kapitering, en: Risk-adjusted capitation }
      each: patient
      formula: base_fee * patient.payment_score
`
}

/** Who is concerned by an edit, and what that adds. */
function editFormulas({ word, condition }: HccEdit): string {
  return `    is_${editName(word)}:
      label: { ${EDIT_PATIENTS[word] ?? ''} }
      formula: has(patient.conditions, "${editName(word)}") and ${condition}
    ${word}_more_weight:
      label: { ${EDIT_ADDITIONS[word] ?? ''} }
      unit: weight
      formula: when(patient.is_${editName(word)}, ${editName(word)}_weight, 0)
`
}

function editSum(edits: readonly HccEdit[]): string {
  if (edits.length === 0) return ''
  return `    edit_weight:
      label: { sv: Tillägg för bröstcancer och blödarsjuka, en: Additions for cancer and haemophilia }
      unit: weight
      formula: ${edits.map(({ word }) => `patient.${word}_more_weight`).join(' + ')}
`
}
