import { useProblemKinds } from '../../api/queries.ts'
import { useLanguage } from '../../text/useText.ts'

/** What a kind of problem is called, and what it means and what to do, in the reader's language. */
export interface KindWords {
  readonly title: string
  readonly text: string
}

/** The words of kinds of problems by their codes, problems of data among them; they are fetched where they are needed. */
export function useKindWords(isNeeded = true): (code: string) => KindWords | undefined {
  const language = useLanguage()
  const kinds = useProblemKinds(isNeeded)
  return (code) => {
    const kind = kinds.state === 'ready' ? kinds.data.find((one) => one.code === code) : undefined
    return kind && { title: kind.title[language], text: kind.text[language] }
  }
}
