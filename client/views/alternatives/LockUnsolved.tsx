import { LETTERS, type PricedAlternative } from '../../comparison/Comparison.ts'
import { NO_PAYMENT } from '../../comparison/isHeld.ts'
import { useText } from '../../text/useText.ts'
import { Icon } from '../frame/Icon.tsx'
import type { ChangeState } from './AlternativesProps.ts'
import { type GivingPayment, givingPayments } from './givingPayments.ts'
import { useGivingName } from './useGivingName.ts'

interface LockUnsolvedProps {
  readonly priced: PricedAlternative
  /** What it should cost, in öre. */
  readonly target: number
  readonly place: number
  readonly change: ChangeState
  readonly money: (ore: number, decimals?: number, isChange?: boolean) => string
}

/** Which payment cannot hold the budget, how near it comes, and two ways out. */
export function LockUnsolved({ priced, target, place, change, money }: LockUnsolvedProps) {
  const text = useText()
  const names = useGivingName()
  const { lock } = priced
  if (lock?.state !== 'unsolved') return null

  const letter = LETTERS[place] ?? ''
  const payment = names.ofLock(priced)
  // Of an alternative with several models the nearest is that of one of them.
  const [nearest] =
    priced.parts.length > 1
      ? []
      : lock.nearest.toSorted((a, b) => Math.abs(a.total - target) - Math.abs(b.total - target))
  const other = wayOut()

  return (
    <div className="warning" role="alert">
      <p>
        <Icon name="warning" />
        <strong>{text('lock.unsolved', { payment, letter })}</strong>{' '}
        {nearest
          ? text('lock.unsolved.nearest', { total: money(nearest.total), gap: money(nearest.total - target, 0, true) })
          : null}
      </p>
      <div className="warning-actions">
        {other ? (
          <button
            type="button"
            className="button"
            onClick={() => change((before) => ({ ...before, gives: { ...before.gives, [place]: other.key } }))}
          >
            {text('lock.unsolved.other')}: {names.ofGiving(other)}
          </button>
        ) : null}
        <button
          type="button"
          className="button"
          onClick={() => change((before) => ({ ...before, gives: { ...before.gives, [place]: NO_PAYMENT } }))}
        >
          {text('lock.unsolved.off')}
        </button>
      </div>
    </div>
  )

  /** All payments together can give most; where they too were too little, the largest of another is what is left to try. */
  function wayOut(): GivingPayment | undefined {
    const others = givingPayments(priced).filter(({ model, name }) => model !== lock?.model || name !== lock.payment)
    const all = others.find(({ model, label }) => model === lock?.model && label === null)
    return all ?? others.toSorted((a, b) => paid(b.name) - paid(a.name))[0]
  }

  function paid(name: string): number {
    return (priced.amounts.payments[name] ?? []).reduce<number>((sum, one) => sum + (one ?? 0), 0)
  }
}
