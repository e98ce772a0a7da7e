import type { DataProblem } from '../dataset/DataProblem.ts'
import type { SourcePreview } from '../dataset/previewSource.ts'
import type { TableName } from '../dataset/tables.ts'

/** What the process beside the server is asked to do. */
export type Job =
  | { readonly kind: 'look'; readonly source: string }
  | {
      readonly kind: 'check'
      readonly source: string
      readonly mapping: string
      /** The folder to make. */
      readonly out: string
      readonly today: number
      /** Sent by the channel between the processes alone: in no file, argument or log. */
      readonly key?: string | undefined
    }

/** Rows that are wrong in one way, and the first of them. */
export interface RejectedRows {
  readonly table: string
  readonly code: string
  readonly column: string
  readonly rows: number
  readonly first: readonly DataProblem[]
}

/** What looking gives: the preview, and the rows of each file as far as they can be counted. */
export interface Looked {
  readonly preview: SourcePreview
  readonly rows: Readonly<Record<string, number>>
}

/** What checking gives. */
export interface CheckedSource {
  readonly hash: string
  readonly tables: readonly { readonly table: TableName; readonly rows: number }[]
  readonly rejected: number
  readonly kinds: readonly RejectedRows[]
  readonly warnings: readonly DataProblem[]
}

/** What the process beside the server says: where it is, and once at the end what came of it. */
export type JobMessage =
  | { readonly say: 'step'; readonly step: string }
  | { readonly say: 'looked'; readonly looked: Looked }
  | { readonly say: 'checked'; readonly checked: CheckedSource }
  | { readonly say: 'refused'; readonly problems: readonly DataProblem[]; readonly count: number }
  /** `isGone` where its process ended before it could say anything. */
  | { readonly say: 'failed'; readonly message: string; readonly isGone?: boolean }
