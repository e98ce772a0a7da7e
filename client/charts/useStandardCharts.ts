import { useQuery } from '@tanstack/react-query'
import type * as standard from './standard/index.ts'

/** The charts that recharts draws. */
export type StandardCharts = typeof standard

/** Fetched when the first of them is wanted, as a script of its own: the page's words and tables do not wait for it. */
export function useStandardCharts() {
  const { data, isError } = useQuery({
    queryKey: ['standard charts'],
    queryFn: (): Promise<StandardCharts> => import('./standard/index.ts'),
    gcTime: Number.POSITIVE_INFINITY,
  })
  return { charts: data, isFailed: isError }
}
