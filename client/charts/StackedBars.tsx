import { memo, useDeferredValue } from 'react'
import { ChartSpace } from './ChartSpace.tsx'

/** A part of a bar: how long, in which hue (a class of charts.css), and what it says. */
export interface Segment {
  readonly amount: number
  readonly hue: string
  readonly title: string
  readonly lines: readonly string[]
}

/** One bar of parts, with its letter, its name and the total at its end. */
export interface StackedBar {
  readonly letter: string
  readonly name: string
  readonly total: string
  readonly isShown: boolean
  readonly segments: readonly Segment[]
}

export interface StackedBarsProps {
  readonly bars: readonly StackedBar[]
  readonly label: string
  readonly summary: string
  /** What a part says on itself where it is wide enough. */
  readonly write: (amount: number) => string
}

/** Bars of parts from zero, one a model; what is deducted lies left of zero. */
export const StackedBars = memo(function StackedBars(props: StackedBarsProps) {
  // The words and the tables do not wait for the library: it takes longer than all of them.
  const late = useDeferredValue(props)
  return (
    <ChartSpace heightAt={(width) => late.bars.length * rowAt(width) + 6}>
      {({ charts, width }) => <charts.StackedDrawing {...late} width={width} row={rowAt(width)} />}
    </ChartSpace>
  )
})

/** Where it is narrow, the name stands above its bar. */
const rowAt = (width: number): number => (width < 520 ? 52 : 38)
