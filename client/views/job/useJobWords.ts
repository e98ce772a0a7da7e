import type { JobCard } from '../../../server/contract/jobs.ts'
import { formatMoment } from '../../format/formatMoment.ts'
import { formatPercent } from '../../format/formatPercent.ts'
import { useLanguage, useText } from '../../text/useText.ts'

/** How far a job is, in words: its share and the time left, or how and when it ended. */
export function useJobWords(): (job: JobCard) => string {
  const text = useText()
  const language = useLanguage()

  return ({ state, progress, endedAt, createdAt }) => {
    switch (state) {
      case 'waiting':
        return text('job.waiting')
      case 'running': {
        const share = formatPercent(Math.floor(100 * (progress?.share ?? 0)), language, {})
        const left = progress?.secondsLeft ?? null
        return left === null ? text('job.running', { share }) : `${text('job.running', { share })}, ${timeLeft(left)}`
      }
      case 'finished':
      case 'failed':
      case 'cancelled':
        return text(`job.${state}`, { moment: formatMoment(endedAt ?? createdAt, language) })
    }
  }

  function timeLeft(seconds: number): string {
    return seconds < 90
      ? text('job.left.seconds', { count: seconds })
      : text('job.left.minutes', { count: Math.ceil(seconds / 60) })
  }
}
