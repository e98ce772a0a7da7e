import { formatFigure } from '../../format/formatFigure.ts'
import { formatUnit } from '../../format/formatUnit.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { Icon } from '../frame/Icon.tsx'
import type { ChangedRate } from './changedRates.ts'
import { unitOfRate } from './unitOfRate.ts'
import { useRateName } from './useRateName.ts'

interface RateChipProps {
  readonly changed: ChangedRate
  readonly onTakeBack: () => void
}

/** A changed rate: in force struck through, the proposal bold. An address may ask for what the model does not have. */
export function RateChip({ changed: { figure, value, rate }, onTakeBack }: RateChipProps) {
  const text = useText()
  const language = useLanguage()
  const rateName = useRateName()
  const name = rate ? rateName(rate) : figure
  const unit = rate ? unitOfRate(rate) : ''
  const write = (one: number): string => formatFigure(one, unit, language, { isBare: true })
  const wrong = remark()

  return (
    <li className="chip" data-wrong={wrong === undefined ? undefined : true}>
      <span className="chip-name">{name}</span>
      <span className="chip-values">
        {rate ? (
          <s>
            <span className="visually-hidden">{text('card.was')} </span>
            {write(rate.value)}
          </s>
        ) : null}{' '}
        <strong>
          <span className="visually-hidden">{text('card.now')} </span>
          {formatFigure(value, unit, language)}
        </strong>
      </span>
      <button
        type="button"
        className="chip-back raised"
        aria-label={text('card.takeBack', { rate: name })}
        title={text('card.takeBack', { rate: name })}
        onClick={onTakeBack}
      >
        <Icon name="close" />
      </button>
      {wrong === undefined ? null : <span className="chip-wrong">{wrong}</span>}
    </li>
  )

  function remark(): string | undefined {
    if (!rate) return text('card.unknownRate')
    const [low, high] = rate.range ?? []
    if (low === undefined || high === undefined || (value >= low && value <= high)) return undefined
    const range = text('field.range', { low: write(low), high: write(high), unit: formatUnit(unit, language) })
    return text('card.outside', { range: range.trim() })
  }
}
