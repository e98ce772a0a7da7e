import type { CountRows, Over } from '../../models/index.ts'
import type { CountedRows } from './Counts.ts'
import type { Kind } from './domainOf.ts'

/** Why counts do not suffice for a payment. Names are those of documents and files. */
export type Reason =
  /** No file counts these rows. */
  | { readonly code: 'no-file'; readonly rows: CountedRows }
  /** Rows that no file of counts is of. */
  | { readonly code: 'other-rows'; readonly rows: CountRows }
  | { readonly code: 'looks-back'; readonly months: number }
  /** The sum of a number, or a number of each patient that rows alone give. */
  | { readonly code: 'sum' | 'measurement'; readonly name: string }
  | { readonly code: 'contacts-of-each' }
  | { readonly code: 'diagnoses'; readonly grouping: string }
  | { readonly code: 'too-many-conditions' | 'too-many-kinds'; readonly rows: CountedRows; readonly number: number }
  /** A fact that no file is counted by. */
  | { readonly code: 'no-column'; readonly rows: CountedRows; readonly name: string; readonly columns: Columns }
  /** Two kinds of rows that are paid differently and counted as one. */
  | {
      readonly code: 'not-told-apart'
      readonly rows: CountedRows
      readonly kinds: readonly Kind[]
      readonly columns: Columns
    }
  /** A kind of rows of which the counts do not say how many there are. */
  | {
      readonly code: 'not-counted'
      readonly rows: CountedRows
      readonly kinds: readonly Kind[]
      readonly columns: Columns
    }
  /** How many there are by several facts at once, of which the counts give each by itself. */
  | {
      readonly code: 'not-together'
      readonly rows: CountedRows
      readonly columns: Columns
      readonly conditions: readonly string[]
    }
  /** It is settled over a longer time than the period. */
  | { readonly code: 'not-due'; readonly over: Over }
  /** It compares the clinics of the region. */
  | { readonly code: 'not-all-clinics' }
  /** A fact, indicator or previous payment of clinics; with a clinic where the dataset has none of it for that one. */
  | { readonly code: 'clinic-fact'; readonly name: string; readonly clinic?: string | undefined }

type Columns = readonly string[]

/** What a file of counts is of. */
export const nounOf = (rows: CountedRows): 'patients' | 'contacts' => (rows === 'patients' ? 'patients' : 'contacts')

/** A reason as the command says it, with the names of documents and files. */
export function reasonInWords(reason: Reason): string {
  switch (reason.code) {
    case 'no-file':
      return `it counts ${nounOf(reason.rows)}, and no file of theirs was given`
    case 'other-rows':
      return `it counts \`${reason.rows}\`, which no file of counts gives`
    case 'looks-back':
      return `it looks back over ${reason.months} months of contacts`
    case 'sum':
      return `it needs the sum of \`${reason.name}\`, and counts have none`
    case 'measurement':
      return `it needs each patient's last measurement of \`${reason.name}\``
    case 'contacts-of-each':
      return 'it needs the number of contacts of each patient, which no number of contacts gives'
    case 'diagnoses':
      return `it needs diagnoses, grouped by \`${reason.grouping}\``
    case 'too-many-conditions':
      return `it needs the number of ${nounOf(reason.rows)} by combination of ${reason.number} conditions`
    case 'too-many-kinds':
      return `it tells apart ${reason.number} kinds of ${nounOf(reason.rows)}, more than are tried`
    case 'no-column':
      return `it needs \`${reason.name}\`, and no file is counted by it`
    case 'not-told-apart': {
      const [one, other] = reason.kinds.map((kind) => kindInWords(kind, reason.columns))
      const what = nounOf(reason.rows)
      return `it pays ${what} of ${one} unlike ${what} of ${other}, and the counts do not tell them apart`
    }
    case 'not-counted': {
      const [one] = reason.kinds.map((kind) => kindInWords(kind, reason.columns))
      return `it needs the number of ${nounOf(reason.rows)} of ${one}, which the counts do not give`
    }
    case 'not-together': {
      const { columns, conditions } = reason
      const by = columns.map((name) =>
        name === 'conditions' && conditions.length > 1 ? `combination of ${conditions.join(' and ')}` : name,
      )
      return `it needs the number of ${nounOf(reason.rows)} by ${by.join(' and ')} together`
    }
    case 'not-due':
      return `it is paid by the ${reason.over}, and none ends in the period`
    case 'not-all-clinics':
      return 'it compares the clinics of the region, and the counts are not of all of them'
    case 'clinic-fact':
      return reason.clinic === undefined
        ? `it needs \`${reason.name}\`, which a dataset of the clinics gives`
        : `it needs \`${reason.name}\`, which the dataset does not give of \`${reason.clinic}\``
  }
}

const kindInWords = (kind: Kind, columns: Columns): string =>
  columns.map((name) => `${name} ${valueInWords(kind[name])}`).join(', ')

function valueInWords(value: Kind[string] | undefined): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(' and ')
  return value === null || value === undefined ? 'unknown' : String(value)
}
