import type { Client, Connection, Submittable } from 'pg'
import type { RawValue } from '../Ask.ts'
import { createCopiedColumns, type ReadAs } from './copiedColumns.ts'

/** What `pg` calls of a statement while its answer comes. */
interface CopyStatement extends Submittable {
  readonly handleCopyData: (message: { readonly chunk: Buffer }) => void
  readonly handleCommandComplete: () => void
  readonly handleError: (error: Error) => void
  readonly handleReadyForQuery: () => void
}

/** The rows of a statement by `COPY … TO STDOUT`: `pg` then makes no object and no text of each value. */
export function copyOut(
  client: Client,
  sql: string,
  kinds: readonly ReadAs[],
): Promise<readonly (readonly RawValue[])[]> {
  return new Promise((resolve, reject) => {
    const { take, columns } = createCopiedColumns(kinds)
    let broken: unknown
    const statement: CopyStatement = {
      submit: (connection: Connection) => connection.query(`COPY (${sql}) TO STDOUT`),
      handleCopyData: ({ chunk }) => {
        // What is thrown here would end the process, for it is called by the socket.
        try {
          if (broken === undefined) take(chunk)
        } catch (error) {
          broken = error
        }
      },
      handleCommandComplete: () => undefined,
      handleError: reject,
      handleReadyForQuery: () => (broken === undefined ? resolve(columns) : reject(broken)),
    }
    client.query(statement)
  })
}
