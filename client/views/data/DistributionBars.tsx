import { useElementSize } from '@mantine/hooks'
import { useMemo } from 'react'
import { type Mark, MarkedChart } from '../../charts/MarkedChart.tsx'
import { useText } from '../../text/useText.ts'

/** One bar: what it is of, how long, and its figure in words. */
export interface DistributionBar {
  readonly name: string
  /** `null`: too few to be shown. */
  readonly value: number | null
  readonly written: string
}

interface DistributionBarsProps {
  readonly label: string
  readonly axis: string
  readonly bars: readonly DistributionBar[]
}

const [ROW, BAR, FOOT] = [24, 16, 24]

/** Bars from zero, one below the other, each with its name and figure; gone through by arrow keys. */
export function DistributionBars({ label, axis, bars }: DistributionBarsProps) {
  const text = useText()
  const { ref, width } = useElementSize()
  const height = bars.length * ROW + FOOT
  const left = Math.min(width * 0.45, 12 + 7 * Math.max(...bars.map(({ name }) => name.length), 4))
  const right = 16 + 7 * Math.max(...bars.map(({ written }) => written.length), 4)
  const most = Math.max(1e-9, ...bars.map(({ value }) => value ?? 0))
  const room = Math.max(10, width - left - right)
  const fits = Math.floor((left - 8) / 6.6)
  const marks = useMemo(
    () =>
      bars.map(({ value }, place): Mark => {
        const long = Math.max(1, ((value ?? 0) / most) * room)
        return { x: left + long / 2, y: place * ROW + ROW / 2, half: [long / 2, BAR / 2] }
      }),
    [bars, left, most, room],
  )
  const say = ({ name, written }: DistributionBar): string => text('data.chart.value', { name, value: written })

  return (
    <div ref={ref} className="chart-space" style={{ minHeight: height }}>
      {width > 0 && (
        <MarkedChart
          {...{ label, width, height, marks }}
          summary={bars.map(say).join('. ')}
          tell={(place) => ({ title: bars[place]?.name ?? '', lines: [bars[place]?.written ?? ''] })}
        >
          <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
            {bars.map(({ name, written }, place) => {
              const { y, half: [w] = [0, 0] } = marks[place] ?? { x: 0, y: 0 }
              return (
                <g key={name}>
                  <text className="tick" x={left - 8} y={y} dy="0.35em" textAnchor="end">
                    {name.length > fits ? `${name.slice(0, Math.max(1, fits - 1))}…` : name}
                  </text>
                  <rect className="data-bar" x={left} y={y - BAR / 2} width={2 * w} height={BAR} />
                  <text className="tick" x={left + 2 * w + 6} {...{ y }} dy="0.35em">
                    {written}
                  </text>
                </g>
              )
            })}
            <line className="axis" x1={left} x2={left} y1={0} y2={height - FOOT} />
            <text className="tick" x={0} y={height - 6}>
              {axis}
            </text>
          </svg>
        </MarkedChart>
      )}
    </div>
  )
}
