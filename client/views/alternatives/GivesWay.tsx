import { LETTERS, type PricedAlternative } from '../../comparison/Comparison.ts'
import { NO_PAYMENT } from '../../comparison/isHeld.ts'
import { formatNumber } from '../../format/formatNumber.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import type { ChangeState } from './AlternativesProps.ts'
import { givingPayments } from './givingPayments.ts'
import { useGivingName } from './useGivingName.ts'

interface GivesWayProps {
  readonly priced: PricedAlternative
  readonly place: number
  /** Is it held to the baseline's total? */
  readonly isHeld: boolean
  readonly change: ChangeState
}

/** Which payment's rates are multiplied until the alternative costs what the base costs. */
export function GivesWay({ priced, place, isHeld, change }: GivesWayProps) {
  const text = useText()
  const language = useLanguage()
  const names = useGivingName()
  const { lock } = priced
  const giving = givingPayments(priced)
  const current = giving.find(({ model, name }) => model === lock?.model && name === lock.payment)

  return (
    <label className="lock-gives">
      {text('lock.gives', { letter: LETTERS[place] ?? '' })}
      <select
        className="select"
        value={isHeld ? (current?.key ?? '') : NO_PAYMENT}
        onChange={(event) => {
          const name = event.currentTarget.value
          change((before) => ({ ...before, gives: { ...before.gives, [place]: name } }))
        }}
      >
        {current || !isHeld ? null : (
          <option value="">{text(giving.length === 0 ? 'lock.none' : 'lock.choose')}</option>
        )}
        {giving.map((one) => (
          <option key={one.key} value={one.key}>
            {names.ofGiving(one)}
          </option>
        ))}
        <option value={NO_PAYMENT}>{text('lock.free')}</option>
      </select>
      {lock?.state === 'solved' ? (
        <span className="lock-factor">
          {text('lock.factor', { factor: formatNumber(lock.factor, language, { decimals: 4 }) })}
        </span>
      ) : null}
    </label>
  )
}
