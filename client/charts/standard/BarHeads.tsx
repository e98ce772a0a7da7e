import { useYAxisScale } from 'recharts'
import { shortened } from '../shortened.ts'
import type { StackedBar } from '../StackedBars.tsx'

interface BarHeadsProps {
  readonly bars: readonly StackedBar[]
  /** Of the chart, and of what stands left of the bars. */
  readonly width: number
  readonly left: number
  readonly isNarrow: boolean
}

/** Each bar's letter, name and total: beside it, or above it where it is narrow. */
export function BarHeads({ bars, width, left, isNarrow }: BarHeadsProps) {
  const at = useYAxisScale()
  return bars.map((bar) => {
    const middle = at?.(bar.letter, { position: 'middle' })
    if (middle === undefined) return null
    const shown = bar.isShown ? ' is-shown' : ''
    const y = isNarrow ? middle - 24 : middle
    const room = (isNarrow ? width - 8 * bar.total.length : left) - 36
    return (
      <g key={bar.letter}>
        <rect className={`chart-letter${shown}`} x={1} y={y - 9} width={18} height={18} rx={4} />
        <text className={`chart-letter-text${shown}`} x={10} y={y} dy="0.35em" textAnchor="middle">
          {bar.letter}
        </text>
        <text className={`bar-name${shown}`} x={28} y={y} dy="0.35em">
          {shortened(bar.name, Math.floor(room / (bar.isShown ? 8.6 : 7.4)))}
        </text>
        <text className={`bar-total${shown}`} x={width} y={y} dy="0.35em" textAnchor="end">
          {bar.total}
        </text>
      </g>
    )
  })
}
