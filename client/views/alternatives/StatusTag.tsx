import type { ModelCard } from '../../../server/contract/model.ts'
import { useText } from '../../text/useText.ts'

/** What a model promises to be, as a word: enacted, pilot, illustrative. */
export function StatusTag({ status }: { readonly status: ModelCard['status'] }) {
  const text = useText()
  return (
    <span className="tag" data-status={status}>
      {text(`status.${status}`)}
    </span>
  )
}
