import type { Problem } from '../../../server/contract/Problem.ts'
import { useText } from '../../text/useText.ts'

/** What failed, in words: the server says the kind in the reader's language and the rest in English; ours where it did not answer at all. */
export interface ProblemWords {
  readonly title: string
  /** Where the title is not in the reader's language: the engine says it in the browser. */
  readonly titleLang: 'en' | undefined
  readonly detail: string | undefined
  readonly lang: 'en' | undefined
}

/** No server has numbered it. */
const NOBODYS = '–'

/** How a problem is told to a reader. */
export function useProblemWords(): (problem: Problem) => ProblemWords {
  const text = useText()
  return ({ status, title, detail, instance }) =>
    status === 0
      ? {
          title: text('state.unreachable'),
          titleLang: undefined,
          detail: text('state.unreachable.kept'),
          lang: undefined,
        }
      : { title, titleLang: instance === NOBODYS ? 'en' : undefined, detail, lang: 'en' }
}
