import { DatabaseSync } from 'node:sqlite'
import { StoreTrouble } from './StoreTrouble.ts'

/**
 * Lets one process at a time have a store. An empty file beside it is held under SQLite's exclusive lock, which the
 * operating system gives free when the process ends, however it ends; a number of a process in a file would outlive it.
 * The store itself stays open to readers: a backup is made beside a running server.
 *
 * @throws StoreTrouble `store-is-open`
 */
export function lockFile(file: string): { readonly release: () => void } {
  const lock = new DatabaseSync(`${file}.lock`, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (!isBusy(error)) throw error
    throw new StoreTrouble(
      'store-is-open',
      `${file} is open in another process.`,
      'One process at a time has a store of this kind. Stop the other, or name another file in KAPITERA_DATABASE.',
      { cause: error },
    )
  }
  return {
    release: () => {
      if (lock.isOpen) lock.close()
    },
  }
}

const SQLITE_BUSY = 5

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && Number(error.errcode) % 256 === SQLITE_BUSY
