import type { CatalogueCard } from '../../../server/contract/catalogue.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import type { CatalogueChoice } from './catalogueAddress.ts'
import { jurisdictionOf } from './filterCards.ts'

interface CatalogueFiltersProps {
  readonly cards: readonly CatalogueCard[]
  /** How many are shown. */
  readonly shown: number
  readonly choice: CatalogueChoice
  readonly choose: (change: Partial<CatalogueChoice>) => void
}

/** What to show of the catalogue: by words, country, status, and whether it can run. */
export function CatalogueFilters({ cards, shown, choice, choose }: CatalogueFiltersProps) {
  const text = useText()
  const language = useLanguage()
  const places = new Map(cards.map((card) => [jurisdictionOf(card), card.jurisdiction?.[language]]))
  const named = [...places]
    .flatMap(([value, label]) => (label === undefined ? [] : [{ value, label }]))
    .toSorted((one, other) => one.label.localeCompare(other.label, language))
  const statuses = [...new Set(cards.map(({ status }) => status))]

  return (
    <search className="catalogue-filters" aria-label={text('catalogue.filter')}>
      <input
        type="search"
        className="search"
        aria-label={text('catalogue.search')}
        placeholder={text('catalogue.search')}
        value={choice.words}
        onChange={(event) => choose({ words: event.currentTarget.value })}
      />
      <select
        className="select"
        aria-label={text('catalogue.jurisdiction')}
        value={choice.jurisdiction}
        onChange={(event) => choose({ jurisdiction: event.currentTarget.value })}
      >
        <option value="">{text('catalogue.jurisdiction.all')}</option>
        {named.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
        {places.has('none') ? <option value="none">{text('catalogue.jurisdiction.none')}</option> : null}
      </select>
      <select
        className="select"
        aria-label={text('catalogue.status')}
        value={choice.status}
        onChange={(event) => choose({ status: event.currentTarget.value })}
      >
        <option value="">{text('catalogue.status.all')}</option>
        {statuses.map((status) => (
          <option key={status} value={status}>
            {text(`status.${status}`)}
          </option>
        ))}
      </select>
      <select
        className="select"
        aria-label={text('catalogue.runs')}
        value={choice.runs}
        onChange={(event) => choose({ runs: event.currentTarget.value as CatalogueChoice['runs'] })}
      >
        <option value="">{text('catalogue.runs.all')}</option>
        <option value="yes">{text('catalogue.runs.yes')}</option>
        <option value="no">{text('catalogue.runs.no')}</option>
      </select>
      <span role="status" className="catalogue-count">
        {text('catalogue.shown', { shown, count: cards.length })}
      </span>
    </search>
  )
}
