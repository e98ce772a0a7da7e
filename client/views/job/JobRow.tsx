import { useState } from 'react'
import { Link } from 'wouter'
import type { JobCard } from '../../../server/contract/jobs.ts'
import { isOpen, useCancelJob } from '../../api/jobs.ts'
import { problemOf } from '../../api/queries.ts'
import { formatDate } from '../../format/formatDate.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { ProblemWords } from '../frame/ProblemWords.tsx'
import { FilledText } from '../statement/FilledText.tsx'
import { useJobWords } from './useJobWords.ts'

/** One job: what it is about, how far it is, and what can be done: stop it, or see what came of it. */
export function JobRow({ job }: { readonly job: JobCard }) {
  const text = useText()
  const language = useLanguage()
  const words = useJobWords()
  const cancel = useCancelJob()
  const { title, kind, state, progress, attempts, result, fileUntil, problem } = job
  const [now] = useState(() => Date.now())
  const isGone = fileUntil !== null && Date.parse(fileUntil) <= now

  return (
    <li className="job">
      <p className="job-title">
        <strong>{title}</strong> <span className="tag">{text(`job.kind.${kind}`)}</span>
      </p>
      {state === 'running' ? (
        <progress className="job-progress" max={1} value={progress?.share ?? 0} aria-label={title} />
      ) : null}
      <p>
        {words(job)}
        {attempts > 1 ? `, ${text('job.again', { count: attempts })}` : ''}
      </p>
      {problem ? (
        <div className="blocked">
          <p>
            <ProblemWords problem={problem} />
          </p>
          <p>{text('job.number', { instance: problem.instance })}</p>
        </div>
      ) : null}
      {isOpen(job) ? (
        <button
          type="button"
          className="link-button"
          disabled={cancel.isPending}
          aria-label={text('job.cancel.of', { title })}
          onClick={() => cancel.mutate(job.id)}
        >
          {text(cancel.isPending ? 'job.cancelling' : 'job.cancel')}
        </button>
      ) : null}
      {cancel.error ? (
        <p role="alert">
          <FilledText text="job.cancel.failed" nodes={{ why: <ProblemWords problem={problemOf(cancel.error)} /> }} />
        </p>
      ) : null}
      {result === null || isGone ? null : <Result address={result} title={title} />}
      {fileUntil === null ? null : (
        <p className="job-file">
          {text(isGone ? 'job.file.gone' : 'job.file.until', { day: formatDate(fileUntil.slice(0, 10), language) })}
        </p>
      )}
    </li>
  )
}

/** A page is shown; what the server answers itself, a file, is fetched by the browser. */
function Result({ address, title }: { readonly address: string; readonly title: string }) {
  const text = useText()
  const label = text('job.result.of', { title })
  // Only an address of this server is followed.
  if (!/^\/(?![/\\])/.test(address)) return null
  const kept = /^\/api\/objects\/([0-9a-f-]+)$/.exec(address)?.[1]
  if (kept !== undefined)
    return (
      <Link className="job-result" href={`/saved/${kept}`} aria-label={label}>
        {text('job.result')}
      </Link>
    )
  return address.startsWith('/api/') ? (
    <a className="job-result" href={address} aria-label={label}>
      {text('job.result')}
    </a>
  ) : (
    <Link className="job-result" href={address} aria-label={label}>
      {text('job.result')}
    </Link>
  )
}
