import { memo } from 'react'
import { winnersAndLosers } from '../../../models/analysis/compare/index.ts'
import { changesAgainst } from '../../comparison/changesAgainst.ts'
import type { Comparison, PricedAlternative } from '../../comparison/Comparison.ts'
import { formatFigure } from '../../format/formatFigure.ts'
import { formatMoney } from '../../format/formatMoney.ts'
import { formatNumber } from '../../format/formatNumber.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { perListed } from './perListed.ts'

interface CardFiguresProps {
  readonly priced: PricedAlternative
  readonly place: number
  readonly baseline: PricedAlternative | undefined
  readonly clinics: Comparison['clinics']
  readonly isStale: boolean
}

/** The figures that every card has: per listed, total, who gains and loses, how much is fixed. */
export const CardFigures = memo(function CardFigures(props: CardFiguresProps) {
  const { priced, place, baseline, clinics, isStale } = props
  const text = useText()
  const language = useLanguage()
  const currency = priced.parts[0]?.program.currency ?? 'SEK'
  const baseCurrency = baseline?.parts[0]?.program.currency
  const isComparable = baseCurrency === currency
  const sides =
    place > 0 && baseline && isComparable ? winnersAndLosers(changesAgainst(baseline, priced, clinics)) : undefined
  const fixed = priced.fixedShare
  const count = (value: number): string => formatNumber(value, language)

  return (
    <div className="card-figures">
      {isStale ? (
        <p className="card-stale" role="status">
          {text('card.stale')}
        </p>
      ) : null}
      <p className="card-total">
        <strong>{money(priced.amounts.total)}</strong>
        <span>{listedWords()}</span>
      </p>
      <dl>
        <div>
          <dt>{text('card.gains')}</dt>
          <dd>
            {sides ? (
              <>
                <span className="gain">{count(sides.gaining)}</span>
                {', '}
                <span className="loss">{count(sides.losing)}</span>
              </>
            ) : (
              '–'
            )}
          </dd>
        </div>
        <div>
          <dt>{text('card.fixed')}</dt>
          <dd>{fixed === null ? text('card.missing') : formatFigure(fixed, 'share', language, { decimals: 0 })}</dd>
        </div>
      </dl>
      <p className="card-note">{place > 0 && baseline ? againstWords(baseline) : '\u00a0'}</p>
    </div>
  )

  function money(ore: number): string {
    return formatMoney(ore / 100, currency, language, { in: 'millions', decimals: 1 })
  }

  function againstWords({ amounts }: PricedAlternative): string {
    if (!isComparable) return text('card.currency', { currency, base: baseCurrency ?? '' })
    const change = priced.amounts.total - amounts.total
    if (change === 0) return text('card.same')
    const style = Math.abs(change) < 1e8 ? ({ in: 'thousands' } as const) : ({ in: 'millions', decimals: 1 } as const)
    const isSmall = Math.abs(change) < 1e6
    const written = formatMoney(change / 100, currency, language, {
      ...(isSmall ? { decimals: Math.abs(change) < 1e4 ? 2 : 0 } : style),
      isChange: true,
    })
    return text('card.against', { change: written })
  }

  function listedWords(): string {
    const per = perListed(priced.amounts.totals, clinics)
    if (per.amount === null) return text('card.perListed.missing')
    const amount = formatMoney(per.amount / 100, currency, language)
    if (per.known === clinics.length) return text('card.perListed', { amount })
    return text('card.perListed.partial', { amount, known: per.known, count: clinics.length })
  }
})
