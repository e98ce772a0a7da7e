import { Link } from 'wouter'
import { MOST_ALTERNATIVES, rulesAddress } from '../../comparison/address.ts'
import { LETTERS } from '../../comparison/Comparison.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import type { AlternativeCardProps } from './AlternativeCardProps.ts'
import { copyAlternative, makeBaseline, removeAlternative } from './editAlternatives.ts'

interface Action {
  readonly words: string
  readonly go: () => void
  readonly isOpen?: boolean
}

/** What can be done with a model: another one, its rates, a copy, the base, away. */
export function CardActions({ slot, place, state, change, open, onOpen, name }: AlternativeCardProps) {
  const text = useText()
  const language = useLanguage()
  const letter = LETTERS[place] ?? '0'
  const isChoosing = open?.panel === 'models' && open.place === place
  const isChanging = open?.panel === 'rates' && state.shown === place

  return (
    <div className="card-actions raised">
      {actions().map(({ words, go, isOpen }) => (
        <button
          key={words}
          type="button"
          className="link-button"
          aria-label={text('card.of', { action: words, letter, name })}
          aria-expanded={isOpen}
          onClick={go}
        >
          {words}
        </button>
      ))}
      {models().map(({ model, label }) => (
        <Link
          key={model}
          className="link-button"
          href={rulesAddress(state, model)}
          aria-label={text('card.of', { action: text('card.rules'), letter, name: label })}
        >
          {text('card.rules')}
        </Link>
      ))}
    </div>
  )

  function actions(): readonly Action[] {
    const choose: Action = {
      words: text(place === 0 ? 'card.chooseBaseline' : 'card.choose'),
      go: () => onOpen(isChoosing ? null : { panel: 'models', place }),
      isOpen: isChoosing,
    }
    const copy: Action = { words: text('card.copy'), go: () => change((before) => copyAlternative(before, place)) }
    const canCopy = state.alternatives.length < MOST_ALTERNATIVES
    if (place === 0) return canCopy ? [choose, copy] : [choose]
    return [
      ...(slot.state === 'ready' ? [{ words: text('card.change'), go: toggleRates, isOpen: isChanging }] : []),
      choose,
      ...(canCopy ? [copy] : []),
      { words: text('card.makeBaseline'), go: () => change((before) => makeBaseline(before, place)) },
      { words: text('card.remove'), go: remove },
    ]
  }

  /** Each model that pays here has a text of its own; of an assignment there are several. */
  function models(): readonly { readonly model: string; readonly label: string }[] {
    if (slot.state !== 'ready') return []
    return slot.priced.parts.map(({ model }) => ({ model: model.name, label: model.label[language] }))
  }

  function toggleRates(): void {
    if (state.shown !== place) change((before) => ({ ...before, shown: place }))
    onOpen(isChanging ? null : { panel: 'rates' })
  }

  function remove(): void {
    onOpen(null)
    change((before) => removeAlternative(before, place))
  }
}
