import type { Finding } from '../../../server/contract/documentCheck.ts'
import { isAway } from '../../draft/sendDraft.ts'
import { problemOf } from '../../api/queries.ts'
import { useDrafts } from '../../draft/useDrafts.ts'
import { useText } from '../../text/useText.ts'
import { ProblemWords } from '../frame/ProblemWords.tsx'
import { FindingList } from './FindingList.tsx'

/** Why a document could not be checked and saved, and where its text is meanwhile: in the browser, and not in the address. */
export function DocumentFailed({ error }: { readonly error: Error }) {
  const text = useText()
  const { isKept } = useDrafts()
  const problem = problemOf(error)
  return (
    <p className="blocked" role="alert">
      {isAway(problem) ? (
        text(isKept ? 'own.away' : 'own.away.notKept')
      ) : (
        <>
          {text('own.failed')} <ProblemWords problem={problem} />
        </>
      )}
    </p>
  )
}

/** What is wrong in a document, of which nothing is saved. */
export function DocumentWrong({ findings }: { readonly findings: readonly Finding[] }) {
  const text = useText()
  const errors = findings.filter(({ severity }) => severity === 'error').length
  return (
    <div role="alert" className="blocked">
      <p>
        <strong>{text(errors === 1 ? 'own.wrong.one' : 'own.wrong', { count: errors })}</strong>
      </p>
      <FindingList findings={findings} />
    </div>
  )
}
