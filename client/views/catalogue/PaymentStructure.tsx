import type { StructurePayment } from '../../../server/contract/catalogue.ts'
import { formatFigure } from '../../format/formatFigure.ts'
import { formatUnit } from '../../format/formatUnit.ts'
import { useLanguage, useText } from '../../text/useText.ts'

interface PaymentStructureProps {
  readonly payment: StructurePayment
  readonly model: string
  readonly names: (names: readonly string[]) => string
  /** Beside another that reads the same: what they read is told once for both. */
  readonly isShort?: boolean
}

/** One payment by what it pays for: its group and level, what it reads, and its rates with their latest values. */
export function PaymentStructure({ payment, model, names, isShort = false }: PaymentStructureProps) {
  const text = useText()
  const language = useLanguage()
  const { label, group, each, isPot, rates, facts, words, conditions, indicators } = payment
  const own = words.length > 0 ? facts.filter((fact) => !words.some((word) => word.startsWith(`${fact} = `))) : facts
  const read = names([...own, ...words, ...conditions, ...indicators])

  return (
    <div className="structure-payment">
      <p>
        <strong>{label[language]}</strong>{' '}
        <span className="structure-level">
          {[
            ...(isShort ? [model] : []),
            text(`catalogue.group.${group}`),
            text(`catalogue.each.${each}`),
            ...(isPot ? [text('catalogue.payment.pot')] : []),
          ].join(', ')}
        </span>
      </p>
      {isShort || read === '' ? null : (
        <p className="structure-reads">{text('catalogue.payment.reads', { names: read })}</p>
      )}
      {rates.length === 0 ? null : (
        <details>
          <summary
            aria-label={text('catalogue.payment.rates.of', { payment: label[language], model, count: rates.length })}
          >
            {text('catalogue.payment.rates', { count: rates.length })}
          </summary>
          <ul className="structure-rates">
            {rates.map((rate) => (
              <li key={rate.name}>
                {rate.label[language]}: {valueOf(rate)}
                {rate.basis === null || rate.basis === 'decided' || rate.basis === 'missing'
                  ? ''
                  : `, ${text(`basis.${rate.basis}`)}`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )

  function valueOf({ value, rows, unit, basis }: StructurePayment['rates'][number]): string {
    if (basis === 'missing') return text('catalogue.rate.missing')
    if (rows !== null) return `${text('catalogue.rate.rows', { count: rows })}, ${formatUnit(unit, language)}`
    if (value === null) return text('catalogue.rate.missing')
    if (unit === 'share') return formatFigure(value, unit, language)
    return `${formatFigure(value, unit, language, { isBare: true })} ${formatUnit(unit, language)}`.trim()
  }
}
