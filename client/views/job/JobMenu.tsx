import './job.css'
import { useEffect, useId, useRef, useState } from 'react'
import { isOpen as isUnderWay, useJobs } from '../../api/jobs.ts'
import { useText } from '../../text/useText.ts'
import { JobRow } from './JobRow.tsx'
import { useEndedJobs } from './useEndedJobs.ts'

/** Long work on the server, under way and ended: a quiet button with a list behind it. Nothing where there is none. */
export function JobMenu() {
  const text = useText()
  const id = useId()
  const jobs = useJobs()
  const [isOpen, setOpen] = useState(false)
  const [box, button] = [useRef<HTMLSpanElement>(null), useRef<HTMLButtonElement>(null)]
  const ended = useEndedJobs(jobs)
  const running = jobs.filter(isUnderWay).length

  useEffect(() => {
    if (!isOpen) return
    const leave = ({ target }: Event): void => {
      if (target instanceof Node && !box.current?.contains(target)) setOpen(false)
    }
    document.addEventListener('pointerdown', leave)
    document.addEventListener('focusin', leave)
    return () => {
      document.removeEventListener('pointerdown', leave)
      document.removeEventListener('focusin', leave)
    }
  }, [isOpen, box])

  if (jobs.length === 0) return null
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape closes what lies within, wherever the focus is
    <span
      ref={box}
      className="jobs"
      onKeyDown={({ key }) => {
        if (key !== 'Escape' || !isOpen) return
        setOpen(false)
        button.current?.focus()
      }}
    >
      <button
        ref={button}
        type="button"
        className="quiet"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {running > 0 ? <span className="jobs-dot" aria-hidden="true" /> : null}
        {running > 0 ? text('job.open.running', { count: running }) : text('job.open')}
      </button>
      <span role="status" className="visually-hidden">
        {ended}
      </span>
      {isOpen ? (
        <section id={id} className="jobs-list" aria-label={text('job.title')}>
          <h2>{text('job.title')}</h2>
          <ul>
            {jobs.map((job) => (
              <JobRow key={job.id} job={job} />
            ))}
          </ul>
        </section>
      ) : null}
    </span>
  )
}
