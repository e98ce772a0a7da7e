import { formatSpan } from '../../format/formatSpan.ts'
import { periodAt, periodsOf, spanOf, STEPS, stepOf } from '../../statement/statementPeriod.ts'
import { useLanguage, useText } from '../../text/useText.ts'

interface PeriodChoiceProps {
  readonly at: string
  readonly years: readonly string[]
  readonly onChange: (at: string) => void
}

/** Month, quarter or year; and which, with the one before and after a press away. */
export function PeriodChoice({ at, years, onChange }: PeriodChoiceProps) {
  const text = useText()
  const language = useLanguage()
  const step = stepOf(at)
  const periods = periodsOf(step, years)
  const place = periods.indexOf(at)
  const [previous, next] = [periods[place - 1], place === -1 ? undefined : periods[place + 1]]

  return (
    <div className="statement-period">
      <div className="segments" role="group" aria-label={text('statement.step')}>
        {STEPS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === step}
            onClick={() => onChange(periodAt(one, spanOf(at).last))}
          >
            {text(`statement.step.${one}`)}
          </button>
        ))}
      </div>
      <div className="stepper">
        <button
          type="button"
          aria-label={text('statement.at.previous')}
          aria-disabled={previous === undefined}
          onClick={() => previous !== undefined && onChange(previous)}
        >
          ‹
        </button>
        <select aria-label={text('statement.at')} value={at} onChange={(event) => onChange(event.currentTarget.value)}>
          {place === -1 ? <option value={at}>{formatSpan(at, language)}</option> : null}
          {periods.map((period) => (
            <option key={period} value={period}>
              {capital(formatSpan(period, language))}
            </option>
          ))}
        </select>
        <button
          type="button"
          aria-label={text('statement.at.next')}
          aria-disabled={next === undefined}
          onClick={() => next !== undefined && onChange(next)}
        >
          ›
        </button>
      </div>
    </div>
  )
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
