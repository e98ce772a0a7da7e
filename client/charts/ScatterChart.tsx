import { useElementSize } from '@mantine/hooks'
import { memo, useMemo } from 'react'
import { drawMarks } from './drawMarks.ts'
import { type Mark, MarkedChart, type Tell } from './MarkedChart.tsx'
import { niceTicks } from './niceTicks.ts'

/** A point that moves: at x, from one height to another. */
export interface MovingPoint {
  readonly x: number
  readonly from: number
  readonly to: number
  readonly side: 'gain' | 'loss' | 'alike'
  readonly isPilot: boolean
  readonly isChosen: boolean
}

/** A straight line across the field, named at its end. */
export interface AcrossLine {
  readonly kind: 'solid' | 'dashed' | 'dotted'
  readonly slope: number
  readonly intercept: number
}

interface ScatterChartProps {
  /** In the order in which arrow keys go through them. */
  readonly points: readonly MovingPoint[]
  readonly lines: readonly AcrossLine[]
  readonly label: string
  readonly summary: string
  /** Sentences with their units. */
  readonly axes: { readonly x: string; readonly y: string }
  readonly writeX: (value: number) => string
  readonly writeY: (value: number) => string
  readonly tell: Tell
  readonly onChoose: (point: number) => void
}

const HEIGHT = 330
/** Above so many points, what moves each of them is drawn no longer: they would cover each other. */
export const MOST_STEMS = 300
const EDGE = { left: 52, right: 12, top: 28, bottom: 44 }

/** Points and where they move, with lines through them. The axes need not begin at zero. */
export const ScatterChart = memo(function ScatterChart(props: ScatterChartProps) {
  const { points, lines, label, summary, axes, writeX, writeY, tell, onChoose } = props
  const { ref, width } = useElementSize()
  const drawn = useMemo(() => (width > 0 ? lay(points, width) : undefined), [points, width])
  const chosen = points.findIndex(({ isChosen }) => isChosen)
  const mark = drawn?.marks[chosen]

  return (
    <div ref={ref} className="chart-space" data-height="330">
      {drawn && (
        <MarkedChart {...{ label, summary, width, tell, onChoose }} height={HEIGHT} marks={drawn.marks}>
          <text className="tick" x={0} y={12}>
            {axes.y}
          </text>
          {drawn.yTicks.map((tick) => (
            <g key={tick}>
              <line className="grid" x1={EDGE.left} x2={width - EDGE.right} y1={drawn.y(tick)} y2={drawn.y(tick)} />
              <text className="tick" x={EDGE.left - 8} y={drawn.y(tick)} dy="0.35em" textAnchor="end">
                {writeY(tick)}
              </text>
            </g>
          ))}
          {drawn.xTicks.map((tick) => (
            <text key={tick} className="tick" x={drawn.x(tick)} y={HEIGHT - EDGE.bottom + 17} textAnchor="middle">
              {writeX(tick)}
            </text>
          ))}
          <text className="tick" x={width - EDGE.right} y={HEIGHT - 8} textAnchor="end">
            {axes.x}
          </text>
          {lines.map(({ kind, slope, intercept }) => (
            <line key={kind} className={`across ${kind}`} {...ends({ slope, intercept }, drawn)} />
          ))}
          {points.length <= MOST_STEMS &&
            (['loss', 'alike', 'gain'] as const).map((side) => (
              <path key={side} className={`stem-${side}`} d={drawn.stems(side)} />
            ))}
          {(['loss', 'alike', 'gain'] as const).map((side) => (
            <path key={side} className={`mark-${side}`} d={drawMarks(drawn.of(side, false), drawn.radius)} />
          ))}
          {(['loss', 'alike', 'gain'] as const).map((side) => (
            <path key={side} className={`mark-${side} mark-pilot`} d={drawMarks(drawn.of(side, true), drawn.radius)} />
          ))}
          {mark && (
            <>
              <circle className="chosen-mark" cx={mark.x} cy={mark.y} r={drawn.radius + 4} />
              <text
                className="chosen-name"
                x={mark.x + (mark.x > width / 2 ? -12 : 12)}
                y={mark.y}
                dy="0.35em"
                textAnchor={mark.x > width / 2 ? 'end' : 'start'}
              >
                {tell(chosen).title}
              </text>
            </>
          )}
        </MarkedChart>
      )}
    </div>
  )
})

type Drawn = ReturnType<typeof lay>

function lay(points: readonly MovingPoint[], width: number) {
  const xs = points.map(({ x }) => x)
  const ys = points.flatMap(({ from, to }) => [from, to])
  const xTicks = niceTicks(least(xs), most(xs), width < 420 ? 5 : 6)
  const yTicks = niceTicks(least(ys), most(ys), 6)
  const box = { left: xTicks[0] ?? 0, right: xTicks.at(-1) ?? 1, low: yTicks[0] ?? 0, high: yTicks.at(-1) ?? 1 }
  const across = width - EDGE.left - EDGE.right - 16
  const x = (value: number): number => EDGE.left + 8 + ((value - box.left) / (box.right - box.left)) * across
  const y = (value: number): number =>
    HEIGHT - EDGE.bottom - ((value - box.low) / (box.high - box.low)) * (HEIGHT - EDGE.bottom - EDGE.top)
  const radius = points.length > MOST_STEMS ? 2 : 4
  const marks = points.map((point): Mark => ({ x: x(point.x), y: y(point.to) }))
  const shapes = points.map((point, place) => ({ ...point, ...(marks[place] as Mark), start: y(point.from) }))
  return {
    x,
    y,
    xTicks,
    yTicks,
    box,
    marks,
    radius,
    of: (side: string, isPilot: boolean) => shapes.filter((one) => one.side === side && one.isPilot === isPilot),
    stems: (side: string) =>
      shapes
        .filter((one) => one.side === side)
        .map((one) => `M${one.x.toFixed(1)},${one.start.toFixed(1)}V${one.y.toFixed(1)}`)
        .join(''),
  }
}

/** Where a line enters and leaves the field. */
function ends({ slope, intercept }: Omit<AcrossLine, 'kind'>, { x, y, box }: Drawn) {
  const inside = (height: number): number => Math.min(box.high, Math.max(box.low, height))
  const [one, two] = [box.left, box.right].map((at) => {
    const height = inside(slope * at + intercept)
    return slope === 0 ? { at, height } : { at: (height - intercept) / slope, height }
  }) as [{ at: number; height: number }, { at: number; height: number }]
  return { x1: x(one.at), y1: y(one.height), x2: x(two.at), y2: y(two.height) }
}

const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
