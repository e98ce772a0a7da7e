import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { lockFile } from '../store/lockFile.ts'
import { StoreTrouble } from '../store/StoreTrouble.ts'
import { SESSION_FILE } from './keptSession.ts'

/** Folders of uploads: one for each process that has the same store at once, so that they do not take each other's. */
const UPLOADS = /^\.uploads-(\d+)$/
const MOST_PROCESSES = 64

/** Where this process keeps what is uploaded until it is a dataset: on the same disk, readable by its user alone. */
export interface UploadFolder {
  readonly path: string
  /** What is there of processes that are no more, by the id of its session. */
  readonly left: readonly string[]
  readonly close: () => void
}

/**
 * Takes the first folder that no living process has, and with it what processes that are no more have left: a lock that ends
 * with its process tells them apart. What was never acknowledged goes.
 */
export function openUploadFolder(store: string): UploadFolder {
  mkdirSync(store, { recursive: true })
  for (let number = 1; number <= MOST_PROCESSES; number += 1) {
    const path = join(store, `.uploads-${number}`)
    const lock = tryLock(path)
    if (!lock) continue
    mkdirSync(path, { recursive: true, mode: 0o700 })
    for (const name of readdirSync(store))
      if (UPLOADS.test(name) && join(store, name) !== path) adopt(join(store, name), path)
    for (const id of readdirSync(path))
      if (!existsSync(join(path, id, SESSION_FILE))) rmSync(join(path, id), { recursive: true, force: true })
    return { path, left: readdirSync(path), close: lock.release }
  }
  throw new Error(`More than ${MOST_PROCESSES} processes have the folder ${store}.`)
}

/** Takes over what a process that is no more has left. */
function adopt(from: string, to: string): void {
  const lock = tryLock(from)
  if (!lock) return
  for (const id of readdirSync(from))
    if (existsSync(join(from, id, SESSION_FILE)) && !existsSync(join(to, id))) renameSync(join(from, id), join(to, id))
  rmSync(from, { recursive: true, force: true })
  lock.release()
  rmSync(`${from}.lock`, { force: true })
}

function tryLock(path: string): ReturnType<typeof lockFile> | undefined {
  try {
    return lockFile(path)
  } catch (error) {
    if (error instanceof StoreTrouble && error.code === 'store-is-open') return undefined
    throw error
  }
}
