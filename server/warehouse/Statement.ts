import { createHash } from 'node:crypto'

/** A statement of a request, so that its answer can come by another way than it was asked. */
export interface Statement {
  /** The same for what is asked in the same words, whatever the engine: `patients-3f2a9c1b`. */
  readonly name: string
  /** What its columns are called, in order. The end of a name says what is in it. */
  readonly columns: readonly string[]
  readonly sql: string
}

/** The name of a statement, by what it reads and everything that is asked of it. */
export function statementName(read: string, asked: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(asked)).digest('hex')
  return `${read.replace('.', '_')}-${hash.slice(0, 8)}`
}
