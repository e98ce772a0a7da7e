import type { PricedAlternative } from '../../comparison/Comparison.ts'
import { formatFigure } from '../../format/formatFigure.ts'
import { formatNumber } from '../../format/formatNumber.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { Icon } from '../frame/Icon.tsx'
import { solvedRates } from './solvedRates.ts'
import { useGivingName } from './useGivingName.ts'
import { useRateName } from './useRateName.ts'

/** What the budget lock solved: dashed and with a lock, so that nobody takes it for a choice. */
export function SolvedChip({ priced }: { readonly priced: PricedAlternative }) {
  const text = useText()
  const language = useLanguage()
  const rateName = useRateName()
  const { ofLock } = useGivingName()
  const { lock } = priced
  if (lock?.state !== 'solved') return null

  const solved = solvedRates(priced)
  const [only] = solved
  const factor = `× ${formatNumber(lock.factor, language, { decimals: 4 })}`

  return (
    <li className="chip chip-solved" title={text('card.solved')}>
      <Icon name="lock" />
      <span className="visually-hidden">{text('card.solved')}: </span>
      <span className="chip-name">
        {only && solved.length === 1
          ? rateName(only.rate)
          : text('card.solved.rates', { payment: ofLock(priced), count: formatNumber(solved.length, language) })}
      </span>
      <span className="chip-values">
        {only && solved.length === 1 ? (
          <>
            <s>{formatFigure(only.before, only.rate.unit, language, { isBare: true })}</s>{' '}
            <strong>{formatFigure(only.solved, only.rate.unit, language, { decimals: 2 })}</strong>{' '}
          </>
        ) : null}
        <span className="chip-factor">{factor}</span>
      </span>
    </li>
  )
}
