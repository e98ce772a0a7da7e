import { Link, useLocation } from 'wouter'
import type { ObjectCard } from '../../../server/contract/objects.ts'
import { getObject, type ListDeed } from '../../api/objects.ts'
import { openedAddress } from '../../comparison/savedComparison.ts'
import { useComparisonState } from '../../comparison/useComparisonState.ts'
import { newWord } from '../../draft/newWord.ts'
import { useText } from '../../text/useText.ts'
import { pathOf, savedAddress } from './savedAddress.ts'
import { useVersionWords } from './useVersionWords.ts'

interface SavedRowProps {
  readonly card: ObjectCard
  readonly isBusy: boolean
  readonly onAct: (what: ListDeed) => void
}

/** One saved object in a list: its name leads to its versions; a comparison can be opened at once. */
export function SavedRow({ card, isBusy, onAct }: SavedRowProps) {
  const text = useText()
  const [, navigate] = useLocation()
  const { state } = useComparisonState()
  const words = useVersionWords()
  const { id, kind, name, description, version, isDeleted } = card
  const page = savedAddress(state, pathOf(id))

  return (
    <li className="saved-row">
      <div>
        <p className="saved-name">
          <Link href={page}>{name}</Link> <span className="tag">{text(`saved.kind.${kind}`)}</span>
        </p>
        {description === '' ? null : <p className="saved-description">{description}</p>}
        <p className="saved-when">{text('saved.row', words(card))}</p>
      </div>
      <span className="save-actions">
        {isDeleted ? (
          action('restore', { do: 'restore', id, seen: version })
        ) : (
          <>
            {kind === 'comparison' ? (
              <button
                type="button"
                className="button"
                aria-label={text('saved.open.of', { name })}
                onClick={() => void open()}
              >
                {text('saved.open')}
              </button>
            ) : null}
            {action('duplicate', {
              do: 'duplicate',
              id,
              name: text('save.copy.name', { name }).slice(0, 200),
              once: newWord(),
            })}
            {action('delete', { do: 'delete', id, seen: version })}
          </>
        )}
      </span>
    </li>
  )

  function action(word: 'restore' | 'duplicate' | 'delete', what: ListDeed) {
    return (
      <button
        type="button"
        className="quiet"
        disabled={isBusy}
        aria-label={text(`saved.${word}.of`, { name })}
        onClick={() => onAct(what)}
      >
        {text(`saved.${word}`)}
      </button>
    )
  }

  /** Its content comes when it is asked for; where it cannot, its page says why. */
  async function open(): Promise<void> {
    const to = await getObject(id).then(
      (object) => openedAddress(object.content, object),
      () => page,
    )
    navigate(to)
  }
}
