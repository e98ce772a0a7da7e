import { createWriteStream, existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DataError } from '../dataset/DataProblem.ts'
import { syncToDisk } from '../dataset/importingFolder.ts'

/** A file that is being sent. */
export interface Sent {
  readonly name: string
  readonly bytes: Readable
  /** Takes so many bytes more; `false` where that is more than there may be. */
  readonly take: (bytes: number) => boolean
  /** The most that may be sent, for the words. */
  readonly most: number
}

/**
 * Streams a file to a folder. It has its name only when all of it is there; of one that is cut or too large nothing stays.
 *
 * @throws DataError where it is empty, too large, or there already
 */
export async function receiveFile(folder: string, { name, bytes, take, most }: Sent): Promise<void> {
  const path = join(folder, name)
  const partial = join(folder, `.${name}.partial`)
  if (existsSync(path) || existsSync(partial)) throw sentTwice(name)
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      if (take(chunk.length)) next(null, chunk)
      else next(tooLarge(name, most))
    },
  })
  try {
    await pipeline(bytes, measure, createWriteStream(partial, { flags: 'wx', mode: 0o600, flush: true }))
    if (statSync(partial).size === 0) throw empty(name)
    renameSync(partial, path)
    syncToDisk(folder)
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  }
}

/** What is said of a file that is larger than it may be. */
export function tooLarge(name: string, most: number): DataError {
  const message = `\`${name}\` is larger than ${Math.floor(most / 2 ** 20)} MB, the most that a page can send.`
  return new DataError([
    { code: 'too-large', file: name, message, hint: 'Import it on the server by `kapitera import`.' },
  ])
}

function empty(name: string): DataError {
  return new DataError([{ code: 'empty-file', file: name, message: `\`${name}\` is empty.`, hint: 'Export it again.' }])
}

function sentTwice(name: string): DataError {
  const message = `There are two files called \`${name}\`.`
  return new DataError([{ code: 'unknown-file', file: name, message, hint: 'Give one of them another name.' }])
}
