import './saved.css'
import { Skeleton } from '@mantine/core'
import { useEffect } from 'react'
import { Link, useLocation, useParams, useSearch } from 'wouter'
import type { ObjectVersion, StoredObject } from '../../../server/contract/objects.ts'
import { useDeed, useObject, useVersion, useVersions } from '../../api/objects.ts'
import { problemOf } from '../../api/queries.ts'
import type { ComparisonState } from '../../comparison/Comparison.ts'
import { comparisonIn, contentOf, isSameComparison, writeSavedAt } from '../../comparison/savedComparison.ts'
import { useComparisonState } from '../../comparison/useComparisonState.ts'
import type { Draft } from '../../draft/Draft.ts'
import { drop, isOwnPlace } from '../../draft/draftStore.ts'
import { takeUp } from '../../draft/resolve.ts'
import { useDrafts } from '../../draft/useDrafts.ts'
import { useLeftDrafts } from '../../draft/useLeftDrafts.ts'
import { useText } from '../../text/useText.ts'
import { ProblemNote } from '../ProblemNote.tsx'
import { AboutForm } from './AboutForm.tsx'
import { DocumentText } from './DocumentText.tsx'
import { DraftNote } from './DraftNote.tsx'
import { ObjectHead } from './ObjectHead.tsx'
import { pathOf, readSavedChoice, savedAddress } from './savedAddress.ts'
import { SendingNote } from './SendingNote.tsx'
import { VersionComparison } from './VersionComparison.tsx'
import { VersionList } from './VersionList.tsx'

/** One saved object: what changed since, when and by whom, its name, and the way to open it. */
export function SavedObjectView() {
  const { id, version } = useParams<{ readonly id: string; readonly version?: string }>()
  const object = useObject(id)
  const versions = useVersions(id)

  if (object.state === 'loading' || versions.state === 'loading') return <Skeleton height={320} />
  const failed = [object, versions].find(({ state }) => state === 'failed')
  if (failed?.state === 'failed')
    return failed.problem.status === 404 || failed.problem.status === 400 ? (
      <NoObject />
    ) : (
      <ProblemNote problem={failed.problem} retry={failed.retry} />
    )
  if (object.state !== 'ready' || versions.state !== 'ready') return null
  const asked = version === undefined ? undefined : Number(version)
  if (asked !== undefined && !versions.data.some((one) => one.version === asked)) return <NoObject />
  return asked === undefined || asked === object.data.version ? (
    <ObjectPage newest={object.data} shown={object.data} versions={versions.data} />
  ) : (
    <EarlierVersion newest={object.data} version={asked} versions={versions.data} />
  )
}

function NoObject() {
  const text = useText()
  const { state } = useComparisonState()
  return (
    <>
      <h1>{text('object.none')}</h1>
      <p>{text('object.none.why')}</p>
      <p>
        <Link href={savedAddress(state)}>{text('object.none.way')}</Link>
      </p>
    </>
  )
}

interface PageProps {
  readonly newest: StoredObject
  readonly versions: readonly ObjectVersion[]
}

function EarlierVersion({ version, ...props }: PageProps & { readonly version: number }) {
  const call = useVersion(props.newest.id, version)
  if (call.state === 'loading') return <Skeleton height={320} />
  if (call.state === 'failed') return <ProblemNote problem={call.problem} retry={call.retry} />
  return <ObjectPage {...props} shown={call.data} />
}

function ObjectPage({ newest, shown, versions }: PageProps & { readonly shown: StoredObject }) {
  const text = useText()
  const search = useSearch()
  const [path, navigate] = useLocation()
  const { state } = useComparisonState()
  const { all } = useDrafts()
  const { isLeft } = useLeftDrafts()
  const deed = useDeed()
  const { id, kind } = newest
  const [found, ...more] = all.filter(isForms).toSorted((one, other) => (one.at < other.at ? 1 : -1))
  const choice = readSavedChoice(new URLSearchParams(search))
  const { from, to } = chosen(versions, shown, choice)

  useEffect(() => {
    document.title = `${shown.name} – Kapitera`
  }, [shown.name])

  return (
    <div className="saved-object">
      <ObjectHead newest={newest} shown={shown} deed={deed} />
      {deed.error ? <ProblemNote problem={problemOf(deed.error)} retry={() => deed.reset()} /> : null}
      {all.map((draft) =>
        draft.subject === id && draft.sending ? <SendingNote key={draft.place} draft={draft} /> : null,
      )}
      {found ? (
        <DraftNote
          words={text('draft.found', { moment: '{moment}' })}
          at={found.at}
          more={more.length}
          onTake={() => takeUp(found.place)}
          onDrop={() => drop(found.place)}
        />
      ) : null}
      <div className="saved-columns">
        <div>
          <section className="panel">
            <h2>{text('diff.title')}</h2>
            {versions.length < 2 ? (
              <p className="note">{text('diff.only')}</p>
            ) : (
              <VersionComparison
                {...{ id, kind, versions, from, to }}
                onChoose={(one, other) =>
                  navigate(savedAddress(state, path, { from: String(one), to: String(other) }), { replace: true })
                }
              />
            )}
          </section>
          {kind === 'comparison' ? null : <DocumentText key={id} newest={newest} shown={shown} />}
        </div>
        <div>
          <section className="panel">
            <h2>{text('object.versions')}</h2>
            <VersionList
              id={id}
              versions={versions}
              shown={shown.version}
              onUndo={newest.isDeleted ? undefined : undo}
            />
          </section>
          {newest.isDeleted ? null : (
            <section className="panel">
              <h2>{text('object.about')}</h2>
              <AboutForm key={id} newest={newest} />
            </section>
          )}
        </div>
      </div>
    </div>
  )

  /** What was written in this page's forms, and left by a page that is gone; a comparison is offered where it is compared. */
  function isForms(draft: Draft): boolean {
    if (draft.subject !== id || draft.sending !== null || isOwnPlace(draft.place) || !isLeft(draft)) return false
    const { name, description, content } = draft.written
    return name !== undefined || description !== undefined || (kind !== 'comparison' && content !== undefined)
  }

  function undo(version: number): void {
    // Where the reader compares what was saved last, the comparison goes back with it: else it would look like a change.
    const isShown = kind === 'comparison' && isSameComparison(contentOf(state), newest.content)
    const follow = (now: StoredObject): ComparisonState =>
      isShown ? { ...comparisonIn(now.content), saved: writeSavedAt({ id, version: now.version }) } : state
    deed.mutate(
      { do: 'undo', id, version, seen: newest.version },
      { onSuccess: (now) => navigate(savedAddress(follow(now), pathOf(id))) },
    )
  }
}

/** Which two versions stand against each other: those of the address, or what is shown and the one before. */
function chosen(
  versions: readonly ObjectVersion[],
  shown: StoredObject,
  choice: { readonly from: string; readonly to: string },
): { readonly from: number; readonly to: number } {
  const known = (word: string): number | undefined => versions.find(({ version }) => String(version) === word)?.version
  const to = known(choice.to) ?? shown.version
  return { from: known(choice.from) ?? Math.max(1, to - 1), to }
}
