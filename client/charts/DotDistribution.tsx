import { useElementSize } from '@mantine/hooks'
import { memo, useMemo } from 'react'
import { drawMarks } from './drawMarks.ts'
import { type Mark, MarkedChart, type Tell } from './MarkedChart.tsx'
import { niceTicks } from './niceTicks.ts'

/** One dot: where on the axis, and on which side. */
export interface Dot {
  readonly value: number
  readonly side: 'gain' | 'loss' | 'alike'
  readonly isPilot: boolean
  readonly isChosen: boolean
}

interface DotDistributionProps {
  /** From the lowest value to the highest. */
  readonly dots: readonly Dot[]
  /** Values up to this, either way, are alike. */
  readonly threshold: number
  readonly label: string
  readonly summary: string
  /** A sentence with the unit, below the axis. */
  readonly axis: string
  readonly write: (value: number) => string
  readonly tell: Tell
  readonly onChoose: (dot: number) => void
}

const FOOT = 44
const SIDE = 14
const RADII = [7, 6, 5, 4, 3, 2.5, 2, 1.5]

/** Where there is room for larger dots, there is for higher piles. */
const heightAt = (width: number): number => (width < 600 ? 220 : 260)

/** Every value as a dot where it is, piled up where they meet; none is averaged away. */
export const DotDistribution = memo(function DotDistribution(props: DotDistributionProps) {
  const { dots, threshold, label, summary, axis, write, tell, onChoose } = props
  const { ref, width } = useElementSize()
  const drawn = useMemo(() => (width > 0 ? lay(dots, threshold, width) : undefined), [dots, threshold, width])
  const height = heightAt(width)
  const floor = height - FOOT
  const chosen = dots.findIndex(({ isChosen }) => isChosen)

  return (
    <div ref={ref} className="chart-space" style={{ minHeight: height }}>
      {drawn && (
        <MarkedChart {...{ label, summary, width, height, tell, onChoose }} marks={drawn.marks}>
          <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
            <rect
              className="alike-band"
              x={drawn.at(-threshold)}
              y={0}
              width={drawn.at(threshold) - drawn.at(-threshold)}
              height={floor}
            />
            <line className="axis" x1={SIDE} x2={width - SIDE} y1={floor + 0.5} y2={floor + 0.5} />
            <line className="axis" x1={drawn.at(0)} x2={drawn.at(0)} y1={8} y2={floor} />
            {drawn.ticks.map((tick) => (
              <text key={tick} className="tick" x={drawn.at(tick)} y={floor + 17} textAnchor="middle">
                {write(tick)}
              </text>
            ))}
            <text className="tick" x={width / 2} y={height - 8} textAnchor="middle">
              {axis}
            </text>
            {(['loss', 'alike', 'gain'] as const).map((side) => (
              <path key={side} className={`mark-${side}`} d={drawMarks(drawn.of(side, false), drawn.radius)} />
            ))}
            {(['loss', 'alike', 'gain'] as const).map((side) => (
              <path
                key={side}
                className={`mark-${side} mark-pilot`}
                d={drawMarks(drawn.of(side, true), drawn.radius)}
              />
            ))}
            {chosen >= 0 && drawn.marks[chosen] && (
              <circle
                className="chosen-mark"
                cx={drawn.marks[chosen].x}
                cy={drawn.marks[chosen].y}
                r={drawn.radius + 4}
              />
            )}
          </svg>
        </MarkedChart>
      )}
    </div>
  )
})

function lay(dots: readonly Dot[], threshold: number, width: number) {
  const lowest = Math.min(-2 * threshold, dots[0]?.value ?? 0)
  const highest = Math.max(2 * threshold, dots.at(-1)?.value ?? 0)
  const ticks = niceTicks(lowest, highest, width < 420 ? 6 : 10)
  const [from, to] = [ticks[0] ?? lowest, ticks.at(-1) ?? highest]
  const at = (value: number): number => SIDE + ((value - from) / (to - from)) * (width - 2 * SIDE)
  const floor = heightAt(width) - FOOT
  const room = floor - 12
  const radii = width < 600 ? RADII.slice(1) : RADII
  const radius = radii.find((one) => rowsOf(dots, at, one, room / (2 * one)).height * 2 * one <= room) ?? 1
  const { rows, height: most } = rowsOf(dots, at, radius)
  const squeeze = Math.min(2 * radius, room / Math.max(1, most))
  const marks = dots.map(
    ({ value }, place): Mark => ({
      x: at(value),
      y: floor - radius - 1 - (rows[place] ?? 0) * squeeze,
    }),
  )
  const shapes = dots.map(({ side, isPilot }, place) => ({ side, isPilot, ...(marks[place] as Mark) }))
  return {
    at,
    ticks,
    marks,
    radius,
    of: (side: Dot['side'], isPilot: boolean) => shapes.filter((one) => one.side === side && one.isPilot === isPilot),
  }
}

/** The lowest row in which each dot touches no other, as far as there are not more rows than fit. */
function rowsOf(dots: readonly Dot[], at: (value: number) => number, radius: number, most = Number.POSITIVE_INFINITY) {
  const ends: number[] = []
  const rows: number[] = []
  for (const { value } of dots) {
    const x = at(value)
    let row = 0
    while (row < ends.length && (ends[row] as number) > x - 2 * radius) row += 1
    ends[row] = x
    rows.push(row)
    if (ends.length > most) break
  }
  return { rows, height: ends.length }
}
