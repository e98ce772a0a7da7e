import { MOST_ALTERNATIVES } from '../../comparison/address.ts'
import { useText } from '../../text/useText.ts'
import { Icon } from '../frame/Icon.tsx'
import { AlternativeCard } from './AlternativeCard.tsx'
import type { OpenPanel } from './OpenPanel.ts'
import type { AlternativesProps } from './AlternativesProps.ts'
import { useAlternativeName } from './useAlternativeName.ts'

interface AlternativeCardsProps extends AlternativesProps {
  readonly open: OpenPanel
  readonly onOpen: (open: OpenPanel) => void
}

/** A card each, with the same key figures in the same places, so that they compare as columns. */
export function AlternativeCards({ state, change, comparison, open, onOpen }: AlternativeCardsProps) {
  const text = useText()
  const nameOf = useAlternativeName(state)
  const next = comparison.slots.length
  const isOpen = (place: number): boolean => open?.panel === 'models' && open.place === place

  return (
    // On a phone the row scrolls within itself.
    <ul className="cards" aria-label={text('cards.title')}>
      {comparison.slots.map((slot, place) => (
        <li key={place} className="card-place">
          <AlternativeCard
            slot={slot}
            place={place}
            name={nameOf(slot)}
            state={state}
            change={change}
            comparison={comparison}
            open={open}
            onOpen={onOpen}
          />
        </li>
      ))}
      {next < MOST_ALTERNATIVES ? (
        <li className="card-place card-place-new">
          <button
            type="button"
            className="card-new"
            aria-expanded={isOpen(next)}
            onClick={() => onOpen(isOpen(next) ? null : { panel: 'models', place: next })}
          >
            <Icon name="plus" />
            <strong>{text(next === 0 ? 'card.newBase' : 'card.new')}</strong>
            <span>{text(next === 0 ? 'card.newBase.how' : next === 1 ? 'card.new.first' : 'card.new.how')}</span>
          </button>
        </li>
      ) : null}
    </ul>
  )
}
