import { memo, useDeferredValue } from 'react'
import { ChartSpace } from './ChartSpace.tsx'
import type { Tell } from './MarkedChart.tsx'

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

export interface ScatterChartProps {
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

/** How high the chart is. */
export const SCATTER_HEIGHT = 330

/** Above so many points, what moves each of them is drawn no longer: they would cover each other. */
export const MOST_STEMS = 300

/** Points and where they move, with lines through them. The axes need not begin at zero. */
export const ScatterChart = memo(function ScatterChart(props: ScatterChartProps) {
  // The words and the tables do not wait for the library: it takes longer than all of them.
  const late = useDeferredValue(props)
  return (
    <ChartSpace heightAt={() => SCATTER_HEIGHT}>
      {({ charts, width }) => <charts.ScatterDrawing {...late} width={width} />}
    </ChartSpace>
  )
})
