import { memo, useCallback, useMemo, useState } from 'react'
import { Bar, BarChart, type BarShapeProps, ReferenceLine, type ScaleFunction, XAxis, YAxis } from 'recharts'
import { type Mark, MarkedChart } from '../MarkedChart.tsx'
import type { StackedBar, StackedBarsProps } from '../StackedBars.tsx'
import { BarHeads } from './BarHeads.tsx'
import { Places } from './Places.tsx'

interface StackedDrawingProps extends StackedBarsProps {
  readonly width: number
  /** How high a bar is with its surroundings. */
  readonly row: number
}

const BAR = 24

/** Stacked bars, gone through part by part. */
export function StackedDrawing({ bars, label, summary, write, width, row }: StackedDrawingProps) {
  const [marks, setMarks] = useState<readonly Mark[]>([])
  const segments = bars.flatMap((bar) =>
    bar.segments.map(({ title, lines }) => ({ title, lines: [bar.name, ...lines] })),
  )
  const tell = (place: number) => segments[place] ?? { title: '', lines: [] }

  return (
    <MarkedChart {...{ label, summary, width, marks, tell }} height={bars.length * row + 6}>
      <Drawn {...{ bars, write, width, row }} onPlaced={setMarks} />
    </MarkedChart>
  )
}

interface DrawnProps extends Pick<StackedDrawingProps, 'bars' | 'write' | 'width' | 'row'> {
  readonly onPlaced: (marks: readonly Mark[]) => void
}

/** Apart from the box, so that pointing at a part draws nothing anew. */
const Drawn = memo(function Drawn({ bars, write, width, row, onPlaced }: DrawnProps) {
  const isNarrow = row > 40
  const left = isNarrow ? 30 : 200
  const place = useCallback((x: ScaleFunction, y: ScaleFunction) => bars.flatMap((bar) => marksOf(bar, x, y)), [bars])
  const most = Math.max(0, ...bars.map(({ segments }) => segments.length))
  // The library registers anew what is rendered anew, and asks everything again: what stays the same is not.
  const lasting = useMemo(
    () => (
      <>
        <XAxis type="number" hide niceTicks="none" domain={FROM_ZERO} />
        <YAxis type="category" dataKey="letter" width={left} tick={false} axisLine={false} />
        {Array.from({ length: most }, (_, part) => (
          <Bar
            key={part}
            dataKey={partOf(part)}
            stackId="parts"
            isAnimationActive={false}
            shape={drawPart(part, write)}
          />
        ))}
      </>
    ),
    [left, most, write],
  )
  const hasDeductions = bars.some(({ segments }) => segments.some(({ amount }) => amount < 0))

  return (
    <BarChart
      {...{ width }}
      data={bars}
      height={bars.length * row + 6}
      layout="vertical"
      stackOffset="sign"
      barSize={BAR}
      margin={isNarrow ? NARROW : WIDE}
      accessibilityLayer={false}
    >
      {lasting}
      <BarHeads {...{ bars, width, left, isNarrow }} />
      {hasDeductions && <ReferenceLine x={0} className="axis" />}
      <Places {...{ place, onPlaced }} />
    </BarChart>
  )
})

const WIDE = { top: 0, right: 92, bottom: 6, left: 0 }
const NARROW = { top: 6, right: 8, bottom: 0, left: 0 }
const FROM_ZERO: [(least: number) => number, (most: number) => number] = [
  (least) => Math.min(0, least),
  (most) => Math.max(1, most),
]

/** The amount of a bar's part; one function a place, for the library compares them. */
const PARTS: ((bar: StackedBar) => number)[] = []
function partOf(part: number): (bar: StackedBar) => number {
  return (PARTS[part] ??= ({ segments }) => segments[part]?.amount ?? 0)
}

function drawPart(part: number, write: (amount: number) => string) {
  return function Part({ x, y, width, height, payload }: BarShapeProps) {
    const segment = (payload as StackedBar).segments[part]
    if (!segment) return <g />
    const [start, w] = [Math.min(x, x + width), Math.abs(width)]
    const written = write(segment.amount)
    return (
      <g>
        <rect className={`hue ${segment.hue}`} x={start} y={y} width={Math.max(0.5, w - 1)} height={height} />
        {w > 8 + 7 * written.length && (
          <text className={`on ${segment.hue}`} x={start + w / 2} y={y + height / 2} textAnchor="middle" dy="0.35em">
            {written}
          </text>
        )}
      </g>
    )
  }
}

function marksOf({ letter, segments }: StackedBar, x: ScaleFunction, y: ScaleFunction): Mark[] {
  const middle = y(letter, { position: 'middle' }) ?? 0
  let [up, down] = [0, 0]
  return segments.map(({ amount }) => {
    const start = amount < 0 ? down : up
    if (amount < 0) down += amount
    else up += amount
    const [one, two] = [x(start) ?? 0, x(start + amount) ?? 0]
    return { x: (one + two) / 2, y: middle, half: [Math.abs(two - one) / 2, BAR / 2] }
  })
}
