import { useElementSize } from '@mantine/hooks'
import { memo } from 'react'
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

const ROW = 38
const BAR = 24

/** Bars of parts from zero, one a model; what is deducted lies left of zero. */
export const StackedBars = memo(function StackedBars({ bars, label, summary, write }: StackedBarsProps) {
  const { ref, width } = useElementSize()
  const isNarrow = width < 520
  const [left, right] = isNarrow ? [30, 8] : [190, 92]
  const row = isNarrow ? 52 : ROW
  const [below, above] = [
    Math.max(0, ...bars.map((bar) => -sum(bar, -1))),
    Math.max(1, ...bars.map((bar) => sum(bar, 1))),
  ]
  const scale = (width - left - right) / (below + above)
  const zero = left + below * scale
  const height = bars.length * row + 6
  const placed = bars.map((bar, place) => layBar(bar, place * row + (isNarrow ? 20 : 4), zero, scale))
  const marks = placed.flat().map(({ mark }) => mark)
  const segments = bars.flatMap((bar) =>
    bar.segments.map(({ title, lines }) => ({ title, lines: [bar.name, ...lines] })),
  )
  const tell = (place: number) => segments[place] ?? { title: '', lines: [] }

  return (
    <div ref={ref} className="chart-space">
      {width > 0 && (
        <MarkedChart {...{ label, summary, width, height }} {...{ marks, tell }}>
          {bars.map((bar, place) => (
            <g key={bar.letter}>
              <BarName
                bar={bar}
                y={place * row + (isNarrow ? 8 : 16)}
                width={isNarrow ? width - 8 * bar.total.length : left}
              />
              {(placed[place] ?? []).map(({ segment, x, y, width: w }) => (
                <g key={segment.title}>
                  <rect className={`hue ${segment.hue}`} x={x} y={y} width={Math.max(0.5, w - 1)} height={BAR} />
                  {w > 8 + 7 * write(segment.amount).length && (
                    <text className={`on ${segment.hue}`} x={x + w / 2} y={y + BAR / 2} textAnchor="middle" dy="0.35em">
                      {write(segment.amount)}
                    </text>
                  )}
                </g>
              ))}
              <text
                className={bar.isShown ? 'bar-total is-shown' : 'bar-total'}
                x={width}
                y={place * row + (isNarrow ? 9 : 17)}
                dy="0.35em"
                textAnchor="end"
              >
                {bar.total}
              </text>
            </g>
          ))}
          {below > 0 && <line className="axis" x1={zero} x2={zero} y1={0} y2={height} />}
        </MarkedChart>
      )}
    </div>
  )
})

function BarName({ bar, y, width }: { readonly bar: StackedBar; readonly y: number; readonly width: number }) {
  const most = Math.floor((width - 34) / (bar.isShown ? 7.8 : 7))
  return (
    <>
      <rect
        className={bar.isShown ? 'chart-letter is-shown' : 'chart-letter'}
        x={1}
        y={y - 8}
        width={18}
        height={18}
        rx={4}
      />
      <text
        className={bar.isShown ? 'chart-letter-text is-shown' : 'chart-letter-text'}
        x={10}
        y={y + 1}
        dy="0.35em"
        textAnchor="middle"
      >
        {bar.letter}
      </text>
      <text className={bar.isShown ? 'bar-name is-shown' : 'bar-name'} x={28} y={y + 1} dy="0.35em">
        {shortened(bar.name, most)}
      </text>
    </>
  )
}

function layBar({ segments }: StackedBar, y: number, zero: number, scale: number) {
  let [up, down] = [zero, zero]
  return segments.map((segment) => {
    const w = Math.abs(segment.amount) * scale
    const x = segment.amount < 0 ? down - w : up
    if (segment.amount < 0) down -= w
    else up += w
    const mark: Mark = { x: x + w / 2, y: y + BAR / 2, half: [w / 2, BAR / 2] }
    return { segment, x, y, width: w, mark }
  })
}

const sum = ({ segments }: StackedBar, sign: 1 | -1): number =>
  segments.reduce((total, { amount }) => (amount * sign > 0 ? total + amount : total), 0)

/** A name that fits, with an ellipsis where it is cut; the box has all of it. */
export const shortened = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, Math.max(1, most - 1)).trimEnd()}…` : text
