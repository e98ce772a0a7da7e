import type { ReactNode, Ref } from 'react'
import { useText } from '../../text/useText.ts'

interface ScrollBoxProps {
  readonly className: string
  /** What is in it. */
  readonly label: string
  readonly isVirtual?: boolean
  readonly ref?: Ref<HTMLDivElement>
  readonly children: ReactNode
}

/** A box whose content is wider or longer than itself: it scrolls, by the keyboard too, and says what it holds. */
export function ScrollBox({ className, label, isVirtual = false, ref, children }: ScrollBoxProps) {
  const text = useText()
  return (
    <div
      ref={ref}
      className={className}
      data-virtual={isVirtual || undefined}
      role="region"
      aria-label={text('compare.scrolls', { label })}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- without it the keyboard cannot scroll the box
      tabIndex={0}
    >
      {children}
    </div>
  )
}
