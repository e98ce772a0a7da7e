import './rules.css'
import { Link, useParams } from 'wouter'
import { useRules } from '../../api/queries.ts'
import { addressOf } from '../../comparison/address.ts'
import { useComparisonState } from '../../comparison/useComparisonState.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { ProblemNote } from '../ProblemNote.tsx'
import { RuleBookText } from './RuleBookText.tsx'

/** The screen that answers: what does this model say, in words? */
export function RulesView() {
  const text = useText()
  const language = useLanguage()
  const { model } = useParams<{ model: string }>()
  const { state } = useComparisonState()
  const rules = useRules(model, language)

  return (
    <>
      <p className="rules-back">
        <Link href={addressOf(state)}>{text('rules.back')}</Link>
      </p>
      {content()}
    </>
  )

  function content() {
    switch (rules.state) {
      case 'loading':
        return <p role="status">{text('rules.loading')}</p>
      case 'failed':
        return (
          <>
            <h1>{text('rules.failed')}</h1>
            <ProblemNote problem={rules.problem} retry={rules.retry} />
          </>
        )
      case 'ready':
        return <RuleBookText book={rules.data} />
    }
  }
}
