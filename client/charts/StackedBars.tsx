import { useElementSize } from '@mantine/hooks'
import { memo, useMemo } from 'react'
import { BarHead } from './BarHead.tsx'
import { type Mark, MarkedChart } from './MarkedChart.tsx'

/** A part of a bar: how long, in which hue (a class of charts.css), and what it says. */
export interface Segment {
  readonly amount: number
  readonly hue: string
  readonly title: string
  readonly lines: readonly string[]
}

/** One bar of parts, with its letter, its name and the total at its end. */
export interface StackedBar {
  readonly letter: string
  readonly name: string
  readonly total: string
  readonly isShown: boolean
  readonly segments: readonly Segment[]
}

interface StackedBarsProps {
  readonly bars: readonly StackedBar[]
  readonly label: string
  readonly summary: string
  /** What a part says on itself where it is wide enough. */
  readonly write: (amount: number) => string
}

const BAR = 24

/** Bars of parts from zero, one a model; what is deducted lies left of zero. Gone through part by part. */
export const StackedBars = memo(function StackedBars({ bars, label, summary, write }: StackedBarsProps) {
  const { ref, width } = useElementSize()
  const row = rowAt(width)
  const height = bars.length * row + 6
  const laid = useMemo(() => layBars(bars, width), [bars, width])
  const told = laid.flatMap(({ bar: { name }, parts }) =>
    parts.map(({ segment: { title, lines } }) => ({ title, lines: [name, ...lines] })),
  )
  const tell = (place: number) => told[place] ?? { title: '', lines: [] }
  const marks = laid.flatMap(({ parts }) => parts.map(({ mark }) => mark))

  return (
    <div ref={ref} className="chart-space" style={{ minHeight: height }}>
      {width > 0 && (
        <MarkedChart {...{ label, summary, width, height, marks, tell }}>
          <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
            {laid.map(({ bar, parts, middle }) => (
              <g key={bar.letter}>
                <BarHead {...bar} {...{ width, middle }} left={leftAt(width)} isNarrow={isNarrow(width)} />
                {parts.map(({ segment: { hue, amount, title }, mark }) => (
                  <Part key={title} {...{ hue, mark }} written={write(amount)} />
                ))}
              </g>
            ))}
            {laid.some(({ bar }) => bar.segments.some(({ amount }) => amount < 0)) && (
              <line className="axis" x1={zeroOf(bars, width)} x2={zeroOf(bars, width)} y1={0} y2={height - 6} />
            )}
          </svg>
        </MarkedChart>
      )}
    </div>
  )
})

interface PartProps {
  readonly hue: string
  readonly mark: Mark
  readonly written: string
}

function Part({ hue, mark: { x, y, half: [w] = [0, 0] }, written }: PartProps) {
  return (
    <>
      <rect className={`hue ${hue}`} x={x - w} y={y - BAR / 2} width={Math.max(0.5, 2 * w - 1)} height={BAR} />
      {2 * w > 8 + 7 * written.length && (
        <text className={`on ${hue}`} {...{ x, y }} textAnchor="middle" dy="0.35em">
          {written}
        </text>
      )}
    </>
  )
}

/** Where it is narrow, the name stands above its bar. */
const isNarrow = (width: number): boolean => width < 520
const rowAt = (width: number): number => (isNarrow(width) ? 52 : 38)
const leftAt = (width: number): number => (isNarrow(width) ? 30 : 224)

/** As much as the longest total needs. */
const rightAt = (bars: readonly StackedBar[], width: number): number =>
  isNarrow(width) ? 8 : Math.max(...bars.map(({ total }) => 20 + 8 * total.length))

/** Where each part of each bar lies: what adds from zero to the right, what is deducted to the left. */
function layBars(bars: readonly StackedBar[], width: number) {
  const at = scaleOf(bars, width)
  return bars.map((bar, place) => {
    const middle = (isNarrow(width) ? 6 : 0) + (place + 0.5) * rowAt(width)
    let [up, down] = [0, 0]
    const parts = bar.segments.map((segment) => {
      const { amount } = segment
      const start = amount < 0 ? down : up
      if (amount < 0) down += amount
      else up += amount
      const [one, two] = [at(start), at(start + amount)]
      const mark: Mark = { x: (one + two) / 2, y: middle, half: [Math.abs(two - one) / 2, BAR / 2] }
      return { segment, mark }
    })
    return { bar, parts, middle }
  })
}

const zeroOf = (bars: readonly StackedBar[], width: number): number => scaleOf(bars, width)(0)

function scaleOf(bars: readonly StackedBar[], width: number): (amount: number) => number {
  const sumOf = (sign: 1 | -1) => (bar: StackedBar) =>
    bar.segments.reduce((sum, { amount }) => (sign * amount > 0 ? sum + amount : sum), 0)
  const low = Math.min(0, ...bars.map(sumOf(-1)))
  const high = Math.max(1, ...bars.map(sumOf(1)))
  const left = leftAt(width)
  return (amount) => left + ((amount - low) / (high - low)) * (width - left - rightAt(bars, width))
}
