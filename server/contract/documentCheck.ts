import * as z from 'zod'
import { Label } from './Label.ts'

/** One thing wrong or doubtful in a document, as `kapitera check` says it. */
export const Finding = z.object({
  /** As docs/reference/errors.md lists them. */
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  /** Both from 1. */
  line: z.number().int(),
  column: z.number().int(),
  /** In English, with the author's own words quoted. */
  message: z.string(),
  hint: z.string().nullable(),
})
export type Finding = z.output<typeof Finding>

/** What a document is, where nothing is wrong with it, and all that is wrong or doubtful. */
export const DocumentCheck = z.object({
  document: z
    .object({ kind: z.enum(['model', 'scenario']), name: z.string(), label: Label, tests: z.number().int() })
    .nullable(),
  findings: z.array(Finding),
})
export type DocumentCheck = z.output<typeof DocumentCheck>

/** The call about a document that a reader has written. */
export const documentCheckCalls = {
  /** Reads a model or a scenario against the catalogue and runs its own tests. It keeps nothing. */
  'POST /api/models/check': { request: z.object({ text: z.string().max(200_000) }), response: DocumentCheck },
} as const
