import type { Rate } from '../../../server/contract/model.ts'
import { formatDate } from '../../format/formatDate.ts'
import { formatFigure } from '../../format/formatFigure.ts'
import { formatUnit } from '../../format/formatUnit.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import type { RateContext } from './RateContext.ts'
import { unitOfRate } from './unitOfRate.ts'

interface RateRemarksProps {
  readonly rate: Rate
  readonly under: string | undefined
  readonly context: RateContext
}

/** Where a rate comes from: source, basis, from when, what is allowed, who else reads it, and its note. */
export function RateRemarks({ rate, under, context }: RateRemarksProps) {
  const text = useText()
  const language = useLanguage()
  const { title, url, source, basis, from, range, note, payments } = rate
  const unit = unitOfRate(rate)
  const others = payments.filter((name) => name !== under)
  const own = note?.[language] ?? note?.[language === 'sv' ? 'en' : 'sv']
  const write = (value: number): string => formatFigure(value, unit, language, { isBare: true })
  // A source is its name in the document and the place in it: `terms § 3.1`.
  const place = title === source ? '' : source.split(' ').slice(1).join(' ')

  return (
    <>
      <p className="rate-note">
        <span>
          {url === null ? (
            title
          ) : (
            <a href={url} target="_blank" rel="noreferrer">
              {title}
            </a>
          )}
          {place === '' ? '' : `, ${place}`}
        </span>
        <span className={basis === 'decided' ? undefined : 'rate-undecided'}>
          {text('rates.basis', { basis: text(`basis.${basis}`) })}
        </span>
        <span>{text('rates.from', { date: formatDate(from, language) })}</span>
        {range ? (
          <span>
            {text('rates.allowed', {
              range: text('field.range', {
                low: write(range[0]),
                high: write(range[1]),
                unit: formatUnit(unit, language),
              }),
            })}
          </span>
        ) : null}
        {others.length > 0 ? (
          <span>{text('rates.also', { payments: others.map(context.labelOf).join(', ') })}</span>
        ) : null}
      </p>
      {own === undefined ? null : (
        <p className="rate-note" lang={note?.[language] === undefined ? (language === 'sv' ? 'en' : 'sv') : undefined}>
          {own}
        </p>
      )}
    </>
  )
}
