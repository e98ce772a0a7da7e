import { memo, useState } from 'react'
import type { PricedAlternative } from '../../comparison/Comparison.ts'
import { formatNumber } from '../../format/formatNumber.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { Icon } from '../frame/Icon.tsx'
import type { ChangeState } from './AlternativesProps.ts'
import { changedRates } from './changedRates.ts'
import { changeRate } from './editAlternatives.ts'
import { RateChip } from './RateChip.tsx'
import { SolvedChip } from './SolvedChip.tsx'

interface CardRatesProps {
  readonly priced: PricedAlternative
  readonly place: number
  /** It should cost what the base costs. */
  readonly isLocked: boolean
  readonly change: ChangeState
}

const AT_ONCE = 6

/** What is changed in an alternative, each with a button that takes it back, and what the lock solved. */
export const CardRates = memo(function CardRates({ priced, place, isLocked, change }: CardRatesProps) {
  const text = useText()
  const language = useLanguage()
  const [isWhole, setWhole] = useState(false)
  const changed = changedRates(priced.alternative, priced.parts)
  const count = priced.parts.reduce((sum, { rates }) => sum + rates.length, 0)
  const visible = isWhole ? changed : changed.slice(0, AT_ONCE)

  return (
    <ul className="chips">
      {changed.length === 0 ? (
        <li className="chip">
          <span className="chip-name">{text('card.unchanged')}</span>
          <span>{text('card.rates', { count: formatNumber(count, language) })}</span>
        </li>
      ) : null}
      {visible.map((one) => (
        <RateChip
          key={`${one.model} ${one.figure}`}
          changed={one}
          onTakeBack={() =>
            change((state) => changeRate(state, place, { model: one.model, figure: one.figure, value: undefined }))
          }
        />
      ))}
      {changed.length > AT_ONCE ? (
        <li>
          <button type="button" className="quiet raised" onClick={() => setWhole(!isWhole)}>
            {isWhole ? text('card.fewer') : text('card.more', { count: changed.length - AT_ONCE })}
          </button>
        </li>
      ) : null}
      <SolvedChip priced={priced} />
      {isLocked && priced.lock?.state !== 'solved' ? (
        <li className="card-flag">
          <Icon name="warning" />
          {text('card.unsolved')}
        </li>
      ) : null}
    </ul>
  )
})
