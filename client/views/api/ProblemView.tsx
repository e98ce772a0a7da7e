import './api.css'
import { Link, useParams } from 'wouter'
import { useProblemKinds } from '../../api/queries.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { ProblemNote } from '../ProblemNote.tsx'

/** The page at which a problem document points: what its kind means, and what to do. Without a kind, all of them. */
export function ProblemView() {
  const text = useText()
  const language = useLanguage()
  const { code } = useParams<{ code?: string }>()
  const kinds = useProblemKinds()
  switch (kinds.state) {
    case 'loading':
      return <p role="status">{text('problem.loading')}</p>
    case 'failed':
      return <ProblemNote problem={kinds.problem} retry={kinds.retry} />
    case 'ready':
  }
  const kind = kinds.data.find((one) => one.code === code)

  if (code === undefined)
    return (
      <div className="api">
        <h1>{text('problem.list.title')}</h1>
        <dl className="problem-kinds">
          {kinds.data.map((one) => (
            <div key={one.code} id={one.code}>
              <dt>
                <Link href={one.type}>{one.title[language]}</Link> <code>{one.code}</code>
              </dt>
              <dd>{one.text[language]}</dd>
            </div>
          ))}
        </dl>
      </div>
    )
  return (
    <div className="api">
      <h1>{kind ? kind.title[language] : text('problem.unknown')}</h1>
      {kind ? <p>{kind.text[language]}</p> : null}
      <p className="note">{text('problem.code', { code })}</p>
      <p>
        <Link href="/problems">{text('problem.all')}</Link>
      </p>
    </div>
  )
}
