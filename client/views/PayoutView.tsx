import { Skeleton } from '@mantine/core'
import { useCall } from '../api/useCall.ts'
import { useText } from '../text/useText.ts'
import { PayoutResult } from './PayoutResult.tsx'
import { ProblemNote } from './ProblemNote.tsx'

/** The screen that answers: what is every clinic paid? */
export function PayoutView() {
  const text = useText()
  const demonstration = useCall('GET /api/demonstration', undefined)

  return (
    <>
      <h1>{text('payout.title')}</h1>
      {content()}
    </>
  )

  function content() {
    switch (demonstration.state) {
      case 'loading':
        return (
          <div role="status" aria-label={text('state.loading')}>
            <Skeleton height={54} mb={24} />
            <Skeleton height={360} />
          </div>
        )
      case 'failed':
        return <ProblemNote problem={demonstration.problem} retry={demonstration.retry} />
      case 'ready':
        return <PayoutResult demonstration={demonstration.data} />
    }
  }
}
