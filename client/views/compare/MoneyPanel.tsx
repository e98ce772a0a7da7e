import { memo, useCallback, useMemo } from 'react'
import { ChangeBar } from '../../charts/ChangeBar.tsx'
import { StackedBars } from '../../charts/StackedBars.tsx'
import type { PricedAlternative } from '../../comparison/Comparison.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import type { Analysis } from './Analysis.ts'
import { ChartPanel } from './ChartPanel.tsx'
import { type HuedPayment, paymentHues, wholeOf } from './paymentHues.ts'
import { ScrollBox } from './ScrollBox.tsx'
import { useWriting } from './useWriting.ts'

/** The region's money by payment, model by model: bars, and the table that is their twin. */
export const MoneyPanel = memo(function MoneyPanel({ analysis }: { readonly analysis: Analysis }) {
  const text = useText()
  const language = useLanguage()
  const write = useWriting(analysis.currency)
  const { priced, shown } = analysis
  const payments = useMemo(() => paymentHues(priced), [priced])
  const heading = text('compare.money')
  const bars = useMemo(
    () =>
      priced.map((one) => ({
        letter: one.letter,
        name: one.label[language],
        total: write.inMillions(one.amounts.total),
        isShown: one === shown,
        segments: segmentsOf(one, payments).map(({ payment, ore }) => ({
          amount: ore,
          hue: payment.hue,
          title: payment.label[language],
          lines: [write.inMillions(ore), write.percent((100 * ore) / (one.amounts.total || 1))],
        })),
      })),
    [priced, payments, shown, language, write],
  )
  const summary = bars.map(({ letter, name, total }) => `${letter} ${name}: ${total}`).join('. ')
  const writeOn = useCallback((ore: number) => write.number(ore / 1e8, Math.abs(ore) < 1e9 ? 1 : 0), [write])

  return (
    <ChartPanel heading={heading} file="payments" foot={<MoneyNotes analysis={analysis} />}>
      <StackedBars {...{ bars, summary }} label={text('compare.chart.label', { heading })} write={writeOn} />
      <MoneyTable {...{ analysis, payments }} />
    </ChartPanel>
  )
})

function segmentsOf(one: PricedAlternative, payments: readonly HuedPayment[]) {
  return payments.flatMap((payment) => {
    const ore = wholeOf(one, payment.name)
    return ore ? [{ payment, ore }] : []
  })
}

interface MoneyTableProps {
  readonly analysis: Analysis
  readonly payments: readonly HuedPayment[]
}

function MoneyTable({ analysis, payments }: MoneyTableProps) {
  const text = useText()
  const language = useLanguage()
  const write = useWriting(analysis.currency)
  const { priced, base, shown } = analysis
  const rows = payments.map((payment) => {
    const [before, after] = [wholeOf(base, payment.name), wholeOf(shown, payment.name)]
    return { payment, isSettled: before !== null || after !== null, change: (after ?? 0) - (before ?? 0) }
  })
  const most = Math.max(1, ...rows.map(({ change }) => Math.abs(change)))
  const heading = text('compare.money.table', { unit: write.units.millions })

  return (
    <ScrollBox className="scroll-box" label={heading}>
      <table className="figures money" aria-label={heading}>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            {priced.map((one) => (
              <th key={one.letter} scope="col">
                <span className="letter" data-shown={one === shown || undefined} title={one.label[language]}>
                  {one.letter}
                </span>
                <span className="visually-hidden"> {one.label[language]}</span>
              </th>
            ))}
            <th scope="col" colSpan={2}>
              {text('compare.money.change', { letter: shown.letter })}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ payment, isSettled, change }) => (
            <tr key={payment.name}>
              <th scope="row">
                <svg className="swatch" viewBox="0 0 12 12" aria-hidden="true">
                  <rect className={`hue ${payment.hue}`} x="0.5" y="0.5" width="11" height="11" />
                </svg>
                {payment.label[language]}
              </th>
              {priced.map((one) => (
                <td key={one.letter} className={one === shown ? 'is-shown' : undefined}>
                  {cell(one, payment.name)}
                </td>
              ))}
              <td className="bar-cell">
                <ChangeBar value={change} most={most} side="neutral" />
              </td>
              <td>{isSettled ? write.millionsChange(change) : '–'}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text('compare.sum')}</th>
            {priced.map((one) => (
              <td key={one.letter}>{write.millions(one.amounts.total)}</td>
            ))}
            <td colSpan={2}>{write.millionsChange(shown.amounts.total - base.amounts.total)}</td>
          </tr>
        </tfoot>
      </table>
    </ScrollBox>
  )

  /** A dash where the model has no such payment; in words where it has but does not settle it in the period. */
  function cell(one: PricedAlternative, name: string) {
    const ore = wholeOf(one, name)
    if (ore !== null) return write.millions(ore)
    return one.payments.some((payment) => payment.name === name) ? text('compare.notSettled') : '–'
  }
}

function MoneyNotes({ analysis }: { readonly analysis: Analysis }) {
  const text = useText()
  const language = useLanguage()
  const write = useWriting(analysis.currency)
  const unpaid = analysis.priced.flatMap(({ letter, payments, amounts }) =>
    Object.entries(amounts.unpaid).flatMap(([name, ore]) => {
      const label = payments.find((payment) => payment.name === name)?.label[language] ?? name
      return ore === 0 ? [] : [text('compare.unpaid', { letter, payment: label, amount: write.inKronor(ore) })]
    }),
  )
  const open = analysis.notSettled.map(({ label }) => label[language])

  return (
    <p className="note">
      {text('compare.money.rounded')}
      {open.length > 0 && ` ${text('compare.money.open', { payments: open.join(', ') })}`}
      {unpaid.map((sentence) => ` ${sentence}`)}
    </p>
  )
}
