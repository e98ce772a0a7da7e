import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { statementAddress } from '../../comparison/address.ts'
import type { ComparisonState, Letter } from '../../comparison/Comparison.ts'
import { statementOf } from './statementOf.ts'

interface ClinicLinkProps {
  readonly state: ComparisonState
  readonly clinic: string
  /** Whose statement opens. */
  readonly letter: Letter
  readonly children: ReactNode
}

/** A link to a clinic's statement, line by line. */
export function ClinicLink({ state, clinic, letter, children }: ClinicLinkProps) {
  return (
    // A row selects its clinic wherever it is clicked, but not where a click already leads away.
    <Link
      className="opens"
      href={statementAddress(state, statementOf(state, clinic, letter))}
      onClick={(event) => event.stopPropagation()}
    >
      {children}
    </Link>
  )
}
