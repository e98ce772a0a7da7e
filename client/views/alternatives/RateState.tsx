import type { Rate } from '../../../server/contract/model.ts'
import { formatFigure } from '../../format/formatFigure.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { Icon } from '../frame/Icon.tsx'
import type { RateContext } from './RateContext.ts'
import { unitOfRate } from './unitOfRate.ts'

interface RateStateProps {
  readonly rate: Rate
  readonly context: RateContext
  readonly changed: number | undefined
  readonly solved: number | undefined
  readonly name: string
}

/** Of a changed rate what is in force, and the way back; of a solved one what the lock makes of it. */
export function RateState({ rate, context, changed, solved, name }: RateStateProps) {
  const text = useText()
  const language = useLanguage()

  return (
    <>
      {changed !== undefined ? (
        <p className="rate-note">
          <s>{text('rates.before', { value: formatFigure(rate.value, unitOfRate(rate), language) })}</s>{' '}
          <button
            type="button"
            className="link-button"
            aria-label={text('card.takeBack', { rate: name })}
            onClick={() => context.onChange(rate, rate.value, 'push')}
          >
            {text('rates.takeBack')}
          </button>
        </p>
      ) : null}
      {solved === undefined ? null : (
        <p className="rate-note rate-solved">
          <Icon name="lock" />
          {text('rates.solved', { value: formatFigure(solved, unitOfRate(rate), language, { decimals: 2 }) })}
        </p>
      )}
    </>
  )
}
