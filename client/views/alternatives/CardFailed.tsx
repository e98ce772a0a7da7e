import type { Problem } from '../../../server/contract/Problem.ts'
import { useText } from '../../text/useText.ts'
import { Icon } from '../frame/Icon.tsx'
import { ProblemParagraphs } from '../frame/ProblemParagraphs.tsx'

interface CardFailedProps {
  readonly problem: Problem
  readonly retry: () => void
  readonly onChoose: () => void
}

/** Why a model is not there, in the reader's words and the server's; the ways out are the buttons below. */
export function CardFailed({ problem, retry, onChoose }: CardFailedProps) {
  const text = useText()
  // What was asked for is wrong, and stays wrong: to ask again would not help.
  const isRefused = problem.status >= 400 && problem.status < 500

  return (
    <div className="card-body" role="alert">
      <div className="blocked">
        <p className="blocked-title">
          <Icon name="warning" />
          {text('card.failed')}
        </p>
        <ProblemParagraphs problem={problem} />
        {isRefused || problem.instance === '–' ? null : (
          <p className="blocked-number">{text('card.failed.number', { instance: problem.instance })}</p>
        )}
      </div>
      <div>
        <button type="button" className="button raised" onClick={isRefused ? onChoose : retry}>
          {text(isRefused ? 'card.failed.choose' : 'state.retry')}
        </button>
      </div>
    </div>
  )
}
