import './saved.css'
import { Skeleton } from '@mantine/core'
import { useEffect, useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import type { ObjectCard } from '../../../server/contract/objects.ts'
import { type ListDeed, useDeed, useObjects } from '../../api/objects.ts'
import { problemOf } from '../../api/queries.ts'
import { addressOf } from '../../comparison/address.ts'
import { useComparisonState } from '../../comparison/useComparisonState.ts'
import { useText } from '../../text/useText.ts'
import { ProblemNote } from '../ProblemNote.tsx'
import { DraftList } from './DraftList.tsx'
import { OwnDocument } from './OwnDocument.tsx'
import { pathOf, readSavedChoice, savedAddress, type SavedChoice } from './savedAddress.ts'
import { SavedFilters } from './SavedFilters.tsx'
import { SavedRow } from './SavedRow.tsx'
import { useSettled } from './useSettled.ts'

const NONE: readonly ObjectCard[] = []

/** The screen that answers: what is saved, and where is it? */
export function SavedView() {
  const text = useText()
  const search = useSearch()
  const [, navigate] = useLocation()
  const { state } = useComparisonState()
  const choice = readSavedChoice(new URLSearchParams(search))
  const words = useSettled(choice.words)
  const objects = useObjects({
    kind: choice.kind === '' ? undefined : choice.kind,
    search: words,
    deleted: choice.deleted === 'yes',
  })
  const deed = useDeed()
  const [done, setDone] = useState<{
    readonly words: string
    readonly undo: ListDeed | undefined
    readonly shows: string | undefined
  }>()
  const [wanted, setWanted] = useState(0)
  const items = objects.data?.pages.flatMap((page) => page.items) ?? NONE

  useEffect(() => {
    document.title = `${text('nav.saved')} – Kapitera`
  }, [text])

  return (
    <div className="saved">
      <h1>{text('saved.title')}</h1>
      <p className="lead">{text('saved.lead')}</p>
      <DraftList onDocument={() => setWanted((times) => times + 1)} />
      <SavedFilters choice={choice} count={objects.data ? items.length : undefined} choose={choose} />
      {deed.error ? <ProblemNote problem={problemOf(deed.error)} retry={() => deed.reset()} /> : null}
      <p role="status" className="saved-done">
        {done ? (
          <>
            {done.words}{' '}
            {done.undo ? (
              <button type="button" className="link-button" onClick={() => done.undo && act(done.undo)}>
                {text('saved.undo')}
              </button>
            ) : null}
            {done.shows ? <Link href={savedAddress(state, pathOf(done.shows))}>{text('saved.done.show')}</Link> : null}
          </>
        ) : null}
      </p>
      {content()}
      <OwnDocument wanted={wanted} />
    </div>
  )

  function content() {
    if (objects.error) return <ProblemNote problem={problemOf(objects.error)} retry={() => void objects.refetch()} />
    if (!objects.data)
      return (
        <div role="status" aria-label={text('saved.loading')}>
          <Skeleton height={72} mb={8} />
          <Skeleton height={72} mb={8} />
          <Skeleton height={72} />
        </div>
      )
    if (items.length === 0) return <Nothing choice={choice} choose={choose} />
    return (
      <>
        <ul className="saved-list">
          {items.map((card) => (
            <SavedRow key={card.id} card={card} isBusy={deed.isPending} onAct={act} />
          ))}
        </ul>
        {objects.hasNextPage ? (
          <p>
            <button
              type="button"
              className="button"
              disabled={objects.isFetchingNextPage}
              onClick={() => void objects.fetchNextPage()}
            >
              {text('saved.more')}
            </button>
          </p>
        ) : null}
      </>
    )
  }

  function choose(change: SavedChoice): void {
    const now = readSavedChoice(new URLSearchParams(location.search))
    navigate(savedAddress(state, '/saved', { ...now, ...change }), { replace: 'words' in change })
  }

  function act(what: ListDeed): void {
    deed.mutate(what, {
      onSuccess: ({ id, name, version }) => {
        // Undone by what takes it back, and not asked for beforehand.
        const undo: ListDeed | undefined = what.do === 'delete' ? { do: 'restore', id, seen: version } : undefined
        // What has come back or is new may not be among what the list shows.
        setDone({ words: text(`saved.done.${what.do}`, { name }), undo, shows: what.do === 'delete' ? undefined : id })
      },
    })
  }
}

interface NothingProps {
  readonly choice: Required<SavedChoice>
  readonly choose: (change: SavedChoice) => void
}

/** Why there is nothing, and the way out. */
function Nothing({ choice, choose }: NothingProps) {
  const text = useText()
  const { state } = useComparisonState()
  if (choice.words !== '' || choice.kind !== '')
    return (
      <div className="empty">
        <p>{text('saved.empty.words')}</p>
        <button type="button" className="button" onClick={() => choose({ words: '', kind: '' })}>
          {text('saved.empty.clear')}
        </button>
      </div>
    )
  if (choice.deleted === 'yes') return <p className="empty">{text('saved.empty.deleted')}</p>
  return (
    <div className="empty">
      <p>{text('saved.empty')}</p>
      <Link className="button" href={addressOf(state)}>
        {text('saved.empty.way')}
      </Link>
    </div>
  )
}
