import { memo } from 'react'
import { inTwoLines } from './inTwoLines.ts'
import { shortenedWithin } from './shortened.ts'

interface BarHeadProps {
  readonly letter: string
  readonly name: string
  readonly total: string
  readonly isShown: boolean
  /** Of the chart, of what stands left of the bars, and where the bar's middle is. */
  readonly width: number
  readonly left: number
  readonly middle: number
  readonly isNarrow: boolean
}

/** From one line of a name to the next. */
const LINE = 15

/** A bar's letter, name and total: beside it, or above it where it is narrow. */
export const BarHead = memo(function BarHead(props: BarHeadProps) {
  const { letter, name, total, isShown, width, left, middle, isNarrow } = props
  const shown = isShown ? ' is-shown' : ''
  const y = isNarrow ? middle - 24 : middle
  const room = Math.floor(((isNarrow ? width - 8 * total.length : left) - 36) / (isShown ? 7.8 : 7))
  const lines = isNarrow ? [shortenedWithin(name, room)] : inTwoLines(name, room)
  return (
    <>
      <rect className={`chart-letter${shown}`} x={1} y={y - 9} width={18} height={18} rx={4} />
      <text className={`chart-letter-text${shown}`} x={10} y={y} dy="0.35em" textAnchor="middle">
        {letter}
      </text>
      {lines.map((line, place) => (
        <text
          key={place}
          className={`bar-name${shown}`}
          x={28}
          y={y + LINE * (place - (lines.length - 1) / 2)}
          dy="0.35em"
        >
          {line}
        </text>
      ))}
      <text className={`bar-total${shown}`} x={width} y={y} dy="0.35em" textAnchor="end">
        {total}
      </text>
    </>
  )
})
