import type { Problem } from '../../../server/contract/Problem.ts'
import { useProblemWords } from './useProblemWords.ts'

/** What failed, in one run of words: its kind, and what is wrong here and what to do about it. */
export function ProblemWords({ problem }: { readonly problem: Problem }) {
  const { title, titleLang, detail, lang } = useProblemWords()(problem)

  return (
    <>
      <span lang={titleLang}>{title}</span>
      {detail === undefined ? null : <span lang={lang}> {detail}</span>}
    </>
  )
}
