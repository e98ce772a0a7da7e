import type { Upload, UploadChoice } from '../contract/upload.ts'
import { progressOf } from './progressOf.ts'
import type { RunningJob } from './runJob.ts'

type Tables = { readonly table: string; readonly weight: number }[]

/** An upload as the server keeps it while it runs. */
export interface Session {
  readonly id: string
  readonly folder: string
  readonly files: { readonly name: string; readonly bytes: number }[]
  /** The job by which a check is done, where it outlives this server, and the state to go back to where it is stopped. */
  check: { readonly job: string; readonly back: Upload['state']; readonly tables: Tables } | null
  state: Upload['state']
  look: Upload['look']
  choice: UploadChoice | null
  isPseudonymous: boolean
  checked: Upload['checked']
  /** A check that is under way: what it does, since when, and what it reads. */
  work: { step: string; readonly since: number; readonly tables: Tables } | undefined
  dataset: string | null
  job: RunningJob | undefined
}

/** Nothing has come yet. */
export function newSession(id: string, folder: string): Session {
  return {
    id,
    folder,
    files: [],
    check: null,
    state: 'receiving',
    look: null,
    choice: null,
    isPseudonymous: false,
    checked: null,
    work: undefined,
    dataset: null,
    job: undefined,
  }
}

/** What the page is told of it. */
export function uploadOf({ folder: _folder, job: _job, check: _check, work, files, ...rest }: Session): Upload {
  const progress = work ? progressOf(work.step, work.tables, (performance.now() - work.since) / 1000) : null
  return { ...rest, files: [...files], progress }
}
