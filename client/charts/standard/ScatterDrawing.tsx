import { memo, useCallback, useMemo, useState } from 'react'
import {
  CartesianGrid,
  type ScaleFunction,
  Scatter,
  ScatterChart,
  type ScatterShapeProps,
  XAxis,
  YAxis,
} from 'recharts'
import { AcrossLines } from './AcrossLines.tsx'
import { ChosenPoint } from './ChosenPoint.tsx'
import { drawMarks } from '../drawMarks.ts'
import { type Mark, MarkedChart } from '../MarkedChart.tsx'
import { niceTicks } from '../niceTicks.ts'
import { MOST_STEMS, type MovingPoint, SCATTER_HEIGHT, type ScatterChartProps } from '../ScatterChart.tsx'
import { Places } from './Places.tsx'
import { Stems } from './Stems.tsx'

interface ScatterDrawingProps extends ScatterChartProps {
  readonly width: number
}

/** A scatter of points, gone through point by point. */
export function ScatterDrawing({ label, summary, tell, onChoose, ...drawn }: ScatterDrawingProps) {
  const [marks, setMarks] = useState<readonly Mark[]>([])
  const chosen = drawn.points.findIndex(({ isChosen }) => isChosen)
  const name = chosen < 0 ? undefined : tell(chosen).title

  return (
    <MarkedChart {...{ label, summary, marks, tell, onChoose }} width={drawn.width} height={SCATTER_HEIGHT}>
      <Drawn {...drawn} name={name} onPlaced={setMarks} />
    </MarkedChart>
  )
}

interface DrawnProps extends Pick<ScatterDrawingProps, 'points' | 'lines' | 'axes' | 'writeX' | 'writeY' | 'width'> {
  /** Of the point that is chosen. */
  readonly name: string | undefined
  readonly onPlaced: (marks: readonly Mark[]) => void
}

/** Apart from the box, so that pointing at a point draws nothing anew. */
const Drawn = memo(function Drawn({ points, lines, axes, writeX, writeY, width, name, onPlaced }: DrawnProps) {
  const x = useTicks(
    points.map((point) => point.x),
    width < 420 ? 5 : 6,
  )
  const y = useTicks(
    points.flatMap(({ from, to }) => [from, to]),
    6,
  )
  const place = useCallback(
    (across: ScaleFunction, up: ScaleFunction) =>
      points.map((point): Mark => ({ x: across(point.x) ?? 0, y: up(point.to) ?? 0 })),
    [points],
  )
  const ordered = useMemo(() => points.toSorted((a, b) => Number(a.isPilot) - Number(b.isPilot)), [points])
  const shape = points.length > MOST_STEMS ? SMALL : LARGE
  // The library registers anew what is rendered anew, and asks everything again: what stays the same is not.
  const lasting = useMemo(
    () => (
      <>
        <CartesianGrid vertical={false} stroke="var(--hairline)" />
        <XAxis {...AXIS} {...x} dataKey="x" height={44} padding={PADDING} tickFormatter={writeX} tickMargin={6} />
        <YAxis {...AXIS} {...y} dataKey="to" width={52} tickFormatter={writeY} tickMargin={8} />
        <Scatter shape={shape} isAnimationActive={false} />
      </>
    ),
    [x, y, writeX, writeY, shape],
  )
  const chosen = points.find(({ isChosen }) => isChosen)

  return (
    <ScatterChart {...{ width }} data={ordered} height={SCATTER_HEIGHT} margin={MARGIN} accessibilityLayer={false}>
      <text className="tick" x={0} y={12}>
        {axes.y}
      </text>
      <text className="tick" x={width - MARGIN.right} y={SCATTER_HEIGHT - 8} textAnchor="end">
        {axes.x}
      </text>
      {lasting}
      <AcrossLines lines={lines} x={x.domain} y={y.domain} />
      {points.length <= MOST_STEMS && <Stems points={points} />}
      {chosen && <ChosenPoint {...{ name, width }} point={chosen} />}
      <Places {...{ place, onPlaced }} />
    </ScatterChart>
  )
})

const MARGIN = { top: 28, right: 12, bottom: 0, left: 0 }
const PADDING = { left: 8, right: 8 }
const AXIS = {
  type: 'number',
  interval: 0,
  niceTicks: 'none',
  axisLine: false,
  tickLine: false,
  tick: { className: 'tick' },
} as const
const [SMALL, LARGE] = [drawPoint(2), drawPoint(4)]

function drawPoint(radius: number) {
  return function Point({ cx, cy, payload }: ScatterShapeProps) {
    const { side, isPilot } = payload as MovingPoint
    if (cx === undefined || cy === undefined) return <g />
    return (
      <path
        className={isPilot ? `mark-${side} mark-pilot` : `mark-${side}`}
        d={drawMarks([{ x: cx, y: cy, isPilot }], radius)}
      />
    )
  }
}

/** The ticks of an axis, the same as long as they are equal: the library lays an axis that is new out anew. */
function useTicks(values: readonly number[], most: number) {
  const key = niceTicks(values.reduce(least), values.reduce(greatest), most).join(' ')
  return useMemo(() => {
    const ticks = key.split(' ').map(Number)
    return { ticks, domain: [ticks[0] ?? 0, ticks.at(-1) ?? 1] as [number, number] }
  }, [key])
}

const least = (a: number, b: number): number => Math.min(a, b)
const greatest = (a: number, b: number): number => Math.max(a, b)
