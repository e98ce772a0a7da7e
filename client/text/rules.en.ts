import type { rulesSv } from './rules.sv.ts'

/** The words around a rule book in English. */
export const rulesEn: Readonly<Record<keyof typeof rulesSv, string>> = {
  'rules.label': 'Rule book',
  'rules.inWords': 'The whole rule in words',
  'rules.contents': 'Contents',
  'rules.back': 'To the comparison',
  'rules.print': 'Print',
  'rules.loading': 'Writing the rule book',
  'rules.failed': 'The rule book could not be fetched.',
  'rules.generated': 'The text is made from the model’s document. What stands here is what is computed.',
  'rules.warning': 'Note:',
  'rules.scrolls': '{label}, scrolls sideways',
  'rules.formula': 'Formula',
  'rules.table': 'Table',
  'rules.opens': '{title} (another site)',
}
