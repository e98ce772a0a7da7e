import { DefaultZIndexes, useXAxisScale, useYAxisScale, ZIndexLayer } from 'recharts'
import type { MovingPoint } from '../ScatterChart.tsx'

interface ChosenPointProps {
  readonly point: MovingPoint
  readonly name: string | undefined
  /** Of the chart. */
  readonly width: number
}

/** A ring around the point that is chosen, and its name on the side where there is room, above all others. */
export function ChosenPoint({ point, name, width }: ChosenPointProps) {
  const [across, up] = [useXAxisScale(), useYAxisScale()]
  const [x, y] = [across?.(point.x), up?.(point.to)]
  if (x === undefined || y === undefined) return null
  const isRight = x > width / 2
  return (
    <ZIndexLayer zIndex={DefaultZIndexes.label}>
      <circle className="chosen-mark" cx={x} cy={y} r={8} />
      <text
        className="chosen-name"
        x={x + (isRight ? -12 : 12)}
        y={y}
        dy="0.35em"
        textAnchor={isRight ? 'end' : 'start'}
      >
        {name}
      </text>
    </ZIndexLayer>
  )
}
