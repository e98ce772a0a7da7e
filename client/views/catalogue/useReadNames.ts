import type { Label } from '../../../server/contract/Label.ts'
import { sv, type TextKey } from '../../text/sv.ts'
import { useLanguage, useText } from '../../text/useText.ts'

/** Rows that a formula runs over, which are no facts and have no label of their own. */
const ROWS: Readonly<Record<string, TextKey>> = {
  patients: 'catalogue.rows.patients',
  contacts: 'catalogue.rows.contacts',
  'clinic.contacts': 'catalogue.rows.clinic.contacts',
  'patients.contacts': 'catalogue.rows.patients.contacts',
  'clinic.enrolments': 'catalogue.rows.clinic.enrolments',
  'clinic.costs': 'catalogue.rows.clinic.costs',
}

/** What a payment reads, as a sentence names it: facts, words, conditions and indicators by their labels. */
export function useReadNames(labels: Readonly<Record<string, Label>>): (names: readonly string[]) => string {
  const text = useText()
  const language = useLanguage()
  return (names) => [...new Set(names.map(nameOf))].join(', ')

  function nameOf(name: string): string {
    const row = ROWS[name]
    if (row) return text(row)
    const [fact = '', word] = name.split(' = ')
    const label = labels[fact]?.[language] ?? fact.replaceAll('_', ' ')
    if (word === undefined) return label
    const key = `catalogue.word.${word}`
    return `${label} ${isKey(key) ? text(key) : word.replaceAll('_', ' ')}`
  }
}

/** Words of the vocabulary have a text; a model's own stand as they are. */
const isKey = (key: string): key is TextKey => key in sv
