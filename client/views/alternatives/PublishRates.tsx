import { useId } from 'react'
import type { ComparisonState, PricedAlternative } from '../../comparison/Comparison.ts'
import { NO_PAYMENT } from '../../comparison/isHeld.ts'
import { useText } from '../../text/useText.ts'
import type { ChangeState } from './AlternativesProps.ts'
import { changeRate } from './editAlternatives.ts'
import { publishable, solvedRates } from './solvedRates.ts'

interface PublishRatesProps {
  readonly priced: PricedAlternative
  readonly place: number
  readonly change: ChangeState
}

/** Writes what the lock solved as rates that could be printed, and lets this one alternative go: what then differs is shown. */
export function PublishRates({ priced, place, change }: PublishRatesProps) {
  const text = useText()
  const why = useId()
  const lock = priced.lock
  const rates = solvedRates(priced).map(({ rate, solved }) => ({ rate, value: publishable(solved) }))
  const isOutside = rates.some(({ rate: { range }, value }) => range && (value < range[0] || value > range[1]))
  if (lock?.state !== 'solved' || rates.length === 0) return null

  return (
    <>
      <button type="button" className="button" disabled={isOutside} aria-describedby={why} onClick={publish}>
        {text('lock.publish')}
      </button>
      <span id={why} className={isOutside ? 'lock-note' : 'lock-note lock-how'}>
        {text(isOutside ? 'lock.publish.outside' : 'lock.publish.how')}
      </span>
    </>
  )

  function publish(): void {
    const model = lock?.model ?? ''
    change((before) =>
      rates.reduce<ComparisonState>(
        (state, { rate, value }) =>
          changeRate(state, place, { model, figure: rate.name, value: value === rate.value ? undefined : value }),
        { ...before, gives: { ...before.gives, [place]: NO_PAYMENT } },
      ),
    )
  }
}
