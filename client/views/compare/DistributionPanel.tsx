import { memo, useCallback, useMemo } from 'react'
import { ALIKE_PERCENT } from '../../../models/analysis/compare/index.ts'
import { DotDistribution } from '../../charts/DotDistribution.tsx'
import { useText } from '../../text/useText.ts'
import type { Analysis, ClinicLine } from './Analysis.ts'
import { ChartPanel } from './ChartPanel.tsx'
import { useWriting } from './useWriting.ts'

interface DistributionPanelProps {
  readonly analysis: Analysis
  readonly clinic: string | undefined
  readonly onSelect: (clinic: string) => void
}

/** How the change is spread: a dot a clinic, on its side of the line. */
export const DistributionPanel = memo(function DistributionPanel({
  analysis,
  clinic,
  onSelect,
}: DistributionPanelProps) {
  const text = useText()
  const write = useWriting(analysis.currency)
  const { sums } = analysis
  const ordered = useMemo(() => inOrder(analysis.lines), [analysis.lines])
  const dots = useMemo(
    () =>
      ordered.map(({ line, percent }) => ({
        value: percent,
        side: line.side,
        isPilot: line.isPilot,
        isChosen: line.clinic.clinic === clinic,
      })),
    [ordered, clinic],
  )
  const tell = useCallback(
    (place: number) => {
      const one = ordered[place]
      if (!one) return { title: '', lines: [] }
      const { isPilot, clinic: of, change } = one.line
      return {
        title: isPilot ? text('compare.name.pilot', { name: of.name }) : of.name,
        lines: [write.percentChange(one.percent), write.inThousandsChange(change.change)],
      }
    },
    // oxlint-disable-next-line react/exhaustive-deps -- the texts change with the language, which `write` has
    [ordered, write],
  )
  const onChoose = useCallback(
    (place: number) => ordered[place] && onSelect(ordered[place].line.clinic.clinic),
    [ordered, onSelect],
  )
  const without = analysis.lines.length - ordered.length
  const heading = text('compare.distribution')
  const [first, last] = [ordered[0], ordered.at(-1)]

  return (
    <ChartPanel
      heading={heading}
      file="distribution"
      table={{
        columns: [text('compare.clinic'), text('compare.changePercent')],
        rows: () => ordered.map(({ line, percent }) => [line.clinic.name, write.percentChange(percent)]),
      }}
      foot={
        <p className="note legend">
          <span className="legend-dot" aria-hidden="true" /> {text('compare.legend.clinic')}
          {analysis.hasPilots && (
            <>
              <span className="legend-diamond" aria-hidden="true" /> {text('compare.legend.pilot')}
            </>
          )}
          {without > 0 && <span>{text('compare.distribution.without', { count: write.number(without) })}</span>}
        </p>
      }
    >
      <p className="counts" aria-hidden="true">
        <span className="is-loss">{text('compare.counts.losing', { count: write.number(sums.losing) })}</span>
        <span>{text('compare.counts.alike', { count: write.number(sums.alike) })}</span>
        <span className="is-gain">{text('compare.counts.gaining', { count: write.number(sums.gaining) })}</span>
      </p>
      <DotDistribution
        {...{ dots, tell, onChoose }}
        threshold={ALIKE_PERCENT}
        label={text('compare.chart.label', { heading })}
        summary={text('compare.distribution.summary', {
          losing: write.number(sums.losing),
          alike: write.number(sums.alike),
          gaining: write.number(sums.gaining),
          lowest: first ? write.percentChange(first.percent) : '–',
          highest: last ? write.percentChange(last.percent) : '–',
        })}
        axis={text('compare.distribution.axis', { percent: write.percent(ALIKE_PERCENT) })}
        write={writeTick(write.signed)}
      />
    </ChartPanel>
  )
})

/** From the one that loses most; who was paid nothing before has no per cent and no dot. */
function inOrder(lines: readonly ClinicLine[]) {
  return lines
    .flatMap((line) => (line.change.percent === null ? [] : [{ line, percent: line.change.percent }]))
    .toSorted((a, b) => a.percent - b.percent)
}

const writeTick = (signed: (value: number, decimals: number) => string) => (value: number) =>
  signed(value, Number.isInteger(value) ? 0 : 1)
