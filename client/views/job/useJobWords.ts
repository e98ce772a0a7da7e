import type { JobCard } from '../../../server/contract/jobs.ts'
import { formatMoment } from '../../format/formatMoment.ts'
import { formatPercent } from '../../format/formatPercent.ts'
import { useLanguage, useText } from '../../text/useText.ts'

/** The steps that jobs tell. */
const STEPS = [
  'opening',
  'reading',
  'checking',
  'assessing',
  'typing',
  'storing',
  'counting',
  'computing',
  'drawing',
  'packing',
  'writing',
] as const
const isStep = (word: string | undefined): word is (typeof STEPS)[number] =>
  STEPS.includes(word as (typeof STEPS)[number])

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
        const words = [stepOf(progress?.step), text('job.running', { share }), left === null ? '' : timeLeft(left)]
        return words.filter((one) => one !== '').join(', ')
      }
      case 'finished':
      case 'failed':
      case 'cancelled':
        return text(`job.${state}`, { moment: formatMoment(endedAt ?? createdAt, language) })
    }
  }

  /** What is done now. A step is a word, and what it is done to: `reading contacts, 40 %`. */
  function stepOf(step: string | undefined): string {
    const word = /^[a-z]+/.exec(step ?? '')?.[0]
    return isStep(word) ? text(`job.step.${word}`) : ''
  }

  function timeLeft(seconds: number): string {
    return seconds < 90
      ? text('job.left.seconds', { count: seconds })
      : text('job.left.minutes', { count: Math.ceil(seconds / 60) })
  }
}
