import type { ObjectVersion } from '../../../server/contract/objects.ts'
import { formatMoment } from '../../format/formatMoment.ts'
import type { Words } from '../../text/fillIn.ts'
import { useLanguage, useText } from '../../text/useText.ts'

type Said = Pick<ObjectVersion, 'version' | 'action' | 'at' | 'by' | 'name'>

/** A version's number, what was done, when and by whom, as the texts ask for them. */
export function useVersionWords(): (version: Said) => Words {
  const text = useText()
  const language = useLanguage()
  return ({ version, action, at, by, name }) => ({
    version,
    name,
    action: text(`saved.action.${action}`),
    moment: formatMoment(at, language),
    // A server without sign-in has one user, whom it calls so.
    by: by === 'local' ? text('saved.by.local') : by,
  })
}
