import { useMemo } from 'react'
import type { ObjectKind } from '../../../server/contract/objects.ts'
import { changesBetween } from '../../comparison/changesBetween.ts'
import { comparisonIn } from '../../comparison/savedComparison.ts'
import type { Written } from '../../draft/Draft.ts'
import { useText } from '../../text/useText.ts'
import { ComparisonDifferences } from './ComparisonDifferences.tsx'
import { DifferenceChip } from './DifferenceChip.tsx'

interface DifferenceListProps {
  readonly kind: ObjectKind
  readonly from: Written
  readonly to: Written
  /** What stands where nothing differs. */
  readonly none: string
}

/** What differs between two versions, each thing a chip: as it was struck through, as it is beside. */
export function DifferenceList({ kind, from, to, none }: DifferenceListProps) {
  const text = useText()
  const isComparison = kind === 'comparison'
  const [before, after] = useMemo(
    () => [comparisonIn(from.content), comparisonIn(to.content)] as const,
    [from.content, to.content],
  )
  const changes = useMemo(() => changesBetween(before, after), [before, after])
  const isContentOther = !isComparison && from.content !== to.content
  const count =
    (isComparison ? changes.length : Number(isContentOther)) +
    Number(from.name !== to.name) +
    Number(from.description !== to.description)
  if (count === 0) return <p className="note">{none}</p>

  const ofNone = (description: string): string => (description === '' ? text('diff.description.none') : description)
  return (
    <>
      <p className="diff-count">{count === 1 ? text('diff.count.one') : text('diff.count', { count })}</p>
      <ul className="chips diff-chips" aria-label={text('diff.list')}>
        {from.name === to.name ? null : <DifferenceChip what={text('diff.name')} from={from.name} to={to.name} />}
        {from.description === to.description ? null : (
          <DifferenceChip what={text('diff.description')} from={ofNone(from.description)} to={ofNone(to.description)} />
        )}
        {isContentOther ? <DifferenceChip what={text('diff.content')} to={text('diff.content.changed')} /> : null}
        {isComparison ? <ComparisonDifferences from={before} to={after} changes={changes} /> : null}
      </ul>
    </>
  )
}
