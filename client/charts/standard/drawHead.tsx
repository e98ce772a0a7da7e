import { shortened } from '../shortened.ts'
import type { StackedBar } from '../StackedBars.tsx'

interface Heads {
  readonly bars: readonly StackedBar[]
  /** Of the chart, and of what stands left of the bar. */
  readonly width: number
  readonly left: number
  readonly isNarrow: boolean
}

/** Draws a bar's letter, name and total: beside it, or above it where it is narrow. */
export function drawHead({ bars, width, left, isNarrow }: Heads) {
  return function BarHead({ index, y }: { readonly index: number; readonly y: number | string }) {
    const bar = bars[index]
    if (!bar) return <g />
    const shown = bar.isShown ? ' is-shown' : ''
    const line = isNarrow ? Number(y) - 24 : Number(y)
    const room = (isNarrow ? width - 8 * bar.total.length : left) - 36
    const name = shortened(bar.name, Math.floor(room / (bar.isShown ? 8.6 : 7.4)))
    return (
      <g>
        <rect className={`chart-letter${shown}`} x={1} y={line - 9} width={18} height={18} rx={4} />
        <text className={`chart-letter-text${shown}`} x={10} y={line} dy="0.35em" textAnchor="middle">
          {bar.letter}
        </text>
        <text className={`bar-name${shown}`} x={28} y={line} dy="0.35em">
          {name}
        </text>
        <text className={`bar-total${shown}`} x={width} y={line} dy="0.35em" textAnchor="end">
          {bar.total}
        </text>
      </g>
    )
  }
}
