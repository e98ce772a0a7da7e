import { useMemo } from 'react'
import { ColumnBars } from '../../charts/ColumnBars.tsx'
import { formatMonth, formatSpan } from '../../format/formatSpan.ts'
import { formatNumber } from '../../format/formatNumber.ts'
import { paidPeriod } from '../../statement/paidPeriod.ts'
import { isWithin, monthsOf, spanOf } from '../../statement/statementPeriod.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { ChartPanel } from './ChartPanel.tsx'
import { useShownStatement } from './StatementContext.ts'
import { useAmounts } from './useAmounts.ts'
import { useMarks } from './useMarks.ts'

/** What the clinic is paid each month of the comparison's period; a press on a bar shows that month. */
export function MonthBars({ open }: { readonly open: ReadonlyMap<string, boolean> }) {
  const text = useText()
  const language = useLanguage()
  const { amount, money } = useAmounts()
  const { asked, change, currency, shown } = useShownStatement()
  const { order, statement } = shown
  const months = useMemo(
    () =>
      monthsOf(spanOf(order.period)).map((month) => ({
        month,
        ore: paidPeriod(statement, order.entries, month).ore,
        isOpen: open.get(month) !== false,
      })),
    [statement, order, open],
  )
  const columns = useMemo(
    () =>
      months.map(({ month, ore, isOpen }) => ({
        name: month,
        value: ore,
        tick: isOpen ? formatMonth(month, language).charAt(0) : '×',
        isShown: isWithin(spanOf(month), spanOf(asked.at)),
      })),
    [months, asked.at, language],
  )
  const marks = useMarks(
    months.length,
    Math.max(
      0,
      months.findIndex(({ month }) => month === spanOf(asked.at).last),
    ),
  )
  const highest = months.toSorted((one, other) => other.ore - one.ore)[0]
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
          <ColumnBars {...{ columns }} looked={marks.shown} onLook={marks.look} onChoose={show} />
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

  function show(place: number): void {
    const month = months[place]?.month
    if (month !== undefined) change((before) => ({ ...before, step: 'month', at: month }))
  }

  function enter({ key }: { readonly key: string }): void {
    if (key === 'Enter' && marks.shown !== undefined) show(marks.shown)
  }
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
