import { useElementSize } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { useText } from '../text/useText.ts'
import { type StandardCharts, useStandardCharts } from './useStandardCharts.ts'
import './charts.css'

/** A chart of the library, and the room that it has. */
export interface Room {
  readonly charts: StandardCharts
  readonly width: number
}

interface ChartSpaceProps {
  /** How high the chart is at a width. */
  readonly heightAt: (width: number) => number
  readonly children: (room: Room) => ReactNode
}

/** The room of a chart that recharts draws, as high as the chart before the library is there or when it does not come. */
export function ChartSpace({ heightAt, children }: ChartSpaceProps) {
  const text = useText()
  const { ref, width } = useElementSize()
  const { charts, isFailed } = useStandardCharts()

  return (
    <div ref={ref} className="chart-space" style={{ minHeight: heightAt(width) }}>
      {charts && width > 0 && children({ charts, width })}
      {!charts && !isFailed && (
        <div className="chart-skeleton" style={{ height: heightAt(width) }} aria-hidden="true" />
      )}
      {isFailed && (
        <div className="chart-failed" role="alert">
          <p>{text('chart.failed')}</p>
          {/* A browser asks for a script that failed no second time. The address keeps what is shown. */}
          <button type="button" className="button" onClick={() => location.reload()}>
            {text('chart.reload')}
          </button>
        </div>
      )}
    </div>
  )
}
