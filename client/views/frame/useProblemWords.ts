import type { Problem } from '../../../server/contract/Problem.ts'
import { useKindWords } from './useKindWords.ts'
import { useText } from '../../text/useText.ts'

/** A problem as a reader is told it. */
export interface ToldProblem {
  /** What kind it is, in the reader's language. */
  readonly title: string
  /** What that means and what to do, in the reader's language. */
  readonly remedy: string | undefined
  /** What is wrong here, in the engine's own words, in English. */
  readonly exact: string | undefined
}

/** No server has numbered it: its title is the engine's, in English. */
const NOBODYS = '–'

/** How a problem is told: the words of its kind first, then the exact sentence; ours where the server did not answer at all. */
export function useProblemWords(problem: Problem): ToldProblem {
  const text = useText()
  const { status, type, title, detail, instance } = problem
  const isGone = status === 0
  const wordsOf = useKindWords(!isGone)
  if (isGone) return { title: text('state.unreachable'), remedy: text('state.unreachable.kept'), exact: undefined }

  const kind = wordsOf(type.replace('/problems/', ''))
  if (instance !== NOBODYS) return { title, remedy: kind?.text, exact: detail }
  const exact = [title, detail].filter(Boolean).join(' ')
  return { title: kind?.title ?? text('problem.some'), remedy: kind?.text, exact: exact === '' ? undefined : exact }
}
