import { Skeleton } from '@mantine/core'
import { useMemo } from 'react'
import { Link } from 'wouter'
import { ALIKE_PERCENT, winnersAndLosers } from '../../../models/analysis/compare/index.ts'
import type { StoredObject } from '../../../server/contract/objects.ts'
import { addressOf } from '../../comparison/address.ts'
import { changesAgainst } from '../../comparison/changesAgainst.ts'
import { pairAlternatives } from '../../comparison/changesBetween.ts'
import { LETTERS, type PricedAlternative, type Slot } from '../../comparison/Comparison.ts'
import { comparisonIn, openedAddress } from '../../comparison/savedComparison.ts'
import { sideBySide } from '../../comparison/sideBySide.ts'
import { useComparison } from '../../comparison/useComparison.ts'
import { formatNumber } from '../../format/formatNumber.ts'
import { formatPercent } from '../../format/formatPercent.ts'
import { moneyWord } from '../../format/moneyWord.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { LetterSquare } from '../alternatives/LetterSquare.tsx'
import { useAlternativeName } from '../alternatives/useAlternativeName.ts'
import { ScrollBox } from '../compare/ScrollBox.tsx'

interface PayDifferenceProps {
  readonly from: StoredObject
  readonly to: StoredObject
}

/** Öre in a million of the currency. */
const MILLION = 100e6

/** What two versions of a comparison pay, alternative by alternative, and the way to see both on one page. */
export function PayDifference({ from, to }: PayDifferenceProps) {
  const text = useText()
  const language = useLanguage()
  const [one, other] = useMemo(() => [comparisonIn(from.content), comparisonIn(to.content)] as const, [from, to])
  const [before, after] = [useComparison(one), useComparison(other)]
  const nameOf = useAlternativeName(other)
  const pairs = useMemo(() => pairAlternatives(one.alternatives, other.alternatives), [one, other])
  const both = useMemo(() => sideBySide(one, other), [one, other])

  if (one.dataset !== other.dataset || one.period !== other.period)
    return (
      <>
        <p className="note">{text('diff.pay.other')}</p>
        <Apart from={from} to={to} />
      </>
    )
  const isLoading = [...before.slots, ...after.slots].some(({ state }) => state === 'loading')
  const unit = moneyWord(currencyIn(after.slots), language, 'millions')
  return (
    <>
      {isLoading ? (
        <div role="status" aria-label={text('diff.pay.loading')}>
          <Skeleton height={36 * (pairs.length + 1)} />
        </div>
      ) : (
        <ScrollBox className="diff-pay" label={text('diff.pay.label')}>
          <table aria-label={text('diff.pay.label')}>
            <thead>
              <tr>
                <th scope="col">{text('diff.pay.model')}</th>
                <th scope="col">{text('diff.pay.from', { version: from.version, unit })}</th>
                <th scope="col">{text('diff.pay.from', { version: to.version, unit })}</th>
                <th scope="col">{text('diff.pay.difference', { unit })}</th>
                <th scope="col">{text('diff.pay.clinics', { version: from.version })}</th>
              </tr>
            </thead>
            <tbody>
              {pairs.map((pair) => {
                const slot = after.slots[pair.to]
                const [was, is] = [pricedIn(before.slots[pair.from]), pricedIn(slot)]
                return (
                  <tr key={pair.to}>
                    <th scope="row">
                      <LetterSquare letter={LETTERS[pair.to] ?? '0'} isShown={false} /> {slot ? nameOf(slot) : ''}
                    </th>
                    <td>{money(was?.amounts.total)}</td>
                    <td>{money(is?.amounts.total)}</td>
                    <td>{was && is ? change(is.amounts.total - was.amounts.total) : text('diff.pay.missing')}</td>
                    <td>{was && is ? moved(was, is) : text('diff.pay.missing')}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
          <p className="note">
            {text('diff.pay.how', {
              from: from.version,
              to: to.version,
              count: formatNumber(after.clinics.length, language),
              percent: formatPercent(ALIKE_PERCENT, language, { decimals: 1 }),
            })}
          </p>
        </ScrollBox>
      )}
      {both ? (
        <p className="save-actions">
          <Link className="button" href={addressOf(both)}>
            {text('diff.pay.open')}
          </Link>
        </p>
      ) : (
        <>
          <p className="note">{text('diff.pay.apart')}</p>
          <Apart from={from} to={to} />
        </>
      )}
    </>
  )

  function money(ore: number | undefined): string {
    return ore === undefined ? text('diff.pay.missing') : formatNumber(ore / MILLION, language, { decimals: 1 })
  }

  function change(ore: number) {
    const written = formatNumber(ore / MILLION, language, { decimals: 1, isChange: true })
    const isNone = Math.abs(ore) < MILLION / 20
    return <span className={isNone ? undefined : ore > 0 ? 'gain' : 'loss'}>{written}</span>
  }

  /** How many clinics gain and lose against the version before: counted as on the cards of a comparison. */
  function moved(was: PricedAlternative, is: PricedAlternative) {
    const { gaining, losing } = winnersAndLosers(changesAgainst(was, is, after.clinics))
    return (
      <>
        <span className="gain">{formatNumber(gaining, language)}</span>
        {', '}
        <span className="loss">{formatNumber(losing, language)}</span>
      </>
    )
  }
}

const pricedIn = (slot: Slot | undefined): PricedAlternative | undefined =>
  slot?.state === 'ready' ? slot.priced : undefined

const currencyIn = (slots: readonly Slot[]): string =>
  slots.flatMap((slot) => pricedIn(slot)?.parts ?? [])[0]?.model.currency ?? 'SEK'

/** Each version on a page of its own. */
function Apart({ from, to }: PayDifferenceProps) {
  const text = useText()
  return (
    <p className="save-actions">
      {[from, to].map((one) => (
        <Link key={one.version} className="button" href={openedAddress(one.content, one)}>
          {text('object.open.version', { version: one.version })}
        </Link>
      ))}
    </p>
  )
}
