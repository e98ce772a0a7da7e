import type { JobKind } from '../contract/jobs.ts'

/** What a job of some kind is given to work with. */
export interface Work {
  readonly id: string
  readonly title: string
  readonly by: string
  /** As the kind's reader gave it when it was begun. */
  readonly input: Readonly<Record<string, unknown>>
  /** Aborted where the job is cancelled, let go or another's by now: the work must end soon, and its result is dropped. */
  readonly signal: AbortSignal
  /** What is done now, and which share of all is done. */
  readonly tell: (step: string, share: number) => void
}

/** What a job gives: the address of its result, and a file if it made one. */
export interface Outcome {
  readonly result: string | null
  readonly file?: { readonly name: string; readonly type: string; readonly bytes: Uint8Array } | undefined
}

/** What is asked for when a job is begun, read and found good. */
export interface ReadInput {
  readonly input: Readonly<Record<string, unknown>>
  /** Whether it needs the disk of this server. */
  readonly isLocal?: boolean
}

/** One kind of work. */
export interface Kind {
  readonly kind: JobKind
  /** Whether it may be done again where its worker was lost or it failed: its result is the same, and nothing is done twice. */
  readonly isSafe: boolean
  /** How often it may fail or lose its worker. */
  readonly mostFailures: number
  /** @throws RequestTrouble where it is refused at once */
  readonly read: (input: Readonly<Record<string, unknown>>, by: string) => Promise<ReadInput> | ReadInput
  /** Done off the request, in a process of its own; a second time it must give the same result under the same address. */
  readonly work: (work: Work) => Promise<Outcome>
}
