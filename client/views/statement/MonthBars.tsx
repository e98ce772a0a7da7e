import { formatMonth, formatSpan } from '../../format/formatSpan.ts'
import { formatNumber } from '../../format/formatNumber.ts'
import { paidPeriod } from '../../statement/paidPeriod.ts'
import { isWithin, monthsOf, spanOf } from '../../statement/statementPeriod.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { ChartPanel } from './ChartPanel.tsx'
import { useShownStatement } from './StatementContext.ts'
import { useAmounts } from './useAmounts.ts'
import { useMarks } from './useMarks.ts'

const WIDTH = 336
const HEIGHT = 108
const BASE = 84

/** What the clinic is paid each month of the comparison's period; a press on a bar shows that month. */
export function MonthBars({ open }: { readonly open: ReadonlyMap<string, boolean> }) {
  const text = useText()
  const language = useLanguage()
  const { amount, money } = useAmounts()
  const { asked, change, currency, shown } = useShownStatement()
  const { order, statement } = shown
  const months = monthsOf(spanOf(order.period)).map((month) => ({
    month,
    ore: paidPeriod(statement, order.entries, month).ore,
    isOpen: open.get(month) !== false,
  }))
  const marks = useMarks(
    months.length,
    Math.max(
      0,
      months.findIndex(({ month }) => month === spanOf(asked.at).last),
    ),
  )
  const highest = months.toSorted((one, other) => other.ore - one.ore)[0]
  const top = Math.max(highest?.ore ?? 0, 1)
  const low = Math.min(0, ...months.map(({ ore }) => ore))
  const y = (ore: number): number => 4 + ((top - ore) / (top - low)) * (BASE - 4)
  const width = WIDTH / months.length
  const write = ({ ore, isOpen }: (typeof months)[number]): string =>
    isOpen || ore !== 0 ? money(ore) : text('statement.panel.closed')
  const shownMonth = marks.shown === undefined ? undefined : months[marks.shown]
  const note = {
    highest: highest ? capital(formatMonth(highest.month, language)) : '–',
    amount: formatNumber((highest?.ore ?? 0) / 100, language),
  }
  if (months.length < 2)
    return (
      <section className="panel statement-chart">
        <h2>{text('statement.months')}</h2>
        <p className="note">{text('statement.months.few')}</p>
      </section>
    )

  return (
    <ChartPanel
      title={text('statement.months')}
      note={
        currency === 'SEK'
          ? text('statement.months.note', note)
          : text('statement.months.noteOther', { currency, ...note })
      }
      summary={months.map((one) => `${formatSpan(one.month, language)}: ${write(one)}`).join('. ')}
      chart={
        // One stop of the tab key for all bars; the arrow keys go between them.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions
        <div
          className="statement-marks"
          role="group"
          aria-label={text('statement.chart.keys')}
          {...marks.keys}
          onKeyUp={enter}
        >
          <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
            {months.map(({ month, ore, isOpen }, place) => (
              <g key={month} {...marks.over(place)} onClick={() => show(month)}>
                <rect x={place * width} y={0} width={width} height={HEIGHT} fill="transparent" />
                <rect
                  className="statement-bar"
                  data-shown={isShown(month) || undefined}
                  data-looked={marks.shown === place || undefined}
                  x={place * width + 2}
                  y={Math.min(y(ore), y(0))}
                  width={width - 4}
                  height={Math.abs(y(ore) - y(0))}
                />
                <text className="statement-tick" x={place * width + width / 2} y={HEIGHT - 8} textAnchor="middle">
                  {isOpen ? formatMonth(month, language).charAt(0) : '×'}
                </text>
              </g>
            ))}
            <line className="statement-axis" x1={0} x2={WIDTH} y1={y(0)} y2={y(0)} />
          </svg>
          <p className="statement-mark-box" aria-live="polite">
            {shownMonth ? `${capital(formatSpan(shownMonth.month, language))}: ${write(shownMonth)}` : '\u00a0'}
          </p>
        </div>
      }
      table={
        <table className="split">
          <thead>
            <tr>
              <th scope="col">{text('statement.column.month')}</th>
              <th scope="col" className="number">
                {text('statement.column.amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {months.map((one) => (
              <tr key={one.month}>
                <th scope="row">{formatSpan(one.month, language)}</th>
                <td className="number">
                  {one.isOpen || one.ore !== 0 ? amount(one.ore) : text('statement.panel.closed')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  )

  function isShown(month: string): boolean {
    return isWithin(spanOf(month), spanOf(asked.at))
  }

  function show(month: string): void {
    change((before) => ({ ...before, step: 'month', at: month }))
  }

  function enter({ key }: { readonly key: string }): void {
    if (key === 'Enter' && shownMonth) show(shownMonth.month)
  }
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
