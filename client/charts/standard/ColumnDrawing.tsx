import { useMemo } from 'react'
import { Bar, BarChart, type BarShapeProps, ReferenceLine, XAxis, YAxis } from 'recharts'
import { type Column, type ColumnBarsProps, COLUMNS_HEIGHT } from '../Column.ts'

interface ColumnDrawingProps extends ColumnBarsProps {
  readonly width: number
}

/** Columns, each of which can be pointed at and chosen. */
export function ColumnDrawing({ columns, looked, onLook, onChoose, width }: ColumnDrawingProps) {
  const shape = useMemo(() => drawColumn(columns, looked), [columns, looked])
  return (
    <div className="chart-field" aria-hidden="true">
      <BarChart
        {...{ width }}
        data={columns}
        height={COLUMNS_HEIGHT}
        margin={MARGIN}
        barCategoryGap={0}
        accessibilityLayer={false}
        onMouseLeave={() => onLook(undefined)}
      >
        <XAxis
          dataKey="name"
          height={26}
          interval={0}
          tick={TICK}
          tickFormatter={(_, place) => columns[place]?.tick ?? ''}
          tickLine={false}
          axisLine={false}
          tickMargin={6}
        />
        <YAxis hide domain={FROM_ZERO} />
        <Bar
          dataKey="value"
          isAnimationActive={false}
          shape={shape}
          background={BEHIND}
          onMouseEnter={(_, place) => onLook(place)}
          onClick={(_, place) => onChoose(place)}
        />
        <ReferenceLine y={0} className="axis" />
      </BarChart>
    </div>
  )
}

/** On either side of a column. */
const GAP = 2
/** All of a column's height can be pointed at. */
const BEHIND = { fill: 'transparent' }
const MARGIN = { top: 4, right: 0, bottom: 0, left: 0 }
const TICK = { className: 'tick' }
const FROM_ZERO: [(least: number) => number, (most: number) => number] = [
  (least) => Math.min(0, least),
  (most) => Math.max(1, most),
]

function drawColumn(columns: readonly Column[], looked: number | undefined) {
  return function Drawn({ x, y, width, height, index }: BarShapeProps) {
    return (
      <rect
        className="column"
        data-shown={columns[index]?.isShown || undefined}
        data-looked={index === looked || undefined}
        x={x + GAP}
        y={Math.min(y, y + height)}
        width={Math.max(1, width - 2 * GAP)}
        height={Math.abs(height)}
      />
    )
  }
}
