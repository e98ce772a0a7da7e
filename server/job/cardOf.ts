import type { Selectable } from 'kysely'
import type { JobCard } from '../contract/jobs.ts'
import type { JobTable } from './JobTables.ts'
import { keptUntil } from './removeFiles.ts'

/** The address of the file that a job made. */
export const fileOf = (id: string): string => `/api/jobs/${id}/file`

/** A job as the page is told of it, whose file is kept for so many days. */
export function cardOf(row: Selectable<JobTable>, days: number): JobCard {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    by: row.made_by,
    state: row.state,
    progress: parsed(row.progress) as JobCard['progress'],
    attempts: row.attempts,
    createdAt: row.created_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    result: row.result,
    fileUntil: row.result === fileOf(row.id) && row.ended_at !== null ? keptUntil(row.ended_at, days) : null,
    problem: parsed(row.problem) as JobCard['problem'],
  }
}

/** Written by us, in the shape of the card. */
const parsed = (text: string | null): unknown => (text === null ? null : JSON.parse(text))
