import { memo } from 'react'
import { formatPeriod } from '../../format/formatPeriod.ts'
import { useLanguage, useText } from '../../text/useText.ts'

interface PeriodPickerProps {
  readonly period: string
  /** The years of the dataset, latest first. */
  readonly years: readonly string[]
  readonly onChange: (period: string) => void
}

const PARTS = ['Q1', 'Q2', 'Q3', 'Q4', ...Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, '0'))]

/** A year, and all of it or a quarter or a month. */
export const PeriodPicker = memo(function PeriodPicker({ period, years, onChange }: PeriodPickerProps) {
  const text = useText()
  const language = useLanguage()
  const [year = '', part = ''] = period.split('-')
  const known = years.includes(year) ? years : [year, ...years]
  const periodOf = (ofYear: string, ofPart: string): string => (ofPart === '' ? ofYear : `${ofYear}-${ofPart}`)
  const monthsOf = (one: string): string => formatPeriod(periodOf(year, one), language).replace(` ${year}`, '')

  return (
    <span className="period-picker">
      <span aria-hidden="true">{text('context.period')}</span>
      <select
        className="select"
        aria-label={text('context.year')}
        value={year}
        onChange={(event) => onChange(periodOf(event.currentTarget.value, part))}
      >
        {known.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
      <select
        className="select"
        aria-label={text('context.part')}
        value={part}
        onChange={(event) => onChange(periodOf(year, event.currentTarget.value))}
      >
        <option value="">{text('context.part.year')}</option>
        {PARTS.map((one) => (
          <option key={one} value={one}>
            {monthsOf(one)}
          </option>
        ))}
      </select>
    </span>
  )
})
