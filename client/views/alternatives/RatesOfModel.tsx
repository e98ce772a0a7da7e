import { useCallback, useMemo } from 'react'
import type { Rate } from '../../../server/contract/model.ts'
import type { Changes, Pricing } from '../../../server/contract/pricing.ts'
import type { PricedAlternative } from '../../comparison/Comparison.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import type { ChangeState } from './AlternativesProps.ts'
import { changeRate } from './editAlternatives.ts'
import { groupRates, type RateGroup } from './groupRates.ts'
import type { RateContext, RatesNow } from './RateContext.ts'
import { RateRow } from './RateRow.tsx'
import { RateTable } from './RateTable.tsx'
import { solvedRates } from './solvedRates.ts'
import { useRateName } from './useRateName.ts'

interface RatesOfModelProps {
  readonly part: Pricing
  readonly changes: Changes
  readonly priced: PricedAlternative
  readonly place: number
  readonly change: ChangeState
  readonly words: string
}

/** The rates of one model, under the payments that read them. */
export function RatesOfModel({ part, changes, priced, place, change, words }: RatesOfModelProps) {
  const text = useText()
  const language = useLanguage()
  const nameOf = useRateName()
  const asked = useMemo(() => words.toLowerCase().split(/\s+/).filter(Boolean), [words])
  const labelOf = useCallback(
    (payment: string) => part.payments.find(({ name }) => name === payment)?.label[language] ?? payment,
    [part, language],
  )
  const groups = useMemo(
    () => groupRates({ payments: part.payments, rates: part.rates.filter(matches) }),
    // oxlint-disable-next-line react/exhaustive-deps -- names change with the language, which `labelOf` has
    [part, asked, labelOf],
  )
  const model = part.model.name
  const context = useMemo<RateContext>(
    () => ({
      labelOf,
      onChange: ({ name: figure, value: document }, value, how) =>
        change(
          (state) => changeRate(state, place, { model, figure, value: value === document ? undefined : value }),
          how,
        ),
    }),
    [labelOf, change, place, model],
  )
  const solved = priced.lock?.model === model ? solvedRates(priced) : []
  const now: RatesNow = { changes, solved: new Map(solved.map((one) => [one.rate.name, one.solved])) }

  return (
    <>
      {priced.parts.length > 1 ? (
        <p className="rates-model">{text('rates.model', { model: part.model.label[language] })}</p>
      ) : null}
      {groups.map((group) => (
        <div key={group.payment?.name ?? ''} className="rate-group" role="group" aria-label={titleOf(group)}>
          <h3>{titleOf(group)}</h3>
          {group.items.map((item) =>
            item.type === 'rate' ? (
              <RateRow
                key={item.rate.name}
                rate={item.rate}
                under={group.payment?.name}
                context={context}
                changed={changes[item.rate.name]}
                solved={now.solved.get(item.rate.name)}
              />
            ) : (
              <RateTable
                key={item.name}
                label={item.label}
                rows={item.rows}
                under={group.payment?.name}
                context={context}
                now={now}
                isFound={asked.length > 0}
              />
            ),
          )}
        </div>
      ))}
      {groups.length === 0 ? (
        <p className="empty" role="status">
          {part.rates.length === 0 ? text('rates.none') : text('rates.empty', { words })}
        </p>
      ) : null}
    </>
  )

  function titleOf({ payment }: RateGroup): string {
    return payment ? payment.label[language] : text('rates.others')
  }

  function matches(rate: Rate): boolean {
    if (asked.length === 0) return true
    const own = [rate.name, nameOf(rate), rate.title, rate.source, ...rate.payments.map(labelOf)]
    const lower = own.join(' ').toLowerCase()
    return asked.every((word) => lower.includes(word))
  }
}
