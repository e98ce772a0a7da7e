import { memo } from 'react'
import './charts.css'

interface ChangeBarProps {
  readonly value: number
  /** The longest bar there is, either way. */
  readonly most: number
  /** `neutral` where more is neither gain nor loss. */
  readonly side: 'gain' | 'loss' | 'alike' | 'neutral'
}

const HALF = 50

/** A bar left or right of a line, in a cell beside its number: it says nothing that the number does not. */
export const ChangeBar = memo(function ChangeBar({ value, most, side }: ChangeBarProps) {
  const length = most > 0 ? Math.min(HALF, (Math.abs(value) / most) * HALF) : 0
  return (
    <svg className="change-bar" viewBox="0 0 101 12" preserveAspectRatio="none" aria-hidden="true">
      <line className="axis" x1="50.5" x2="50.5" y1="0" y2="12" />
      <rect className={`mark-${side}`} x={value < 0 ? 50.5 - length : 50.5} y="2" width={length} height="8" />
    </svg>
  )
})
