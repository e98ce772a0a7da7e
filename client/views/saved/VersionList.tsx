import { Link } from 'wouter'
import type { ObjectVersion } from '../../../server/contract/objects.ts'
import { useComparisonState } from '../../comparison/useComparisonState.ts'
import { useText } from '../../text/useText.ts'
import { pathOf, savedAddress } from './savedAddress.ts'
import { useVersionWords } from './useVersionWords.ts'

interface VersionListProps {
  readonly id: string
  /** The newest first. */
  readonly versions: readonly ObjectVersion[]
  /** The one that is shown. */
  readonly shown: number
  /** Absent where nothing can be set back. */
  readonly onUndo: ((version: number) => void) | undefined
}

/** Every version: what was done, when and by whom. None is ever lost; setting back makes a new one. */
export function VersionList({ id, versions, shown, onUndo }: VersionListProps) {
  const text = useText()
  const { state } = useComparisonState()
  const words = useVersionWords()
  const newest = versions[0]

  return (
    <ol className="versions" aria-label={text('object.versions')}>
      {versions.map((one) => (
        <li key={one.version} aria-current={one.version === shown || undefined}>
          <p>
            <strong>{text('object.version', { version: one.version })}</strong>{' '}
            {one === newest ? <span className="tag">{text('object.version.newest')}</span> : null}
          </p>
          <p className="versions-what">
            {text('object.version.what', words(one))}
            {one.of === null ? null : `, ${text('object.version.of', { version: one.of })}`}
            {one.name === newest?.name ? null : `, ${text('object.version.named', { name: one.name })}`}
          </p>
          <span className="save-actions">
            <Link
              className="link-button"
              href={savedAddress(state, pathOf(id, one.version))}
              aria-label={text('object.version.show.of', { version: one.version })}
            >
              {text('object.version.show')}
            </Link>
            {one === newest || !onUndo || one.action === 'deleted' ? null : (
              <button
                type="button"
                className="link-button"
                aria-label={text('object.version.undo.of', { version: one.version })}
                onClick={() => onUndo(one.version)}
              >
                {text('object.version.undo')}
              </button>
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}
