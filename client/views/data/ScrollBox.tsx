import type { ReactNode } from 'react'
import { useText } from '../../text/useText.ts'

/** A table that may be wider than the page scrolls in a box of its own, by the keyboard too. */
export function ScrollBox({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const text = useText()
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- without it the keyboard cannot scroll the box
    <div className="data-scroll" role="group" tabIndex={0} aria-label={text('data.scrolls', { label })}>
      {children}
    </div>
  )
}
