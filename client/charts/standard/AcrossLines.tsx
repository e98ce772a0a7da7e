import { type ScaleFunction, useXAxisScale, useYAxisScale } from 'recharts'
import type { AcrossLine } from '../ScatterChart.tsx'

interface AcrossLinesProps {
  readonly lines: readonly AcrossLine[]
  /** The lowest and the highest value of each axis. */
  readonly x: readonly [number, number]
  readonly y: readonly [number, number]
}

/** Straight lines from edge to edge: the library's own would be registered anew at each change, which takes longer. */
export function AcrossLines({ lines, x, y }: AcrossLinesProps) {
  const [across, up] = [useXAxisScale(), useYAxisScale()]
  if (!across || !up) return null
  return lines.map((line) => (
    <line key={line.kind} className={`across ${line.kind}`} {...ends(line, { x, y, across, up })} />
  ))
}

interface Field extends Pick<AcrossLinesProps, 'x' | 'y'> {
  readonly across: ScaleFunction
  readonly up: ScaleFunction
}

/** Where a line enters and leaves the field. */
function ends({ slope, intercept }: AcrossLine, { x, y: [low, high], across, up }: Field) {
  const [one, two] = x.map((at) => {
    const height = Math.min(high, Math.max(low, slope * at + intercept))
    return slope === 0 ? { at, height } : { at: (height - intercept) / slope, height }
  }) as [{ at: number; height: number }, { at: number; height: number }]
  return { x1: across(one.at), y1: up(one.height), x2: across(two.at), y2: up(two.height) }
}
