import * as z from 'zod'

/** Why paid and computed differ: a rule that the model has otherwise, data that differs, a correction, or nobody knows. */
export const RESIDUAL_CLASSES = ['rule', 'data', 'correction', 'unexplained'] as const
export type ResidualClass = (typeof RESIDUAL_CLASSES)[number]

/** What a person has said of one residual. */
export const Note = z.object({
  format: z.literal(1),
  model: z.string().min(1).max(1000),
  /** The key of the line. */
  residual: z.string().min(1).max(1000),
  class: z.enum(RESIDUAL_CLASSES),
  note: z.string().max(4000),
  author: z.string().min(1).max(200),
  /** When it was said, in UTC. */
  at: z.iso.datetime(),
  /** The residual's öre when it was said. */
  ore: z.number().int(),
})
export type Note = z.output<typeof Note>

/** What is kept of residuals: the last note of each, and what a reader should know of how it was read. */
export interface KeptNotes {
  /** By residual. */
  readonly last: ReadonlyMap<string, Note>
  readonly warnings: readonly string[]
}

/** Where notes are kept. Nothing that was added is ever taken away: of two notes of one residual the later counts. */
export interface NoteStore {
  /** The notes of one model. */
  readonly read: (model: string) => Promise<KeptNotes>
  /** Keeps a note: when this is done, no loss of power takes it away. */
  readonly add: (note: Note) => Promise<void>
}
