import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { Client } from 'pg'
import { TestRunner } from 'vitest'

/** A PostgreSQL of the tests' own: real, empty, and gone when it is stopped or when the tests' process ends, however it ends. */
export interface Postgres {
  /** As `postgres://…`, of a superuser. */
  readonly connection: string
  readonly stop: () => Promise<void>
}

/** The programs of PostgreSQL, where this machine has them: on the path, or where Debian keeps them. */
export const postgresFolder: string | undefined = [
  ...(process.env['PATH'] ?? '').split(delimiter),
  ...globSync('/usr/lib/postgresql/*/bin').toSorted().toReversed(),
].find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))

/**
 * Starts a cluster in a temporary folder, on a free port of 127.0.0.1, within about two seconds. Its order of words is
 * the Swedish one, so that nothing passes by the luck of a plain order. One for each test file is meant:
 *
 *     let postgres: Postgres | undefined
 *     beforeAll(async () => { postgres = await startPostgres() })
 *     afterAll(() => postgres?.stop())
 *
 * @throws Error in CI where the machine has no PostgreSQL; elsewhere nothing is given, and `needPostgres` skips the test
 */
export async function startPostgres(): Promise<Postgres | undefined> {
  if (postgresFolder === undefined) {
    if (process.env['CI']) throw new Error(ABSENT)
    console.warn(ABSENT)
    return undefined
  }
  const folder = mkdtempSync(join(tmpdir(), 'kapitera-postgres-'))
  const owner = unprivileged()
  if (owner) chownSync(folder, owner.uid, owner.gid)
  const password = randomBytes(12).toString('hex')
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, password)
  if (owner) chownSync(passwordFile, owner.uid, owner.gid)
  try {
    const words = [
      '--no-sync',
      '--username=tests',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
    ]
    const swedish = ['--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=sv-SE']
    execFileSync(join(postgresFolder, 'initdb'), [...words, ...swedish, '-D', join(folder, 'data')], {
      ...owner,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const port = await freePort()
    const keeper = keep(folder, port, owner)
    const connection = `postgres://tests:${password}@127.0.0.1:${port}/postgres`
    await untilItAnswers(connection, keeper)
    return { connection, stop: () => stopped(keeper, folder) }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

/**
 * A database of its own, empty, in a cluster that is started once for all test files of a worker: for tests that need no cluster
 * to themselves. Stopping it drops the database; the cluster goes with the worker.
 */
export async function sharedPostgres(): Promise<Postgres | undefined> {
  shared ??= startPostgres()
  const cluster = await shared
  if (!cluster) return undefined
  databases += 1
  const name = `shared_${databases}`
  return { connection: await createDatabase(cluster, name), stop: () => dropDatabase(cluster, name) }
}

let shared: Promise<Postgres | undefined> | undefined
let databases = 0

async function dropDatabase({ connection }: Postgres, name: string): Promise<void> {
  const client = new Client(connection)
  await client.connect()
  await client.query(`DROP DATABASE ${client.escapeIdentifier(name)} WITH (FORCE)`)
  await client.end()
}

/** A database of its own in a cluster, as a connection: for tests that must not see each other's tables. */
export async function createDatabase({ connection }: Postgres, name: string): Promise<string> {
  const client = new Client(connection)
  await client.connect()
  await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
  await client.end()
  const url = new URL(connection)
  url.pathname = `/${encodeURIComponent(name)}`
  return url.href
}

/** Call it inside a test: without PostgreSQL the test is skipped, and says so. */
export function needPostgres(postgres: Postgres | undefined): Postgres {
  return postgres ?? TestRunner.getCurrentTest()?.context.skip(ABSENT) ?? absent()
}

const ABSENT =
  'not run: no PostgreSQL. Install it (on Debian and Ubuntu the package `postgresql`), or put its programs on the path.'

function absent(): never {
  throw new Error(ABSENT)
}

/** PostgreSQL refuses to run as root, so root hands it to a user who may do nothing else. */
function unprivileged(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string): number =>
        Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }))
      return { uid: id('-u'), gid: id('-g') }
    } catch {
      continue // there is no such user here
    }
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a user `postgres` nor `nobody`.')
}

/**
 * The server with a shell that keeps it: when its input closes, because the tests stop it or because their process is no
 * more, the shell stops the server and takes the folder away.
 */
function keep(folder: string, port: number, owner: ReturnType<typeof unprivileged>): ChildProcess {
  // What makes a server safe against a power cut makes it slow, and nothing here outlives the test.
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'listen_addresses=127.0.0.1']
  const more = [`port=${port}`, 'unix_socket_directories=', 'shared_buffers=64MB', 'max_connections=50', 'jit=off']
  const server = ['-D', join(folder, 'data'), ...[...settings, ...more].flatMap((setting) => ['-c', setting])]
  const script =
    'folder="$1"; shift; "$@" </dev/null & server=$!; cat >/dev/null; kill -QUIT $server; wait $server; rm -rf "$folder"'
  const keeper = spawn('/bin/sh', ['-c', script, 'sh', folder, join(postgresFolder ?? '', 'postgres'), ...server], {
    ...owner,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  // A cluster that is shared shall not keep a worker that has nothing left to do.
  keeper.unref()
  return keeper
}

async function stopped(keeper: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((resolve) => keeper.once('exit', resolve))
  keeper.ref()
  keeper.stdin?.end()
  if (keeper.exitCode === null) await ended
  rmSync(folder, { recursive: true, force: true })
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

async function untilItAnswers(connection: string, keeper: ChildProcess): Promise<void> {
  const until = Date.now() + 30_000
  for (;;) {
    const client = new Client(connection)
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (Date.now() > until || keeper.exitCode !== null) throw error
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}
