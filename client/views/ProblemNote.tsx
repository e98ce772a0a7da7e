import { Alert, Button } from '@mantine/core'
import type { Problem } from '../../server/contract/Problem.ts'
import { Link } from 'wouter'
import { useText } from '../text/useText.ts'
import { ProblemParagraphs } from './frame/ProblemParagraphs.tsx'

interface ProblemNoteProps {
  readonly problem: Problem
  readonly retry: () => void
}

/** What failed, the way out, and the number that finds it in the server's log. */
export function ProblemNote({ problem, retry }: ProblemNoteProps) {
  const text = useText()

  return (
    <Alert role="alert" color="action" title={text('state.failed')}>
      <ProblemParagraphs problem={problem} />
      <p>{text('state.failed.number', { instance: problem.instance })}</p>
      {problem.status > 0 && problem.type.startsWith('/problems/') ? (
        <p>
          <Link href={problem.type}>{text('problem.page')}</Link>
        </p>
      ) : null}
      <Button onClick={retry}>{text('state.retry')}</Button>
    </Alert>
  )
}
