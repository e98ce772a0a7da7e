import { useXAxisScale, useYAxisScale } from 'recharts'
import type { MovingPoint } from '../ScatterChart.tsx'

/** From where each point comes, as one path a side: the library's error bars would be three lines a point. */
export function Stems({ points }: { readonly points: readonly MovingPoint[] }) {
  const [x, y] = [useXAxisScale(), useYAxisScale()]
  if (!x || !y) return null
  return (['loss', 'alike', 'gain'] as const).map((side) => (
    <path
      key={side}
      className={`stem-${side}`}
      d={points
        .filter((point) => point.side === side)
        .map((point) => `M${x(point.x)?.toFixed(1)},${y(point.from)?.toFixed(1)}V${y(point.to)?.toFixed(1)}`)
        .join('')}
    />
  ))
}
