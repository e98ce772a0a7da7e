import { useText } from '../../text/useText.ts'
import { KINDS, type SavedChoice } from './savedAddress.ts'

interface SavedFiltersProps {
  readonly choice: Required<SavedChoice>
  /** How many are shown, once it is known. */
  readonly count: number | undefined
  readonly choose: (change: SavedChoice) => void
}

/** Which of what is saved to show: by words, by kind, and the deleted ones instead. */
export function SavedFilters({ choice, count, choose }: SavedFiltersProps) {
  const text = useText()
  return (
    <search className="saved-filters" aria-label={text('saved.filter')}>
      <input
        type="search"
        className="search"
        maxLength={200}
        aria-label={text('saved.search')}
        placeholder={text('saved.search')}
        value={choice.words}
        onChange={({ currentTarget }) => choose({ words: currentTarget.value })}
      />
      <select
        className="select"
        aria-label={text('saved.kind')}
        value={choice.kind}
        onChange={({ currentTarget: { value } }) => choose({ kind: KINDS.find((kind) => kind === value) ?? '' })}
      >
        <option value="">{text('saved.kind.all')}</option>
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {text(`saved.kind.${kind}`)}
          </option>
        ))}
      </select>
      <label className="saved-check">
        <input
          type="checkbox"
          checked={choice.deleted === 'yes'}
          onChange={({ currentTarget }) => choose({ deleted: currentTarget.checked ? 'yes' : '' })}
        />
        <span>{text('saved.deleted')}</span>
      </label>
      <span role="status" className="saved-count">
        {count === undefined ? '' : text('saved.count', { count })}
      </span>
    </search>
  )
}
