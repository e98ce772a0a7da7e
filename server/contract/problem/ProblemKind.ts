import * as z from 'zod'
import { Label } from '../Label.ts'

/** What a kind of problem is called, what it means and what to do, in both languages. */
export interface ProblemWords {
  readonly title: Label
  readonly text: Label
}

/** A kind of problem as its page shows it; `type` is the address of the page. */
export const ProblemKind = z.object({ code: z.string(), type: z.string(), title: Label, text: Label })
export type ProblemKind = z.output<typeof ProblemKind>

/** The call about kinds of problems. */
export const problemCalls = {
  /** Every kind of problem that the server can answer with. */
  'GET /api/problems': { request: z.undefined(), response: z.array(ProblemKind) },
} as const
