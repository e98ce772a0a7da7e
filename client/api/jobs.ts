import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { JobCard } from '../../server/contract/jobs.ts'
import { call, CallFailed } from './call.ts'

/** How often work that is under way is asked how far it is, and how often a quiet server whether there is any. */
const ASK_SOON = 1000
const ASK_LATER = 20_000

/** Is a job still to end? */
export const isOpen = ({ state }: JobCard): boolean => state === 'waiting' || state === 'running'

/** The newest work on the server; what is under way is followed. Nothing where the server does no such work. */
export function useJobs(): readonly JobCard[] {
  const { data } = useQuery({
    queryKey: ['jobs'],
    staleTime: 0,
    queryFn: ({ signal }) => call('GET /api/jobs', { limit: 20 }, signal),
    refetchInterval: ({ state: { data: known, error } }) => {
      if (error instanceof CallFailed && error.problem.status === 404) return false
      return known?.items.some(isOpen) ? ASK_SOON : ASK_LATER
    },
  })
  return data?.items ?? NONE
}

const NONE: readonly JobCard[] = []

/** Asks a job to stop. */
export function useCancelJob() {
  const queries = useQueryClient()
  return useMutation({
    networkMode: 'always',
    mutationFn: (id: string): Promise<JobCard> => call('POST /api/jobs/{id}/cancel', { id }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['jobs'] }),
  })
}
