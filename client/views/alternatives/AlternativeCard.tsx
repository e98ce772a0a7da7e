import { LETTERS } from '../../comparison/Comparison.ts'
import { isHeld } from '../../comparison/isHeld.ts'
import { useText } from '../../text/useText.ts'
import type { AlternativeCardProps } from './AlternativeCardProps.ts'
import { CardActions } from './CardActions.tsx'
import { CardFailed } from './CardFailed.tsx'
import { CardFigures } from './CardFigures.tsx'
import { CardLoading } from './CardLoading.tsx'
import { CardRates } from './CardRates.tsx'
import { CardRemarks } from './CardRemarks.tsx'
import { LetterSquare } from './LetterSquare.tsx'

/** One model of the comparison. A click anywhere on it shows it below; so does its name, for the keyboard. */
export function AlternativeCard(props: AlternativeCardProps) {
  const text = useText()
  const { slot, place, name, state, change, comparison, onOpen } = props
  const base = comparison.slots[0]
  const letter = LETTERS[place] ?? '0'
  const isLocked = isHeld(state, place) && base?.state === 'ready'
  const isShown = place > 0 && place === state.shown

  return (
    <article
      className="card"
      data-shown={isShown || undefined}
      data-base={place === 0 || undefined}
      aria-labelledby={`card-${letter}`}
    >
      <header className="card-head">
        <p className="card-line">
          <LetterSquare letter={letter} isShown={isShown} />
          {place === 0 ? <span className="tag">{text('card.baseline')}</span> : null}
          {isShown ? <span className="tag tag-shown">{text('card.shown')}</span> : null}
        </p>
        <h3 id={`card-${letter}`} className="card-name">
          {place === 0 || isShown ? (
            name
          ) : (
            <button
              type="button"
              className="card-show"
              onClick={() => change((before) => ({ ...before, shown: place }))}
            >
              {name}
              <span className="visually-hidden">, {text('card.show')}</span>
            </button>
          )}
        </h3>
      </header>
      {content()}
      <CardActions {...props} />
    </article>
  )

  function content() {
    switch (slot.state) {
      case 'loading':
        return <CardLoading name={name} />
      case 'failed':
        return (
          <CardFailed problem={slot.problem} retry={slot.retry} onChoose={() => onOpen({ panel: 'models', place })} />
        )
      case 'ready':
        return (
          <div className="card-body" data-stale={slot.isStale || undefined}>
            <CardRemarks priced={slot.priced} />
            <CardRates priced={slot.priced} place={place} isLocked={isLocked} change={change} />
            <CardFigures
              priced={slot.priced}
              place={place}
              baseline={base?.state === 'ready' ? base.priced : undefined}
              clinics={comparison.clinics}
              isStale={slot.isStale}
            />
          </div>
        )
    }
  }
}
