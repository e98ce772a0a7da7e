import { PlanTrouble, RowsTrouble } from '../../models/index.ts'
import { RunTrouble } from '../../models/payout/index.ts'
import { CountsTrouble } from '../aggregate/CountsTrouble.ts'
import { DocumentTrouble } from '../catalogue/DocumentTrouble.ts'
import type { ProblemCode } from '../contract/problem/problemWords.ts'
import { DataError } from '../dataset/DataProblem.ts'
import { StoreTrouble } from '../store/StoreTrouble.ts'
import { WarehouseTrouble } from '../warehouse/WarehouseTrouble.ts'
import { RequestTrouble } from './RequestTrouble.ts'

/** What a reader can mend. */
export interface FoundProblem {
  /** The address of the page about this kind of problem. */
  readonly type: string
  /** What is wrong here, in English. */
  readonly title: string
  /** What to do, in English. */
  readonly detail?: string
  readonly status: number
  /** What else the problem document says, by name. */
  readonly members?: Readonly<Record<string, unknown>>
}

/** The problem that an error is to its reader; nothing for a fault of ours. */
export function problemIn(error: unknown): FoundProblem | undefined {
  if (error instanceof RequestTrouble) return problem(error.code, error.message, error.hint, error.status)
  if (error instanceof StoreTrouble)
    return { ...problem(error.code, error.message, error.hint, error.status), members: error.members }
  if (error instanceof RunTrouble) return problem(error.code, error.message, error.hint, 422)
  if (error instanceof PlanTrouble || error instanceof DocumentTrouble || error instanceof RowsTrouble)
    return problem('cannot-run', error.message, 'hint' in error ? error.hint : undefined, 422)
  if (error instanceof DataError) {
    const [first] = error.problems
    return problem(first?.code ?? 'data', error.message, first?.hint, 422)
  }
  if (error instanceof CountsTrouble) return problem('counts', error.message, undefined, 422)
  if (error instanceof WarehouseTrouble)
    return problem(error.code, error.message, error.hint, error.fault === 'machine' ? 503 : 422)
  return undefined
}

/** `ProblemCode` has no code without words. */
function problem(code: ProblemCode, title: string, hint: string | undefined, status: number): FoundProblem {
  return { type: `/problems/${code}`, title, status, ...(hint === undefined ? {} : { detail: hint }) }
}
