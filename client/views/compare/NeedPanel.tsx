import { memo, useCallback, useMemo } from 'react'
import { lineThrough } from '../../../models/analysis/compare/index.ts'
import { type AcrossLine, MOST_STEMS, ScatterChart } from '../../charts/ScatterChart.tsx'
import { useText } from '../../text/useText.ts'
import type { Analysis, ClinicLine } from './Analysis.ts'
import { ChartPanel } from './ChartPanel.tsx'
import { Choose } from './Choose.tsx'
import { AGAINST, type Against, type TableChoice } from './TableChoice.ts'
import { useWriting } from './useWriting.ts'

interface NeedPanelProps {
  readonly analysis: Analysis
  readonly clinic: string | undefined
  readonly against: Against
  readonly onSelect: (clinic: string) => void
  readonly onChoice: (changed: Partial<TableChoice>) => void
}

/** Whether the money follows need: what each clinic is paid per listed, before and after, against it. */
export const NeedPanel = memo(function NeedPanel({ analysis, clinic, against, onSelect, onChoice }: NeedPanelProps) {
  const text = useText()
  const write = useWriting(analysis.currency)
  const known = useMemo(() => knownOf(analysis.lines, against), [analysis.lines, against])
  const points = useMemo(
    () =>
      known.map(({ line, x, from, to }) => ({
        x,
        from,
        to,
        side: line.side,
        isPilot: line.isPilot,
        isChosen: line.clinic.clinic === clinic,
      })),
    [known, clinic],
  )
  const fit = useMemo(() => fitOf(known, against, analysis), [known, against, analysis])
  const writeX = useCallback(
    (x: number) => (against === 'chronic' ? write.percent(x * 100) : write.number(x, against === 'need' ? 2 : 1)),
    [write, against],
  )
  const tell = useCallback(
    (place: number) => {
      const one = known[place]
      if (!one) return { title: '', lines: [] }
      const { line, x, from, to } = one
      return {
        title: line.isPilot ? text('compare.name.pilot', { name: line.clinic.name }) : line.clinic.name,
        lines: [
          `${text(`compare.against.${against}`)}: ${writeX(x)}`,
          text('compare.need.moves', { from: write.kronor(from), to: write.inKronor(to) }),
        ],
      }
    },
    // oxlint-disable-next-line react/exhaustive-deps -- the texts change with the language, which `write` has
    [known, write, writeX, against],
  )
  const onChoose = useCallback(
    (place: number) => known[place] && onSelect(known[place].line.clinic.clinic),
    [known, onSelect],
  )
  const heading = text(`compare.need.heading.${against}`)
  const without = analysis.lines.length - known.length

  return (
    <ChartPanel
      heading={heading}
      file={`paid-against-${against}`}
      table={{
        columns: [
          text('compare.clinic'),
          text(`compare.against.${against}`),
          text('compare.base'),
          analysis.shown.letter,
        ],
        rows: () =>
          known.map(({ line, x, from, to }) => [line.clinic.name, writeX(x), write.kronor(from), write.kronor(to)]),
      }}
      foot={
        <>
          <p className="note">
            {points.length <= MOST_STEMS && `${text('compare.need.stem', { letter: analysis.shown.letter })} `}
            {text('compare.need.legend', { letter: analysis.shown.letter })}
            {fit.lines.some(({ kind }) => kind === 'dotted') && ` ${text('compare.need.proportional')}`}
            {without > 0 && ` ${text('compare.need.without', { count: without })}`}
          </p>
          {explained() && <p className="reason">{explained()}</p>}
          <Choose
            label={text('compare.against')}
            value={against}
            options={AGAINST.map((value) => ({ value, label: text(`compare.against.${value}`) }))}
            onChoose={(chosen) => onChoice({ against: chosen })}
          />
        </>
      }
    >
      {points.length < 2 ? (
        <p className="nothing">{text('compare.need.empty')}</p>
      ) : (
        <ScatterChart
          {...{ points, tell, onChoose, writeX }}
          lines={fit.lines}
          label={text('compare.chart.label', { heading })}
          summary={explained() ?? text('compare.need.noLine')}
          axes={{ x: text(`compare.against.axis.${against}`), y: text('compare.need.axis', { unit: write.units.kr }) }}
          writeY={write.kronor}
        />
      )}
    </ChartPanel>
  )

  function explained(): string | undefined {
    const { before, after } = fit
    if (before === null || after === null) return undefined
    return text('compare.need.explained', {
      property: text(`compare.against.${against}`),
      letter: analysis.shown.letter,
      before: write.number(100 * before),
      after: write.number(100 * after),
    })
  }
})

interface Known {
  readonly line: ClinicLine
  readonly x: number
  readonly from: number
  readonly to: number
}

/** From the least to the most of what the money is held against. */
function knownOf(lines: readonly ClinicLine[], against: Against): readonly Known[] {
  return lines
    .flatMap((line): Known[] => {
      const { need, chronicShare, rural } = line.clinic
      const x = { need, chronic: chronicShare, rural }[against]
      const { perListed } = line.change
      return x === null || perListed === null ? [] : [{ line, x, from: perListed.before, to: perListed.after }]
    })
    .toSorted((a, b) => a.x - b.x)
}

/** The lines before and after, and payment in proportion to need: the region's mean at a need of 1. */
function fitOf(known: readonly Known[], against: Against, { shown, perListedOf }: Analysis) {
  const before = lineThrough(known.map(({ x, from }) => [x, from]))
  const after = lineThrough(known.map(({ x, to }) => [x, to]))
  const lines: AcrossLine[] = []
  if (before) lines.push({ kind: 'dashed', ...before })
  if (after) lines.push({ kind: 'solid', ...after })
  const mean = perListedOf(shown.amounts.totals)
  if (against === 'need' && mean !== null) lines.push({ kind: 'dotted', slope: mean, intercept: 0 })
  return { lines, before: before?.explained ?? null, after: after?.explained ?? null }
}
