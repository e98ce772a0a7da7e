import type { Upload, UploadChoice } from '../contract/upload.ts'
import { progressOf } from './progressOf.ts'
import type { RunningJob } from './runJob.ts'

type Tables = { readonly table: string; readonly weight: number }[]

/** A check that was asked for, and the job by which it is done, where that outlives this server. */
export interface AskedCheck {
  /** Names the asking: asked again under it, it is done once. */
  readonly order: string
  /** Which job it is; nothing until that is known. */
  job: string | null
  /** The state to go back to where it is stopped. */
  readonly back: Upload['state']
  readonly today: number
  readonly tables: Tables
}

/** An upload as the server keeps it while it runs. */
export interface Session {
  readonly id: string
  readonly folder: string
  readonly files: { readonly name: string; readonly bytes: number }[]
  /** The `Idempotency-Key` that it was begun with. */
  readonly key: string | null
  check: AskedCheck | null
  state: Upload['state']
  look: Upload['look']
  choice: UploadChoice | null
  isPseudonymous: boolean
  checked: Upload['checked']
  /** A check that is under way: what it does, since when, and what it reads. */
  work: { step: string; readonly since: number; readonly tables: Tables } | undefined
  dataset: string | null
  job: RunningJob | undefined
  /** The bytes so far of each file that is on its way. */
  readonly coming: Map<symbol, number>
  /** It is becoming a dataset now. */
  isApproved: boolean
}

/** Nothing has come yet. */
export function newSession(id: string, folder: string, key: string | null = null): Session {
  return {
    id,
    folder,
    key,
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
    coming: new Map(),
    isApproved: false,
  }
}

/** What the page is told of it. */
export function uploadOf(session: Session): Upload {
  const { id, state, look, choice, isPseudonymous, checked, dataset, files, work } = session
  const progress = work ? progressOf(work.step, work.tables, (performance.now() - work.since) / 1000) : null
  return { id, state, files: [...files], progress, look, choice, isPseudonymous, checked, dataset }
}
