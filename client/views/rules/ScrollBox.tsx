import type { ReactNode } from 'react'
import { useText } from '../../text/useText.ts'

interface ScrollBoxProps {
  readonly className: string
  readonly label: string
  readonly children: ReactNode
}

/** What may be wider than the text scrolls by itself, so it must be reached from the keyboard. */
export function ScrollBox({ className, label, children }: ScrollBoxProps) {
  const text = useText()
  const name = text('rules.scrolls', { label })

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={className} role="group" tabIndex={0} aria-label={name}>
      {children}
    </div>
  )
}
