import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Upload } from '../../../server/contract/upload.ts'
import type { Request } from '../../../server/contract/contract.ts'
import { call } from '../../api/call.ts'

type Step = 'POST /api/upload/check' | 'POST /api/upload/stop' | 'POST /api/upload/approve'
type Asked = { readonly [K in Step]: { readonly step: K; readonly request: Request<K> } }[Step]

/** Takes an import a step on; what the server answers is shown at once. */
export function useImporting(id: string) {
  const queries = useQueryClient()
  return useMutation({
    networkMode: 'always',
    mutationFn: ({ step, request }: Asked): Promise<Upload> => call(step, request, new AbortController().signal),
    onSuccess: async (upload: Upload) => {
      queries.setQueryData(['GET /api/upload', { id }], upload)
      if (upload.state === 'saved') await queries.invalidateQueries({ queryKey: ['GET /api/datasets'] })
    },
  })
}
