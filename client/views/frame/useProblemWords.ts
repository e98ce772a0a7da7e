import type { Problem } from '../../../server/contract/Problem.ts'
import { useText } from '../../text/useText.ts'

/** What failed, in words: the server's own, which are English; ours where it did not answer at all. */
export interface ProblemWords {
  readonly title: string
  readonly detail: string | undefined
  readonly lang: 'en' | undefined
}

/** How a problem is told to a reader. */
export function useProblemWords(): (problem: Problem) => ProblemWords {
  const text = useText()
  return ({ status, title, detail }) =>
    status === 0
      ? { title: text('state.unreachable'), detail: text('state.unreachable.kept'), lang: undefined }
      : { title, detail, lang: 'en' }
}
