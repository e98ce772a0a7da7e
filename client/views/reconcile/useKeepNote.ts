import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Request, Response } from '../../../server/contract/contract.ts'
import type { Residual } from '../../../server/contract/reconcile.ts'
import { call } from '../../api/call.ts'

type Answer = Response<'GET /api/reconciliation'>

/** Keeps a note on the server, and shows it in the answer that is on the screen. */
export function useKeepNote(request: Request<'GET /api/reconciliation'>) {
  const queries = useQueryClient()
  return useMutation({
    networkMode: 'always',
    mutationFn: (saying: Request<'POST /api/reconciliation/note'>): Promise<Residual> =>
      call('POST /api/reconciliation/note', saying, new AbortController().signal),
    onSuccess: (kept) =>
      queries.setQueryData<Answer>(
        ['GET /api/reconciliation', request],
        (answer) => answer && withResidual(answer, kept),
      ),
  })
}

function withResidual(answer: Answer, kept: Residual): Answer {
  const { reconciliation } = answer
  if (!reconciliation) return answer
  const residuals = reconciliation.residuals.map((one) => (one.key === kept.key ? kept : one))
  return { ...answer, reconciliation: { ...reconciliation, residuals } }
}
