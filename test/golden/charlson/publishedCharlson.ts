import { readFileSync } from 'node:fs'

/** A row of the published table, as it is printed. */
export interface PublishedRow {
  readonly group: string
  readonly prefix: string
  readonly weight: number
}

/** Reads the published table: group, beginning of a code, weight. */
export function readPublished(path: string): readonly PublishedRow[] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [group = '', prefix = '', weight = ''] = line.trim().split(',')
      return { group, prefix, weight: Number(weight) }
    })
}

/**
 * The groups of a patient with these codes, by the published table and the rules that come with it: complicated diabetes
 * over plain, mild liver disease with ascites counts as severe, severe liver disease over mild, metastases over cancer.
 * Nothing here is of the program.
 */
export function groupsByTable(table: readonly PublishedRow[], codes: readonly string[]): ReadonlySet<string> {
  const groups = new Set<string>()
  for (const code of codes) {
    const plain = code.toUpperCase().split('.').join('')
    for (const { group, prefix } of table) if (plain.indexOf(prefix) === 0) groups.add(group)
  }
  if (groups.has('Mild_liver_disease') && groups.has('Liver_special')) groups.add('Severe_liver_disease')
  if (groups.has('Severe_liver_disease')) groups.delete('Mild_liver_disease')
  if (groups.has('Diabetes_with_chronic_complication')) groups.delete('Diabetes_without_chronic_complication')
  if (groups.has('Metastatic_solid_tumor')) groups.delete('Malignancy')
  groups.delete('Liver_special')
  return groups
}

/** The weighted score of groups by the table. */
export function scoreByTable(table: readonly PublishedRow[], groups: ReadonlySet<string>): number {
  return [...groups].reduce((sum, group) => sum + (table.find((row) => row.group === group)?.weight ?? 0), 0)
}

/** What the document calls each group of the table. */
export const WORD_OF: Readonly<Record<string, string>> = {
  Myocardial_infarction: 'myocardial_infarction',
  Congestive_heart_failure: 'congestive_heart_failure',
  Peripheral_vascular_disease: 'peripheral_vascular_disease',
  Cerebrovascular_disease: 'cerebrovascular_disease',
  Chronic_obstructive_pulmonary_disease: 'obstructive_pulmonary_disease',
  Chronic_other_pulmonary_disease: 'other_pulmonary_disease',
  Rheumatic_disease: 'rheumatic_disease',
  Dementia: 'dementia',
  Hemiplegia: 'hemiplegia',
  Diabetes_without_chronic_complication: 'diabetes',
  Diabetes_with_chronic_complication: 'complicated_diabetes',
  Renal_disease: 'renal_disease',
  Mild_liver_disease: 'mild_liver_disease',
  Severe_liver_disease: 'severe_liver_disease',
  Peptic_ulcer_disease: 'peptic_ulcer_disease',
  Malignancy: 'malignancy',
  Metastatic_solid_tumor: 'metastatic_tumour',
  Aids: 'aids',
}
