import { Button, Skeleton } from '@mantine/core'
import type { Comparison, Slot } from '../../comparison/Comparison.ts'
import { useText } from '../../text/useText.ts'
import { ProblemWords } from '../frame/ProblemWords.tsx'

interface ResultStateProps {
  readonly comparison: Comparison
  readonly shown: number
}

/** Why there are no results: they are on their way, something failed, or there is nothing to compare with. */
export function ResultState({ comparison: { slots, clinics }, shown }: ResultStateProps) {
  const text = useText()
  const [base, other] = [slots[0], slots[shown]]
  const failed = [base, other].find((slot): slot is Extract<Slot, { state: 'failed' }> => slot?.state === 'failed')
  if (failed) return <Failed slot={failed} />
  if (base && !other) {
    return (
      <section className="panel result-state" aria-labelledby="compare-empty">
        <h2 id="compare-empty">{text('compare.empty.title')}</h2>
        <p>{text('compare.empty')}</p>
      </section>
    )
  }
  return (
    <div role="status" aria-label={text('compare.loading', { count: clinics.length })}>
      <div className="results-row">
        <Skeleton height={620} radius={6} />
        <Skeleton height={620} radius={6} />
      </div>
      <div className="results-row results-clinics">
        <Skeleton height={1200} radius={6} />
        <Skeleton height={700} radius={6} />
      </div>
    </div>
  )
}

function Failed({ slot: { letter, problem, retry } }: { readonly slot: Extract<Slot, { state: 'failed' }> }) {
  const text = useText()
  return (
    <section className="panel result-state is-failed" role="alert">
      <h2>{text('compare.failed', { letter })}</h2>
      <p>
        <ProblemWords problem={problem} />
      </p>
      <p className="note">{text('compare.failed.number', { instance: problem.instance })}</p>
      <Button onClick={retry}>{text('compare.retry')}</Button>
    </section>
  )
}
