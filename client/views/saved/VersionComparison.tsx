import { Skeleton } from '@mantine/core'
import type { ObjectKind, ObjectVersion } from '../../../server/contract/objects.ts'
import { useVersion } from '../../api/objects.ts'
import { formatMoment } from '../../format/formatMoment.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { ProblemNote } from '../ProblemNote.tsx'
import { DifferenceList } from './DifferenceList.tsx'
import { PayDifference } from './PayDifference.tsx'
import { SinceDay } from './SinceDay.tsx'

interface VersionComparisonProps {
  readonly id: string
  readonly kind: ObjectKind
  /** The newest first; at least two. */
  readonly versions: readonly ObjectVersion[]
  readonly from: number
  readonly to: number
  readonly onChoose: (from: number, to: number) => void
}

/** What changed from one version to another, and what that means for what is paid. */
export function VersionComparison({ id, kind, versions, from, to, onChoose }: VersionComparisonProps) {
  const text = useText()
  const language = useLanguage()
  const [one, other] = [useVersion(id, from), useVersion(id, to)]
  const newest = versions[0]?.version ?? to

  return (
    <>
      <div className="diff-choice">
        {select(text('diff.from'), from, (version) => onChoose(version, to))}
        {select(text('diff.to'), to, (version) => onChoose(from, version))}
        <SinceDay versions={versions} onChoose={(version) => onChoose(version, newest)} />
      </div>
      {content()}
    </>
  )

  function content() {
    const failed = [one, other].find(({ state }) => state === 'failed')
    if (failed?.state === 'failed') return <ProblemNote problem={failed.problem} retry={failed.retry} />
    if (one.state !== 'ready' || other.state !== 'ready') return <Skeleton height={120} />
    return (
      <>
        <div aria-live="polite">
          <DifferenceList kind={kind} from={one.data} to={other.data} none={text('diff.none')} />
        </div>
        {kind === 'comparison' && one.data.content !== other.data.content ? (
          <>
            <h3>{text('diff.pay')}</h3>
            <PayDifference from={one.data} to={other.data} />
          </>
        ) : null}
      </>
    )
  }

  function select(label: string, value: number, onSelect: (version: number) => void) {
    return (
      <label>
        <span>{label}</span>
        <select
          className="select"
          value={value}
          onChange={({ currentTarget }) => onSelect(Number(currentTarget.value))}
        >
          {versions.map(({ version, at }) => (
            <option key={version} value={version}>
              {text('diff.option', { version, moment: formatMoment(at, language) })}
            </option>
          ))}
        </select>
      </label>
    )
  }
}
