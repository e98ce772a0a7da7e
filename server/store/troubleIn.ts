import { StoreTrouble } from './StoreTrouble.ts'

/** SQLite's primary result codes (sqlite.org/rescode.html). */
const SQLITE = { full: 13, inputOutput: 10, corrupt: 11, notDatabase: 26, cannotOpen: 14, readOnly: 8 } as const
/** What Node says of a database that does not answer. */
const UNREACHED = /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN)$/
/** PostgreSQL's classes of connection, shutdown and start (postgresql.org/docs/current/errcodes-appendix.html). */
const ENDED = /^(08...|57P0[1-3]|53300)$/
/** What `pg` says without a code when a connection ends under a call. */
const CUT = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/
const DISK_FULL = '53100'
/** PostgreSQL's words for who may not: a wrong user or password, no such database, no right to its tables, reading alone. */
const NOT_LET_IN = /^(28...|3D000|3F000|42501|25006)$/
/** What is in DATABASE_URL is no address, or the two cannot agree on encryption. */
const MISDIRECTED = /^(ERR_INVALID_URL|ERR_SOCKET_BAD_PORT|[A-Z_]*SELF_SIGNED_CERT[A-Z_]*|[A-Z_]*CERT_[A-Z_]+)$/
const NO_ENCRYPTION = /^The server does not support SSL connections/
/** What an operating system says of a path that cannot be made or written. */
const NO_PATH = /^(EACCES|EPERM|EROFS|ENOTDIR|EISDIR|EEXIST|ENOENT|ENAMETOOLONG)$/

/** What a database refuses, as the trouble that a reader can act on; nothing for a fault of ours. */
export function troubleIn(error: unknown, name = 'The store'): StoreTrouble | undefined {
  if (error instanceof StoreTrouble) return error
  if (error instanceof AggregateError) return troubleIn(error.errors[0], name)
  if (!(error instanceof Error)) return undefined
  if ('errcode' in error) return sqliteTrouble(error, Number(error.errcode) % 256, name)
  const code = 'code' in error ? String(error.code) : ''
  if (code === DISK_FULL || code === 'ENOSPC') return full(error, name)
  if (UNREACHED.test(code) || ENDED.test(code) || CUT.test(error.message))
    return new StoreTrouble(
      'store-not-reached',
      `${name} is not reached.`,
      'Whether what was sent has been kept is not known: read it again, or send it again with the same Idempotency-Key.',
      { cause: error },
    )
  if (NOT_LET_IN.test(code) || MISDIRECTED.test(code) || NO_ENCRYPTION.test(error.message))
    return new StoreTrouble(
      'store-not-reached',
      `${name} does not let this server in: ${error.message}.`,
      'Look at DATABASE_URL: address, user, password, database, `sslmode`, and whether the user may make tables in it.',
      { cause: error },
    )
  if (NO_PATH.test(code) && 'syscall' in error) return unwritable(error, name)
  return undefined
}

function unwritable(cause: Error, name: string): StoreTrouble {
  return new StoreTrouble(
    'store-not-reached',
    `${name} cannot be written: ${cause.message}.`,
    'Look whether its disk is there, has room and may be written. Nothing of the last change was kept.',
    { cause },
  )
}

function sqliteTrouble(error: Error, code: number, name: string): StoreTrouble | undefined {
  if (code === SQLITE.full) return full(error, name)
  if (code === SQLITE.corrupt || code === SQLITE.notDatabase)
    return new StoreTrouble(
      'store-is-damaged',
      `${name} cannot be read: ${error.message}.`,
      'Restore a backup with `kapitera restore`.',
      { cause: error },
    )
  if (code === SQLITE.inputOutput || code === SQLITE.cannotOpen || code === SQLITE.readOnly)
    return unwritable(error, name)
  return undefined
}

function full(cause: Error, name: string): StoreTrouble {
  return new StoreTrouble(
    'store-is-full',
    `${name} has no room left on its disk.`,
    'Make room. Nothing of the last change was kept, and everything before it was.',
    { cause },
  )
}
