import type { UploadProblem } from '../../../server/contract/upload.ts'
import { useText } from '../../text/useText.ts'
import { useKindWords } from '../frame/useKindWords.ts'
import { ProblemTable } from './ProblemTable.tsx'

/** What is wrong or worth a look, kind by kind: what it is and what to do once, then each place. */
export function ProblemGroups({ problems }: { readonly problems: readonly UploadProblem[] }) {
  const text = useText()
  const wordsOf = useKindWords()
  return [...Map.groupBy(problems, ({ code }) => code)].map(([code, own]) => {
    const words = wordsOf(code)
    const title = words?.title ?? text('data.code.other', { code })
    return (
      <section key={code} className="data-kind">
        <h3>{title}</h3>
        {words ? <p>{words.text}</p> : null}
        <ProblemTable label={title} problems={own} />
      </section>
    )
  })
}
