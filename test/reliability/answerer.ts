import { Client } from 'pg'
import type { StoreSettings } from '../../server/store/index.ts'

/**
 * Kills with -9 a process of PostgreSQL that answers others in a database. PostgreSQL then ends every connection, goes back to
 * what its log says was committed, and lets others in again.
 */
export async function killAnswerer(connection: string): Promise<void> {
  const client = new Client(connection)
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
  )
  // PostgreSQL hears of the death a moment later, and then ends this connection too: until then it would answer as before.
  const ended = new Promise((resolve) => client.once('end', resolve))
  for (const { pid } of rows) process.kill(pid, 'SIGKILL')
  if (rows.length === 0) return client.end()
  await ended
}

/** Waits until PostgreSQL lets others in, which takes it a moment where a process of its own has died. */
export async function untilItAnswers(settings: StoreSettings): Promise<void> {
  if (settings.dialect === 'sqlite') return
  const until = Date.now() + 30_000
  for (;;) {
    const client = new Client(settings.connection)
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.query('SELECT 1')
      await client.end()
      return
    } catch (error) {
      if (Date.now() > until) throw error
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}
