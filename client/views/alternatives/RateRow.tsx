import { memo } from 'react'
import type { Rate } from '../../../server/contract/model.ts'
import { RateField } from '../../fields/RateField.tsx'
import { useLanguage, useText } from '../../text/useText.ts'
import { type RateContext, SERVER_WAIT } from './RateContext.ts'
import { RateRemarks } from './RateRemarks.tsx'
import { RateState } from './RateState.tsx'
import { unitOfRate } from './unitOfRate.ts'

interface RateRowProps {
  readonly rate: Rate
  /** The payment under whose heading it stands. */
  readonly under: string | undefined
  readonly context: RateContext
  /** What it is changed to, and what the lock makes of it. */
  readonly changed: number | undefined
  readonly solved: number | undefined
}

/** A rate with its field, and beside it where it comes from. */
export const RateRow = memo(function RateRow({ rate, under, context, changed, solved }: RateRowProps) {
  const text = useText()
  const language = useLanguage()
  const label = rate.label[language]

  return (
    <div className="rate-row" data-changed={changed !== undefined || undefined}>
      <div className="rate-words">
        <p className="rate-name">{label}</p>
        <RateRemarks rate={rate} under={under} context={context} />
      </div>
      <div className="rate-change">
        <RateField
          label={label}
          value={changed ?? rate.value}
          unit={unitOfRate(rate)}
          range={rate.range}
          slides
          wait={rate.rowBound ? SERVER_WAIT : undefined}
          onChange={(next, how) => context.onChange(rate, next, how)}
        />
        <RateState {...{ rate, context, changed, solved }} name={label} />
        {rate.rowBound ? <p className="rate-note">{text('rates.rowBound')}</p> : null}
      </div>
    </div>
  )
})
