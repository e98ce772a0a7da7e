import { memo, useMemo } from 'react'
import { stepsBetween } from '../../../models/analysis/compare/index.ts'
import { WaterfallChart } from '../../charts/WaterfallChart.tsx'
import type { ComparisonState } from '../../comparison/Comparison.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import type { Analysis, ClinicLine } from './Analysis.ts'
import { ChartPanel } from './ChartPanel.tsx'
import { ClinicLink } from './ClinicLink.tsx'
import { paymentHues } from './paymentHues.ts'
import { ReasonSentence } from './ReasonSentence.tsx'
import { useStatementLinks } from './useStatementLinks.ts'
import { useWriting } from './useWriting.ts'

interface ReasonPanelProps {
  readonly state: ComparisonState
  readonly analysis: Analysis
  readonly selected: ClinicLine
}

/** More steps than this are told as one. */
const MOST_STEPS = 8

/** Why the selected clinic changes: from one model to the other, payment by payment. */
export const ReasonPanel = memo(function ReasonPanel({ state, analysis, selected }: ReasonPanelProps) {
  const text = useText()
  const language = useLanguage()
  const write = useWriting(analysis.currency)
  const { base, shown, priced } = analysis
  const { clinic, change } = selected
  const labels = useMemo(
    () => new Map(paymentHues(priced).map(({ name, label }) => [name, label[language]])),
    [priced, language],
  )
  const linkTo = useStatementLinks(state, shown.letter)
  const size = change.perListed === null ? 1 : (clinic.listed ?? 1)
  const steps = useMemo(() => {
    const all = stepsBetween(base.amounts.payments, shown.amounts.payments, change.place)
      .filter((step) => step.change !== 0)
      .map((step) => ({ name: labels.get(step.payment) ?? step.payment, change: step.change / size }))
    if (all.length <= MOST_STEPS) return all
    const rest = all.slice(MOST_STEPS - 1)
    const name = text('compare.reason.rest', { count: rest.length })
    return [...all.slice(0, MOST_STEPS - 1), { name, change: rest.reduce((sum, one) => sum + one.change, 0) }]
    // oxlint-disable-next-line react/exhaustive-deps -- the texts change with the labels' language
  }, [base, shown, change.place, labels, size])
  const unit = change.perListed === null ? write.units.kr : text('compare.perListed', { unit: write.units.kr })
  const key = change.change === 0 ? 'same' : change.change > 0 ? 'more' : 'less'
  const heading = text(`compare.reason.${key}`, { clinic: clinic.name })
  const from = { name: text('compare.reason.before', { unit }), amount: change.before / size }
  const to = { name: text('compare.reason.after', { letter: shown.letter, unit }), amount: change.after / size }

  return (
    <ChartPanel
      heading={heading}
      file={`why-${clinic.clinic}`}
      table={{
        columns: [text('compare.payment'), unit],
        rows: () => [
          [from.name, write.kronor(from.amount)],
          ...steps.map((step) => [step.name, write.kronorChange(step.change)]),
          [to.name, write.kronor(to.amount)],
        ],
      }}
      foot={
        <>
          <p className="note">{text('compare.reason.broken')}</p>
          <ReasonSentence analysis={analysis} selected={selected} />
          <p className="reason">
            <ClinicLink href={linkTo(clinic.clinic)}>{text('compare.reason.open')}</ClinicLink>
          </p>
        </>
      }
    >
      <WaterfallChart
        {...{ from, to, steps }}
        label={text('compare.chart.label', { heading })}
        summary={`${from.name}: ${write.kronor(from.amount)}. ${steps
          .map((step) => `${step.name}: ${write.kronorChange(step.change)}`)
          .join('. ')}. ${to.name}: ${write.kronor(to.amount)}.`}
        write={write.kronor}
        writeChange={write.kronorChange}
      />
    </ChartPanel>
  )
})
