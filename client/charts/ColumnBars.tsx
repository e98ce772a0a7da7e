import { memo } from 'react'
import { ChartSpace } from './ChartSpace.tsx'
import { type ColumnBarsProps, COLUMNS_HEIGHT } from './Column.ts'

/** Columns from zero, one after the other in time. */
export const ColumnBars = memo(function ColumnBars(props: ColumnBarsProps) {
  return (
    <ChartSpace heightAt={() => COLUMNS_HEIGHT}>
      {({ charts, width }) => <charts.ColumnDrawing {...props} width={width} />}
    </ChartSpace>
  )
})
