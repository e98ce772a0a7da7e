import type { Upload, UploadChoice } from '../contract/upload.ts'
import type { RunningJob } from './runJob.ts'

/** An upload as the server keeps it while it runs. */
export interface Session {
  readonly id: string
  readonly folder: string
  readonly files: { readonly name: string; readonly bytes: number }[]
  state: Upload['state']
  look: Upload['look']
  choice: UploadChoice | null
  isPseudonymous: boolean
  checked: Upload['checked']
  progress: Upload['progress']
  dataset: string | null
  job: RunningJob | undefined
}

/** Nothing has come yet. */
export function newSession(id: string, folder: string): Session {
  return {
    id,
    folder,
    files: [],
    state: 'receiving',
    look: null,
    choice: null,
    isPseudonymous: false,
    checked: null,
    progress: null,
    dataset: null,
    job: undefined,
  }
}

/** What the page is told of it. */
export function uploadOf({ folder: _folder, job: _job, files, ...rest }: Session): Upload {
  return { ...rest, files: [...files] }
}
