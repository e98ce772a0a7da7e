import { createContext, use } from 'react'
import type { Clinic } from '../../../server/contract/dataset.ts'
import type { StatementState } from '../../comparison/StatementState.ts'
import type { ChangeStatement } from './StatementChoices.tsx'
import type { ShownStatement } from './useClinicStatement.ts'

/** What every part of a statement that is there knows. */
export interface StatementKnown {
  readonly currency: string
  /** The clinic's. */
  readonly name: string
  readonly asked: StatementState
  readonly change: ChangeStatement
  readonly shown: ShownStatement
  readonly clinic: Clinic | undefined
  readonly isInvented: boolean
}

export const StatementContext = createContext<StatementKnown | undefined>(undefined)

/** The statement that is shown. */
export function useShownStatement(): StatementKnown {
  const known = use(StatementContext)
  if (!known) throw new Error('A part of a statement stands outside it.')
  return known
}
