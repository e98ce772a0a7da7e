import type { Problem } from '../../../server/contract/Problem.ts'
import { useText } from '../../text/useText.ts'
import { ProblemWords } from '../frame/ProblemWords.tsx'

interface ProblemPanelProps {
  readonly title: string
  readonly detail?: string
  readonly problem?: Problem
  readonly retry?: () => void
}

/** What failed, in whose words, and the way out, where the answer would have stood. */
export function ProblemPanel({ title, detail, problem, retry }: ProblemPanelProps) {
  const text = useText()

  return (
    <section className="panel statement-problem" role="alert">
      <h2>{title}</h2>
      {problem ? (
        <p>
          <ProblemWords problem={problem} />
        </p>
      ) : detail === undefined ? null : (
        <p>{detail}</p>
      )}
      {problem && problem.instance !== '–' ? (
        <p className="note">{text('statement.problem.number', { instance: problem.instance })}</p>
      ) : null}
      {retry ? (
        <button type="button" className="statement-button" onClick={retry}>
          {text('statement.retry')}
        </button>
      ) : null}
    </section>
  )
}
