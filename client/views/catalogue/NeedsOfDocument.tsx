import type { CatalogueCard, Need } from '../../../server/contract/catalogue.ts'
import { useLanguage, useText } from '../../text/useText.ts'

const KINDS = ['fact', 'measurement', 'indicator', 'codes', 'previous'] as const

/** What a document reads of a dataset, kind by kind; folded, for most readers ask whether it runs. */
export function NeedsOfDocument({ card: { label, tables, needs, openRates } }: { readonly card: CatalogueCard }) {
  const text = useText()
  const language = useLanguage()

  return (
    <details className="document-needs">
      <summary aria-label={text('catalogue.needs.of', { model: label[language] })}>{text('catalogue.needs')}</summary>
      <dl>
        {line(text('catalogue.needs.tables'), tables)}
        {KINDS.map((kind) =>
          line(text(`catalogue.needs.${kind}`), needs.filter(({ type }) => type === kind).map(nameOf)),
        )}
        {line(text('catalogue.needs.open'), openRates)}
      </dl>
    </details>
  )

  function line(term: string, names: readonly string[]) {
    return names.length === 0 ? null : (
      <div key={term}>
        <dt>{term}</dt>
        <dd>{names.join(', ')}</dd>
      </div>
    )
  }

  function nameOf({ name, label: own, stops }: Need): string {
    const word = own?.[language] ?? name
    return stops === 'never' ? text('catalogue.needs.optional', { name: word }) : word
  }
}
