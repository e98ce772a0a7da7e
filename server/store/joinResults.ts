import type { PoolClient } from 'pg'

/**
 * Of several statements in one text PostgreSQL gives a result each, and Kysely looks for one: it then sees no row. They are given
 * as one result with the rows of all, which is what pg-boss's upkeep of its queue asks for.
 */
export function joinResults(client: PoolClient): void {
  const query = client.query.bind(client) as (...words: unknown[]) => unknown
  const joined = (...words: unknown[]): unknown => {
    const answer = query(...words)
    return answer instanceof Promise ? answer.then(asOne) : answer
  }
  client.query = joined as typeof client.query // the same calls, with the same answers but for their form
}

interface Result {
  readonly rows: readonly unknown[]
}

function asOne(result: unknown): unknown {
  if (!Array.isArray(result)) return result
  // Without the last one's command, for where that is COMMIT Kysely gives its name instead of the rows.
  return { rows: (result as readonly Result[]).flatMap(({ rows }) => rows) }
}
