import type { Problem } from '../../../server/contract/Problem.ts'
import { ExactWords } from './ExactWords.tsx'
import { useProblemWords } from './useProblemWords.ts'

/** What failed where there is room for it: what is wrong and what to do, then what exactly is wrong here. */
export function ProblemParagraphs({ problem }: { readonly problem: Problem }) {
  const { title, remedy, exact } = useProblemWords(problem)

  return (
    <>
      <p>
        {title} {remedy}
      </p>
      {exact === undefined ? null : (
        <p>
          <ExactWords words={exact} />
        </p>
      )}
    </>
  )
}
