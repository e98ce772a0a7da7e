import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { postgresFolder, startPostgres } from '../postgres.ts'
import { untilItAnswers } from './answerer.ts'

/** A PostgreSQL with its own settings for safety, which a test can take away and bring back. */
export interface DurablePostgres {
  readonly connection: string
  readonly start: () => Promise<void>
  /** As a crash: no connection is closed properly, and the next start recovers. */
  readonly stop: () => Promise<void>
  /** The process whose children answer. */
  readonly processId: () => number
  readonly remove: () => Promise<void>
}

/** Makes the cluster, and starts it. Without PostgreSQL nothing is given; `needPostgres` of `test/postgres.ts` says so. */
export async function durablePostgres({
  below = tmpdir(),
  isSmall = false,
}: {
  /** The folder in which it is made. */
  readonly below?: string
  /** Its log shall take little room. */
  readonly isSmall?: boolean
} = {}): Promise<DurablePostgres | undefined> {
  if (postgresFolder === undefined) {
    await startPostgres() // says that there is none, and fails in CI
    return undefined
  }
  const programs = postgresFolder
  const folder = mkdtempSync(join(below, 'kapitera-durable-'))
  const owner = unprivileged()
  if (owner) chownSync(folder, owner.uid, owner.gid)
  const data = join(folder, 'data')
  execFileSync(
    join(programs, 'initdb'),
    [
      '--no-sync',
      '--username=tests',
      '--auth=trust',
      '--encoding=UTF8',
      '-D',
      data,
      ...(isSmall ? ['--wal-segsize=1'] : []),
    ],
    {
      ...owner,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  const port = await freePort()
  const connection = `postgres://tests@127.0.0.1:${port}/postgres`
  let keeper: ChildProcess | undefined

  const stop = async (): Promise<void> => {
    const ending = keeper
    keeper = undefined
    if (!ending) return
    const ended = new Promise((resolve) => ending.once('exit', resolve))
    ending.stdin?.end()
    if (ending.exitCode === null) await ended
  }
  const start = async (): Promise<void> => {
    // A server that would acknowledge before it has flushed: the store must ask it not to.
    const careless = 'synchronous_commit=off'
    const small = isSmall ? ['min_wal_size=2MB', 'max_wal_size=4MB'] : []
    const settings = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', careless, ...small]
    const words = ['-D', data, ...settings.flatMap((setting) => ['-c', setting])]
    // The server ends with the tests' process, however that ends: its input closes then.
    const script = '"$@" </dev/null & server=$!; cat >/dev/null; kill -QUIT $server; wait $server'
    keeper = spawn('/bin/sh', ['-c', script, 'sh', join(programs, 'postgres'), ...words], {
      ...owner,
      cwd: '/',
      stdio: ['pipe', 'ignore', 'ignore'],
    })
    await untilItAnswers({ dialect: 'postgres', connection })
  }
  await start()
  return {
    connection,
    start,
    stop,
    processId: () => Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]),
    remove: async () => {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
