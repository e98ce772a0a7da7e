import { PlanTrouble, RowsTrouble } from '../../models/index.ts'
import { RunTrouble } from '../../models/payout/index.ts'
import { DocumentTrouble } from '../catalogue/DocumentTrouble.ts'
import { DataError } from '../dataset/DataProblem.ts'
import { WarehouseTrouble } from '../warehouse/WarehouseTrouble.ts'
import { RequestTrouble } from './RequestTrouble.ts'

/** What a reader can mend, as a problem document says it: what is wrong, and what to do. Nothing for a fault of ours. */
export function problemIn(
  error: unknown,
): { readonly type: string; readonly title: string; readonly detail?: string; readonly status: number } | undefined {
  if (error instanceof RequestTrouble) return problem('unknown-name', error.message, error.hint, 404)
  if (error instanceof RunTrouble) return problem(error.code, error.message, error.hint, 422)
  if (error instanceof PlanTrouble || error instanceof DocumentTrouble || error instanceof RowsTrouble)
    return problem('cannot-run', error.message, 'hint' in error ? error.hint : undefined, 422)
  if (error instanceof DataError) {
    const [first] = error.problems
    return problem(first?.code ?? 'data', error.message, first?.hint, 422)
  }
  if (error instanceof WarehouseTrouble)
    return problem(error.code, error.message, error.hint, error.fault === 'machine' ? 503 : 422)
  return undefined
}

function problem(code: string, title: string, hint: string | undefined, status: number) {
  return { type: `/problems/${code}`, title, status, ...(hint === undefined ? {} : { detail: hint }) }
}
