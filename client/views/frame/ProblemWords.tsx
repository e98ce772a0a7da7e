import type { Problem } from '../../../server/contract/Problem.ts'
import { ExactWords } from './ExactWords.tsx'
import { useProblemWords } from './useProblemWords.ts'

/** What failed, in one run of words: its kind, what to do about it, and what exactly is wrong here. */
export function ProblemWords({ problem }: { readonly problem: Problem }) {
  const { title, remedy, exact } = useProblemWords(problem)

  return (
    <>
      <span>{title}</span>
      {remedy === undefined ? null : <span> {remedy}</span>}
      {exact === undefined ? null : (
        <>
          {' '}
          <ExactWords words={exact} />
        </>
      )}
    </>
  )
}
