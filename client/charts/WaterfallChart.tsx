import { useElementSize } from '@mantine/hooks'
import { memo } from 'react'
import { type Mark, MarkedChart } from './MarkedChart.tsx'
import { shortened } from './shortened.ts'

/** A step up or down on the way from one total to another. */
export interface Step {
  readonly name: string
  readonly change: number
}

interface WaterfallChartProps {
  readonly from: { readonly name: string; readonly amount: number }
  readonly to: { readonly name: string; readonly amount: number }
  /** They add up to the difference. */
  readonly steps: readonly Step[]
  readonly label: string
  readonly summary: string
  readonly write: (amount: number) => string
  readonly writeChange: (amount: number) => string
}

const ROW = 28
const BAR = 14

/** From one total to another, step by step. The axis is broken: the two totals are drawn with a gap near their start. */
export const WaterfallChart = memo(function WaterfallChart(props: WaterfallChartProps) {
  const { from, to, steps, label, summary, write, writeChange } = props
  const { ref, width } = useElementSize()
  const left = Math.min(190, Math.max(110, width * 0.36))
  const right = 72
  const levels = levelsOf(from.amount, steps)
  const all = [from.amount, to.amount, ...levels]
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const start = left + 36
  const at = (amount: number): number => start + ((amount - low) / (high - low || 1)) * (width - right - start - 8)
  const rows = [
    { name: from.name, x: left, w: at(from.amount) - left, kind: 'total-before', value: write(from.amount) },
    ...steps.map(({ name, change }, place) => {
      const [one, two] = [at((levels[place] ?? 0) - change), at(levels[place] ?? 0)]
      const kind = change < 0 ? 'step-loss' : 'step-gain'
      return { name, x: Math.min(one, two), w: Math.abs(two - one), kind, value: writeChange(change) }
    }),
    { name: to.name, x: left, w: at(to.amount) - left, kind: 'total-after', value: write(to.amount) },
  ]
  const height = rows.length * ROW
  const marks = rows.map(
    ({ x, w }, place): Mark => ({
      x: x + w / 2,
      y: place * ROW + ROW / 2,
      half: [Math.max(2, w / 2), BAR / 2],
    }),
  )
  const tell = (place: number) => ({ title: rows[place]?.name ?? '', lines: [rows[place]?.value ?? ''] })

  return (
    <div ref={ref} className="chart-space">
      {width > 0 && (
        <MarkedChart {...{ label, summary, width, height, marks, tell }}>
          <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
            {rows.map(({ name, x, w, kind, value }, place) => (
              <g key={`${place} ${name}`}>
                <text className={`waterfall-name ${kind}`} x={0} y={place * ROW + ROW / 2} dy="0.35em">
                  {shortened(name, Math.floor(left / 6.6))}
                </text>
                <rect className={kind} x={x} y={place * ROW + (ROW - BAR) / 2} width={Math.max(1, w)} height={BAR} />
                {kind.startsWith('total') && (
                  <path className="axis-break" d={`M${left + 12},${place * ROW + 21}l6,-14m4,0l-6,14`} />
                )}
                <text
                  className={`waterfall-value ${kind}`}
                  x={width}
                  y={place * ROW + ROW / 2}
                  dy="0.35em"
                  textAnchor="end"
                >
                  {value}
                </text>
              </g>
            ))}
          </svg>
        </MarkedChart>
      )}
    </div>
  )
})

/** How high the way is after each step. */
function levelsOf(start: number, steps: readonly Step[]): readonly number[] {
  const levels: number[] = []
  for (const { change } of steps) levels.push((levels.at(-1) ?? start) + change)
  return levels
}
