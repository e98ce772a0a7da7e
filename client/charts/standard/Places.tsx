import { useLayoutEffect } from 'react'
import { type ScaleFunction, useXAxisScale, useYAxisScale } from 'recharts'
import type { Mark } from '../MarkedChart.tsx'

interface PlacesProps {
  /** Where the marks are, by the axes that the library made. */
  readonly place: (x: ScaleFunction, y: ScaleFunction) => readonly Mark[]
  readonly onPlaced: (marks: readonly Mark[]) => void
}

/** Stands in a chart, draws nothing, and says where the chart's marks are. */
export function Places({ place, onPlaced }: PlacesProps) {
  const [x, y] = [useXAxisScale(), useYAxisScale()]
  useLayoutEffect(() => {
    if (x && y) onPlaced(place(x, y))
  }, [x, y, place, onPlaced])
  return null
}
