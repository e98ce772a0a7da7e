import * as z from 'zod'
import { BundleInput, DrawsInput, RunInput } from './jobInput.ts'
import { Problem } from './Problem.ts'

/** Long work that the server does off the request. */
export const JOB_KINDS = ['import', 'run', 'draws', 'bundle'] as const
export const JobKind = z.enum(JOB_KINDS)
export type JobKind = z.output<typeof JobKind>

export const JobState = z.enum(['waiting', 'running', 'finished', 'failed', 'cancelled'])
export type JobState = z.output<typeof JobState>

export const JobId = z.uuid()
const Time = z.iso.datetime()

/** A job as far as it has come. */
export const JobCard = z.object({
  id: JobId,
  kind: JobKind,
  /** What it is about in the user's words: the name of a dataset, a run, a scenario. */
  title: z.string(),
  by: z.string(),
  state: JobState,
  /** What is done, which share of all that is, and how long the rest may take. */
  progress: z
    .object({ step: z.string(), share: z.number().min(0).max(1), secondsLeft: z.number().int().nullable() })
    .nullable(),
  /** How often it was begun; more than once after a crash or a retry. */
  attempts: z.number().int(),
  createdAt: Time,
  startedAt: Time.nullable(),
  endedAt: Time.nullable(),
  /** The address where its result is. */
  result: z.string().nullable(),
  /** Until when the result is kept, where it is a file of the job; then it is removed. */
  fileUntil: Time.nullable(),
  problem: Problem.nullable(),
})
export type JobCard = z.output<typeof JobCard>

/** Part of a list, the newest first: `next` is what `after` must say for the rest, or null at the end. */
export const JobPage = z.object({ items: z.array(JobCard), next: z.string().nullable() })

/** What it is about, in the user's words. */
const Title = z.string().trim().min(1).max(200)

const OfJob = z.object({ id: JobId })

/** The calls about long work. What begins a job takes an `Idempotency-Key`: sent twice, it begins one. */
export const jobCalls = {
  'GET /api/jobs': {
    request: z.object({
      state: JobState.optional(),
      after: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: JobPage,
  },
  'POST /api/jobs': {
    /** An import is begun by its upload. */
    request: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('run'), title: Title, input: RunInput }),
      z.object({ kind: z.literal('draws'), title: Title, input: DrawsInput }),
      z.object({ kind: z.literal('bundle'), title: Title, input: BundleInput }),
    ]),
    response: JobCard,
  },
  'GET /api/jobs/{id}': { request: OfJob, response: JobCard },
  'POST /api/jobs/{id}/cancel': { request: OfJob, response: JobCard },
} as const
