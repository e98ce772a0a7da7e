import { LETTERS, type PricedAlternative } from '../../comparison/Comparison.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { Icon } from '../frame/Icon.tsx'
import type { ChangeState } from './AlternativesProps.ts'
import { givingPayments } from './givingPayments.ts'

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
  const language = useLanguage()
  const { lock, payments } = priced
  if (lock?.state !== 'unsolved') return null

  const letter = LETTERS[place] ?? ''
  const payment = payments.find(({ name }) => name === lock.payment)?.label[language] ?? lock.payment
  // Of an alternative with several models the nearest is that of one of them.
  const [nearest] =
    priced.parts.length > 1
      ? []
      : lock.nearest.toSorted((a, b) => Math.abs(a.total - target) - Math.abs(b.total - target))
  const others = givingPayments(priced).filter(({ model, name }) => model !== lock.model || name !== lock.payment)
  const largest = others.toSorted((a, b) => paid(b.name) - paid(a.name))[0]

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
        {largest ? (
          <button
            type="button"
            className="button"
            onClick={() => change((before) => ({ ...before, gives: { ...before.gives, [place]: largest.key } }))}
          >
            {text('lock.unsolved.other')}: {largest.label[language]}
          </button>
        ) : null}
        <button type="button" className="button" onClick={() => change((before) => ({ ...before, neutral: false }))}>
          {text('lock.unsolved.off')}
        </button>
      </div>
    </div>
  )

  function paid(name: string): number {
    return (priced.amounts.payments[name] ?? []).reduce<number>((sum, one) => sum + (one ?? 0), 0)
  }
}
