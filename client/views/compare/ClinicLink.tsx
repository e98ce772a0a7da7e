import type { MouseEvent, ReactNode } from 'react'
import { navigate } from 'wouter/use-browser-location'

interface ClinicLinkProps {
  /** The statement's page, by `useStatementLinks`. */
  readonly href: string
  readonly children: ReactNode
}

/**
 * A link to a clinic's statement, line by line. The router's own link listens to the address; a table has one in every
 * row, and none of them needs to know where the page is.
 */
export function ClinicLink({ href, children }: ClinicLinkProps) {
  return (
    <a className="opens" href={href} onClick={follow}>
      {children}
    </a>
  )
}

function follow(event: MouseEvent<HTMLAnchorElement>): void {
  // A row selects its clinic wherever it is clicked, but not where a click already leads away.
  event.stopPropagation()
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.button !== 0) return
  event.preventDefault()
  navigate(event.currentTarget.getAttribute('href') ?? '/')
}
