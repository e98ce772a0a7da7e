/** A file of counts that the reader chose, and why it is not sent, if it is not. */
export interface ChosenCounts {
  readonly name: string
  readonly text: string
  readonly refusal?: 'kind' | 'name' | 'empty' | 'large'
}

/** What the server takes of one file. */
const MOST_LETTERS = 2_000_000

/**
 * Judges a file of counts before it is sent; the server judges again.
 *
 * @example
 * judgeCounts('patients.csv', 'clinic,month,n') // => { name: 'patients.csv', text: 'clinic,month,n' }
 * judgeCounts('list.csv', 'clinic,month,n').refusal // => 'name'
 * judgeCounts('patients.xlsx', 'PK').refusal // => 'kind'
 */
export function judgeCounts(name: string, text: string): ChosenCounts {
  if (!/\.(csv|tsv|txt)$/i.test(name)) return { name, text: '', refusal: 'kind' }
  if (!/^(patients|contacts)/i.test(name)) return { name, text: '', refusal: 'name' }
  if (text.trim() === '') return { name, text, refusal: 'empty' }
  return text.length > MOST_LETTERS ? { name, text: '', refusal: 'large' } : { name, text }
}
