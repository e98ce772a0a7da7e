import * as z from 'zod'
import { JobId } from './jobs.ts'
import { Upload, UploadAsked, UploadFile } from './upload.ts'

/** The text or the bytes of a file. */
const Content = z.string()

/** The calls that send or fetch a file as it is. Their form stands in `about`. */
export const fileCalls = {
  /** Takes one file of an import, as bytes. */
  'PUT /api/upload/file': { request: UploadFile, response: Upload },
  /** The rejected rows, each with its place and reason. */
  'GET /api/upload/rejected.csv': { request: UploadAsked, response: Content },
  /** How the files were read, to be used again. */
  'GET /api/upload/mapping.yaml': { request: UploadAsked, response: Content },
  /** The file that a job made. */
  'GET /api/jobs/{id}/file': { request: z.object({ id: JobId }), response: Content },
} as const
