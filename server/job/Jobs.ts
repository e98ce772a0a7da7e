import type { JobCard, JobKind, JobState } from '../contract/jobs.ts'

/** What is asked for when a job is begun. */
export interface JobDraft {
  readonly kind: JobKind
  readonly title: string
  readonly input: Readonly<Record<string, unknown>>
  readonly by: string
  /** What names the intent: sent twice, it begins one job. */
  readonly key?: string | undefined
}

/** Which jobs are listed: the newest first. */
export interface JobQuery {
  readonly state?: JobState | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** A file that a job made. */
export interface JobFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** Long work that is never lost: what was begun ends, whatever is killed between. */
export interface Jobs {
  /** @throws RequestTrouble or StoreTrouble where it is refused; nothing was begun then */
  readonly begin: (draft: JobDraft) => Promise<JobCard>
  readonly find: (id: string) => Promise<JobCard>
  readonly list: (query: JobQuery) => Promise<{ readonly items: readonly JobCard[]; readonly next: string | null }>
  /** One that waits ends at once; one that runs is told to, and says so when it has. What has ended stays as it is. */
  readonly cancel: (id: string) => Promise<JobCard>
  /** The file that a finished job made. */
  readonly file: (id: string) => Promise<JobFile>
  /** Lets go of what runs, to be taken again by the next start, and takes nothing more. */
  readonly close: () => Promise<void>
}
