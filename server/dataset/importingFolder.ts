import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { DataError } from './DataProblem.ts'

/** A folder of an import under way, by the process that makes it. */
const IMPORTING = /^\..+\.importing-(\d+)$/

/** Bytes; file systems take no more. */
const LONGEST_NAME = 255

/** Where this process puts an import together. A command that is interrupted takes it away. */
export function importingFolder(out: string): string {
  return join(dirname(resolve(out)), `.${basename(resolve(out))}.importing-${process.pid}`)
}

/**
 * Makes it: a folder beside the one that shall be, on the same disk, so that renaming it is one step. What imports that
 * were killed have left in the place is taken away, whatever they were to be called.
 *
 * @throws DataError where the folder that shall be exists
 */
export function makeImportingFolder(out: string): string {
  if (existsSync(out))
    throw new DataError([
      {
        code: 'out-exists',
        file: out,
        message: 'It exists already, and an import never writes over anything.',
        hint:
          'Name another folder, or take this one away first.' +
          (existsSync(join(out, 'notes'))
            ? ' Its `notes` are what was said of residuals: move them into the new folder.'
            : ''),
      },
    ])
  if (Buffer.byteLength(basename(importingFolder(out))) > LONGEST_NAME)
    throw new DataError([
      {
        code: 'too-large',
        file: basename(out),
        message: 'The name is longer than a disk takes.',
        hint: 'Name a folder of fewer letters.',
      },
    ])
  const parent = dirname(resolve(out))
  mkdirSync(parent, { recursive: true })
  removeLeftovers(parent, importingFolder(out))
  const folder = importingFolder(out)
  mkdirSync(join(folder, 'spill'), { recursive: true })
  return folder
}

/** What is there by the number of a process that is no more, or of this one and this name. */
function removeLeftovers(parent: string, own: string): void {
  for (const entry of readdirSync(parent)) {
    const id = IMPORTING.exec(entry)?.[1]
    const path = join(parent, entry)
    if (id !== undefined && (path === own || !isAlive(Number(id)))) rmSync(path, { recursive: true, force: true })
  }
}

/** Takes away whatever imports are making in a place where only one is wanted, and that one is done. */
export function removeOtherImports(parent: string): void {
  for (const entry of readdirSync(parent))
    if (IMPORTING.test(entry)) rmSync(join(parent, entry), { recursive: true, force: true })
}

/** Is there a process of this number, of whomever? */
export function isAlive(id: number): boolean {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Waits until the disk has a folder and its files: what has a name must be whole, whatever fails afterwards. */
export function syncFolder(folder: string): void {
  for (const name of readdirSync(folder)) syncToDisk(join(folder, name))
  syncToDisk(folder)
}

/** Waits until the disk has a file, or a folder's list of them. */
export function syncToDisk(path: string): void {
  if (process.platform === 'win32') return // which opens no folder
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
