import type { CatalogueCard } from '../../../server/contract/catalogue.ts'
import type { ComparisonState } from '../../comparison/Comparison.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import type { CatalogueChoice } from './catalogueAddress.ts'
import { DocumentCard } from './DocumentCard.tsx'
import { jurisdictionOf } from './filterCards.ts'

interface CatalogueListProps {
  readonly cards: readonly CatalogueCard[]
  /** Every card, for the names of what scenarios change. */
  readonly all: readonly CatalogueCard[]
  readonly state: ComparisonState
  readonly choose: (change: Partial<CatalogueChoice>) => void
}

/** The documents, country by country. */
export function CatalogueList({ cards, all, state, choose }: CatalogueListProps) {
  const text = useText()
  const language = useLanguage()
  const labels = new Map(all.map(({ name, label }) => [name, label[language]]))
  const groups = Map.groupBy(cards, jurisdictionOf)
  const titled = [...groups]
    .map(([place, own]) => ({
      place,
      own,
      title: own[0]?.jurisdiction?.[language] ?? text('catalogue.jurisdiction.none'),
    }))
    .toSorted((one, other) => one.title.localeCompare(other.title, language))

  if (cards.length === 0)
    return (
      <div className="empty">
        <p>{text('catalogue.empty')}</p>
        <button
          type="button"
          className="button"
          onClick={() => choose({ words: '', jurisdiction: '', status: '', runs: '' })}
        >
          {text('catalogue.clear')}
        </button>
      </div>
    )

  return titled.map(({ place, own, title }) => (
    <section key={place} className="catalogue-place">
      <h2>{title}</h2>
      <ul className="catalogue-cards">
        {own.map((card) => (
          <li key={card.name}>
            <DocumentCard
              card={card}
              base={card.extends === null ? undefined : (labels.get(card.extends) ?? card.extends)}
              state={state}
              choose={choose}
            />
          </li>
        ))}
      </ul>
    </section>
  ))
}
