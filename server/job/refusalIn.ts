import { randomUUID } from 'node:crypto'
import type { Problem } from '../contract/Problem.ts'
import { problemIn } from '../region/problemIn.ts'
import { problemDocument } from '../routes/problemDocument.ts'
import { JobRefused } from './jobProblem.ts'

/** What the reader can mend, as a job keeps it; nothing for a fault of ours. Titles are put in the reader's language when it is told. */
export function refusalIn(error: unknown): Problem | undefined {
  if (error instanceof JobRefused) return error.problem
  const known = problemIn(error)
  return known && problemDocument(known, { language: 'en', instance: randomUUID() })
}
