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

/** A straight line across the field. */
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
const [LEFT, RIGHT, TOP, BOTTOM] = [52, 12, 28, 44]
/** Between the field's edge and the first and last point. */
const ASIDE = 8
const FLOOR = HEIGHT - BOTTOM
const SIDES = ['loss', 'alike', 'gain'] as const

/** Above so many points, what moves each of them is drawn no longer: they would cover each other. */
export const MOST_STEMS = 300

/** Points and where they move, with lines through them. The axes need not begin at zero. */
export const ScatterChart = memo(function ScatterChart(props: ScatterChartProps) {
  const { points, lines, label, summary, axes, writeX, writeY, tell, onChoose } = props
  const { ref, width } = useElementSize()
  const { x, y, marks } = useMemo(() => layPoints(points, width), [points, width])
  const radius = points.length > MOST_STEMS ? 2 : 4
  const placeOfChosen = points.findIndex(({ isChosen }) => isChosen)
  const chosen = marks[placeOfChosen]
  const isRight = chosen !== undefined && chosen.x > width / 2

  return (
    <div ref={ref} className="chart-space" style={{ minHeight: HEIGHT }}>
      {width > 0 && (
        <MarkedChart {...{ label, summary, width, marks, tell, onChoose }} height={HEIGHT}>
          <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`}>
            <text className="tick" x={0} y={12}>
              {axes.y}
            </text>
            <text className="tick" x={width - RIGHT} y={HEIGHT - 8} textAnchor="end">
              {axes.x}
            </text>
            {y.ticks.map((tick) => (
              <g key={tick}>
                <line className="grid" x1={LEFT} x2={width - RIGHT} y1={y.at(tick)} y2={y.at(tick)} />
                <text className="tick" x={LEFT - 8} y={y.at(tick)} dy="0.355em" textAnchor="end">
                  {writeY(tick)}
                </text>
              </g>
            ))}
            {x.ticks.map((tick) => (
              <text key={tick} className="tick" x={x.at(tick)} y={FLOOR + 16} textAnchor="middle">
                {writeX(tick)}
              </text>
            ))}
            {lines.map((line) => (
              <line key={line.kind} className={`across ${line.kind}`} {...endsOf(line, x, y)} />
            ))}
            {points.length <= MOST_STEMS &&
              SIDES.map((side) => <path key={side} className={`stem-${side}`} d={drawStems(points, marks, side, y)} />)}
            {SIDES.map((side) => (
              <path
                key={side}
                className={`mark-${side}`}
                d={drawSide(points, marks, { side, isPilot: false, radius })}
              />
            ))}
            {SIDES.map((side) => (
              <path
                key={side}
                className={`mark-${side} mark-pilot`}
                d={drawSide(points, marks, { side, isPilot: true, radius })}
              />
            ))}
            {chosen && (
              <>
                <circle className="chosen-mark" cx={chosen.x} cy={chosen.y} r={8} />
                <text
                  className="chosen-name"
                  x={chosen.x + (isRight ? -12 : 12)}
                  y={chosen.y}
                  dy="0.35em"
                  textAnchor={isRight ? 'end' : 'start'}
                >
                  {tell(placeOfChosen).title}
                </text>
              </>
            )}
          </svg>
        </MarkedChart>
      )}
    </div>
  )
})

interface Axis {
  readonly ticks: readonly number[]
  /** The lowest and the highest value. */
  readonly ends: readonly [number, number]
  readonly at: (value: number) => number
}

function layPoints(points: readonly MovingPoint[], width: number) {
  const across = points.map((point) => point.x)
  const heights = points.flatMap(({ from, to }) => [from, to])
  const x = axisOf(across, width < 420 ? 5 : 6, [LEFT + ASIDE, width - RIGHT - ASIDE])
  const y = axisOf(heights, 6, [FLOOR, TOP])
  return { x, y, marks: points.map((point): Mark => ({ x: x.at(point.x), y: y.at(point.to) })) }
}

/** Round numbers along an axis, from one edge to the other. */
function axisOf(values: readonly number[], most: number, [first, last]: readonly [number, number]): Axis {
  const least = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const greatest = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const ticks = niceTicks(least, greatest, most)
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1]
  return { ticks, ends: [low, high], at: (value) => first + ((value - low) / (high - low || 1)) * (last - first) }
}

/** Where a line enters and leaves the field. */
function endsOf({ slope, intercept }: AcrossLine, x: Axis, y: Axis) {
  const [low, high] = y.ends
  const [one, two] = x.ends.map((at) => {
    const height = Math.min(high, Math.max(low, slope * at + intercept))
    return slope === 0 ? { at, height } : { at: (height - intercept) / slope, height }
  }) as [{ at: number; height: number }, { at: number; height: number }]
  return { x1: x.at(one.at), y1: y.at(one.height), x2: x.at(two.at), y2: y.at(two.height) }
}

/** The points of one kind as one path. */
function drawSide(
  points: readonly MovingPoint[],
  marks: readonly Mark[],
  { side, isPilot, radius }: Pick<MovingPoint, 'side' | 'isPilot'> & { readonly radius: number },
): string {
  const own = points.flatMap((point, place) =>
    point.side === side && point.isPilot === isPilot ? [{ isPilot, ...(marks[place] as Mark) }] : [],
  )
  return drawMarks(own, radius)
}

/** From where each point of a side comes, as one path. */
function drawStems(points: readonly MovingPoint[], marks: readonly Mark[], side: MovingPoint['side'], y: Axis): string {
  return points
    .map((point, place) => {
      const mark = marks[place]
      if (point.side !== side || !mark) return ''
      return `M${mark.x.toFixed(1)},${y.at(point.from).toFixed(1)}V${mark.y.toFixed(1)}`
    })
    .join('')
}
