import { Link, useLocation } from 'wouter'
import type { StoredObject } from '../../../server/contract/objects.ts'
import type { useDeed } from '../../api/objects.ts'
import { useDatasets } from '../../api/queries.ts'
import { comparisonIn, openedAddress } from '../../comparison/savedComparison.ts'
import { useComparisonState } from '../../comparison/useComparisonState.ts'
import { newWord } from '../../draft/newWord.ts'
import { formatPeriod } from '../../format/formatPeriod.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { CopyLink } from '../frame/CopyLink.tsx'
import { pathOf, savedAddress } from './savedAddress.ts'
import { useVersionWords } from './useVersionWords.ts'

interface ObjectHeadProps {
  readonly newest: StoredObject
  /** The newest, or an earlier version. */
  readonly shown: StoredObject
  readonly deed: ReturnType<typeof useDeed>
}

/** What it is called, which version this is, and what can be done with it as a whole. */
export function ObjectHead({ newest, shown, deed }: ObjectHeadProps) {
  const text = useText()
  const language = useLanguage()
  const { state } = useComparisonState()
  const [, navigate] = useLocation()
  const words = useVersionWords()
  const datasets = useDatasets()
  const { id, kind, isDeleted, version } = newest
  const isEarlier = shown.version !== version
  const isComparison = kind === 'comparison'

  return (
    <>
      <p className="saved-crumb">
        <Link href={savedAddress(state)}>{text('object.crumb')}</Link>
      </p>
      <h1>{shown.name}</h1>
      <p className="saved-lead">
        {text('object.lead', { ...words(shown), kind: text(`saved.kind.${kind}`), newest: version })}{' '}
        {isComparison ? aboutData() : null}
      </p>
      {shown.description === '' ? null : <p className="saved-description">{shown.description}</p>}
      {isDeleted ? <p className="warning">{text('object.deleted', words(newest))}</p> : null}
      {isEarlier ? (
        <p className="save-note">
          {text('object.old')} <Link href={savedAddress(state, pathOf(id))}>{text('object.old.newest')}</Link>
        </p>
      ) : null}
      <p className="save-actions">
        {isComparison ? (
          <Link className="button save-primary" href={openedAddress(shown.content, shown)}>
            {isEarlier ? text('object.open.version', { version: shown.version }) : text('object.open')}
          </Link>
        ) : null}
        <CopyLink path={pathOf(id, isEarlier ? shown.version : undefined)} label={text('object.share')} />
        <button type="button" className="button" disabled={deed.isPending} onClick={duplicate}>
          {text('saved.duplicate')}
        </button>
        <button
          type="button"
          className="button"
          disabled={deed.isPending}
          onClick={() => deed.mutate({ do: isDeleted ? 'restore' : 'delete', id, seen: version })}
        >
          {text(isDeleted ? 'saved.restore' : 'saved.delete')}
        </button>
      </p>
    </>
  )

  function aboutData(): string {
    const { dataset, period } = comparisonIn(shown.content)
    const known = datasets.state === 'ready' ? datasets.data.find(({ name }) => name === dataset) : undefined
    return text('object.what', { dataset: known?.label[language] ?? dataset, period: formatPeriod(period, language) })
  }

  function duplicate(): void {
    const name = text('save.copy.name', { name: newest.name }).slice(0, 200)
    deed.mutate(
      { do: 'duplicate', id, name, once: newWord() },
      { onSuccess: (made) => navigate(savedAddress(state, pathOf(made.id))) },
    )
  }
}
