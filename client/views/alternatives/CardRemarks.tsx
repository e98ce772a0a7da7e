import { memo } from 'react'
import type { PricedAlternative } from '../../comparison/Comparison.ts'
import { formatDate } from '../../format/formatDate.ts'
import { formatFigure } from '../../format/formatFigure.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { Icon } from '../frame/Icon.tsx'
import { StatusTag } from './StatusTag.tsx'

/** What each model of an alternative is, and what a reader must know before believing its figures. */
export const CardRemarks = memo(function CardRemarks({ priced }: { readonly priced: PricedAlternative }) {
  const text = useText()
  const language = useLanguage()
  const { parts, entries } = priced
  const days = [...new Set(parts.flatMap(({ ratesOf }) => ratesOf ?? []))]
  const undecided = parts.map(({ undecidedShare }) => undecidedShare ?? 0)
  const most = Math.max(0, ...undecided)
  const share = formatFigure(most, 'share', language, { decimals: most < 0.01 ? 1 : 0 })

  return (
    <div className="card-remarks">
      {parts.map(({ model }) => (
        <p key={model.name} className="card-model">
          <StatusTag status={model.status} />
          {parts.length > 1 ? (
            <span>
              {model.label[language]}, {clinicsOn(model.name)}
            </span>
          ) : model.jurisdiction ? (
            <span>{model.jurisdiction[language]}</span>
          ) : null}
        </p>
      ))}
      {most > 0 ? (
        <p className="card-note">
          {parts.length > 1 ? text('card.undecided.most', { share }) : text('card.undecided', { share })}
        </p>
      ) : null}
      {days.map((day) => (
        <p key={day} className="card-flag">
          <Icon name="warning" />
          {text('card.ratesOf', { date: formatDate(day, language) })}
        </p>
      ))}
    </div>
  )

  function clinicsOn(model: string): string {
    const own = entries.filter((entry) => entry.model === model)
    const named = new Set(own.flatMap(({ clinics }) => (clinics === 'all' ? [] : clinics)))
    if (own.some(({ clinics }) => clinics === 'all')) return text('card.clinicsAll')
    return text('card.clinicsOn', { count: named.size })
  }
})
