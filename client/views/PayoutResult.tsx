import type { Demonstration } from '../../server/contract/contract.ts'
import { AmountChart } from '../charts/AmountChart.tsx'
import { formatMoney } from '../format/formatMoney.ts'
import { formatNumber } from '../format/formatNumber.ts'
import { formatPeriod } from '../format/formatPeriod.ts'
import { useLanguage, useText } from '../text/useText.ts'
import { PayoutTable } from './PayoutTable.tsx'

/** The answer in words, then as a chart, with the table that is its twin and its proof. */
export function PayoutResult({ demonstration }: { readonly demonstration: Demonstration }) {
  const text = useText()
  const language = useLanguage()
  const { run, labels } = demonstration

  const nameOf = (clinic: string) => labels.clinics[clinic] ?? clinic
  const period = formatPeriod(run.period, language)
  const clinics = run.clinics.toSorted((one, other) => other.total - one.total)
  const [most, least] = [clinics[0], clinics.at(-1)]
  if (!most || !least) return <p className="lead">{text('payout.empty')}</p>

  const money = (amount: number) => formatMoney(amount, run.currency, language, { in: 'millions', decimals: 1 })
  const lead = text('payout.lead', {
    period,
    count: clinics.length,
    total: money(run.region.total),
    most: nameOf(most.clinic),
    highest: money(most.total),
    least: nameOf(least.clinic),
    lowest: money(least.total),
  })
  const bars = clinics.map(({ clinic, total }) => ({ label: nameOf(clinic), amount: total / 1e6 }))

  return (
    <>
      <p className="lead">{lead}</p>
      <div className="panels">
        <section className="panel" aria-labelledby="payout-table">
          <h2 id="payout-table">{text('payout.table')}</h2>
          <PayoutTable run={{ ...run, clinics }} labels={labels} labelledBy="payout-table" />
          <p className="note">{text('payout.table.note')}</p>
        </section>
        <section className="panel" aria-labelledby="payout-chart">
          <h2 id="payout-chart">{text('payout.chart')}</h2>
          <AmountChart
            bars={bars}
            title={text('payout.chart')}
            axis={text('payout.chart.axis', { period })}
            write={(amount) => formatNumber(amount, language, { decimals: 1 })}
          />
        </section>
      </div>
      <p className="foot">{text('payout.foot', { model: labels.model[language], dataset: run.dataset, period })}</p>
    </>
  )
}
