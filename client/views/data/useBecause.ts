import type { Label } from '../../../server/contract/Label.ts'
import type { Because } from '../../../server/contract/suffices.ts'
import { useLanguage, useText } from '../../text/useText.ts'

/** What helps against a reason, where it does not go without saying. */
const HELP = {
  'no-file': 'file',
  'other-rows': 'rows',
  'looks-back': 'rows',
  sum: 'rows',
  measurement: 'rows',
  'contacts-of-each': 'rows',
  diagnoses: 'rows',
  'too-many-conditions': 'rows',
  'too-many-kinds': 'fewer',
  'no-column': 'column',
  'not-told-apart': 'column',
  'not-counted': 'column',
  'not-together': 'together',
  'not-due': 'longer',
  'not-all-clinics': 'all',
  'clinic-fact': 'dataset',
} as const satisfies Readonly<Record<Because['code'], string>>

/** Why counts do not suffice for a payment, and what helps, in the reader's language. */
export function useBecause(): (because: Because) => { readonly why: string; readonly help: string } {
  const text = useText()
  const language = useLanguage()
  const list = new Intl.ListFormat(language, { type: 'conjunction' })
  return (because) => {
    const {
      code,
      rows = 'patients',
      names = [],
      words = [],
      columns = [],
      kinds = [],
      number = 0,
      over,
      clinic,
    } = because
    const said = {
      rows: text(`data.counts.rows.${rows}`),
      names: list.format(names.map((one) => lower(one[language]))),
      words: list.format(words.map((one) => one[language])),
      kinds: list.format(kinds.map((kind) => `${text(`data.counts.rows.${rows}`)} (${kindIn(kind)})`)),
      columns: list.format(columns),
      number,
      file: rows === 'patients' ? 'patients' : 'contacts',
      over: text(`data.counts.over.${over ?? 'month'}`),
      clinic: clinic ?? '',
    }
    const limit = limitIn(because)
    if (limit !== undefined)
      return { why: text(`data.counts.why.${code}`, said), help: text('data.counts.help.band', { limit }) }
    const about = code === 'clinic-fact' && clinic !== undefined ? 'data.counts.why.clinic-fact.of' : undefined
    const both = code === 'not-together' && words.length > 1 ? 'data.counts.why.not-together.words' : undefined
    const help = code === 'not-due' && over === 'year' ? 'year' : HELP[code]
    return { why: text(about ?? both ?? `data.counts.why.${code}`, said), help: text(`data.counts.help.${help}`, said) }
  }

  function kindIn(kind: NonNullable<Because['kinds']>[number]): string {
    return kind.map(({ label, value }) => `${lower(label[language])}: ${valueIn(value)}`).join(', ')
  }

  function valueIn(value: null | boolean | number | readonly Label[]): string {
    if (value === null) return text('data.counts.value.unknown')
    if (typeof value === 'boolean') return text(value ? 'data.counts.value.yes' : 'data.counts.value.no')
    if (typeof value === 'number') return String(value)
    return value.length === 0 ? text('data.counts.value.none') : list.format(value.map((one) => one[language]))
  }
}

/** A label inside a sentence; an abbreviation, and a name of several words with capitals, keep them. */
const lower = (label: string): string =>
  /^\p{Lu}\p{Ll}+(?!\p{Ll}| \p{Lu})/u.test(label) ? `${label.charAt(0).toLocaleLowerCase()}${label.slice(1)}` : label

/** Of two ages that follow each other, the first: a band that ends there tells them apart. */
function limitIn({ code, columns = [], kinds = [] }: Because): number | undefined {
  if (code !== 'not-told-apart' || columns.join(' ') !== 'age') return undefined
  const [one, other] = kinds.map(([age]) => age?.value)
  return typeof one === 'number' && other === one + 1 ? one : undefined
}
