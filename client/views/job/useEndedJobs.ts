import { useEffect, useRef, useState } from 'react'
import type { JobCard } from '../../../server/contract/jobs.ts'
import { isOpen } from '../../api/jobs.ts'
import { useText } from '../../text/useText.ts'
import { useJobWords } from './useJobWords.ts'

/** One polite sentence when work that was under way has ended. */
export function useEndedJobs(jobs: readonly JobCard[]): string {
  const text = useText()
  const words = useJobWords()
  const before = useRef<ReadonlySet<string>>(new Set())
  const [said, setSaid] = useState('')

  useEffect(() => {
    const ended = jobs.find((job) => before.current.has(job.id) && !isOpen(job))
    before.current = new Set(jobs.filter(isOpen).map(({ id }) => id))
    if (ended) setSaid(text('job.ended', { title: ended.title, outcome: words(ended) }))
    // oxlint-disable-next-line react/exhaustive-deps -- said once, when the list has changed
  }, [jobs])
  return said
}
