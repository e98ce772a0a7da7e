import type { ReactNode } from 'react'
import { useText } from '../../text/useText.ts'

interface ScrollBoxProps {
  readonly label: string
  readonly children: ReactNode
}

/** A table that may be wider than the page scrolls in a box of its own, by the keyboard too. */
export function ScrollBox({ label, children }: ScrollBoxProps) {
  const text = useText()
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- without it the keyboard cannot scroll the box
    <div className="reconcile-scroll" role="group" tabIndex={0} aria-label={text('reconcile.scrolls', { label })}>
      {children}
    </div>
  )
}
