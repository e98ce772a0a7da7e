import { Switch } from '@mantine/core'
import { LETTERS } from '../../comparison/Comparison.ts'
import { isHeld } from '../../comparison/isHeld.ts'
import { formatMoney } from '../../format/formatMoney.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { Icon } from '../frame/Icon.tsx'
import type { AlternativesProps } from './AlternativesProps.ts'
import { GivesWay } from './GivesWay.tsx'
import { LockUnsolved } from './LockUnsolved.tsx'
import { PublishRates } from './PublishRates.tsx'

/** The total that every alternative is held to, what gives way for it in the one that is shown, and what rounding left. */
export function LockBar({ state, change, comparison }: AlternativesProps) {
  const text = useText()
  const language = useLanguage()
  const letter = LETTERS[state.shown] ?? '0'
  const base = comparison.slots[0]
  const slot = state.shown > 0 ? comparison.slots[state.shown] : undefined
  const baseline = base?.state === 'ready' ? base.priced : undefined
  const priced = slot?.state === 'ready' ? slot.priced : undefined
  const currency = baseline?.parts[0]?.program.currency ?? 'SEK'
  const money = (ore: number, decimals = 0, isChange = false): string =>
    formatMoney(ore / 100, currency, language, { decimals, isChange })

  return (
    <section className="lock" aria-label={text('lock.label')} data-on={state.neutral || undefined}>
      <div className="lock-line">
        <Switch
          checked={state.neutral}
          label={text('lock.switch')}
          onChange={(event) => {
            const neutral = event.currentTarget.checked
            change((before) => ({ ...before, neutral }))
          }}
        />
        {baseline ? (
          <strong className="lock-total">
            {state.neutral ? <Icon name="lock" /> : null}
            {text(state.neutral ? 'lock.on' : 'lock.off', { total: money(baseline.amounts.total) })}
          </strong>
        ) : null}
        {details()}
      </div>
      {state.neutral && priced?.lock?.state === 'unsolved' && baseline ? (
        <LockUnsolved
          priced={priced}
          target={baseline.amounts.total}
          place={state.shown}
          change={change}
          money={money}
        />
      ) : null}
    </section>
  )

  function details() {
    if (!slot) return <span>{text('lock.alone')}</span>
    if (slot.state === 'failed') return <span>{text('lock.failed', { letter })}</span>
    if (!baseline) return <span role="status">{text('lock.wait', { letter: '0' })}</span>
    if (!priced) return <span role="status">{text('lock.wait', { letter })}</span>
    const own = priced.parts[0]?.program.currency ?? ''
    if (own !== currency) return <span>{text('lock.currency', { letter, currency: own, base: currency })}</span>
    if (!state.neutral) return <span aria-live="polite">{costs(priced.amounts.total - baseline.amounts.total)}</span>
    return (
      <>
        <GivesWay priced={priced} place={state.shown} isHeld={isHeld(state, state.shown)} change={change} />
        {isHeld(state, state.shown) ? null : (
          <span aria-live="polite">{costs(priced.amounts.total - baseline.amounts.total)}</span>
        )}
        {priced.lock?.state === 'solved' ? (
          <>
            <span aria-live="polite">
              {text('lock.residue', { letter, amount: money(priced.lock.residue, 2, true) })}
            </span>
            <PublishRates priced={priced} place={state.shown} change={change} />
          </>
        ) : null}
      </>
    )
  }

  function costs(difference: number): string {
    if (difference === 0) return text('lock.off.same', { letter })
    const amount = money(Math.abs(difference), 2)
    return text('lock.off.change', {
      letter,
      change: text(difference > 0 ? 'lock.off.more' : 'lock.off.less', { amount }),
    })
  }
}
