import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { Upload } from '../contract/upload.ts'
import { isAlive, syncToDisk } from '../dataset/importingFolder.ts'
import { newSession, type Session } from './Session.ts'

/** A session on the disk, beside its files: so it outlives the server. A key of pseudonyms is never in it. */
export const SESSION_FILE = 'session.json'

const Kept = Upload.omit({ progress: true }).extend({
  key: z.string().nullable().default(null),
  /** The check that is under way, and the tables by which its progress is told. */
  check: z
    .object({
      order: z.uuid().default(() => randomUUID()),
      job: z.uuid().nullable(),
      back: Upload.shape.state,
      today: z.number().default(0),
      tables: z.array(z.object({ table: z.string(), weight: z.number() })),
    })
    .nullable(),
})

/** Writes it, whole or not at all. What a caller is told after this is there after a crash. */
export function keepSession(session: Session): void {
  const { folder, job: _job, work: _work, coming: _coming, isApproved: _isApproved, ...kept } = session
  const path = join(folder, SESSION_FILE)
  writeFileSync(`${path}.part`, JSON.stringify(kept), { flush: true, mode: 0o600 })
  renameSync(`${path}.part`, path)
  syncToDisk(folder)
}

/** A session that another process kept; nothing where it cannot be read. Files that came whole are there, said or not. */
export function readSession(folder: string): Session | undefined {
  const files = join(folder, 'files')
  removeUnfinished(folder)
  try {
    const kept = Kept.parse(JSON.parse(readFileSync(join(folder, SESSION_FILE), 'utf8')))
    const session: Session = { ...newSession(kept.id, folder), ...kept }
    if (!existsSync(files)) return session
    for (const name of readdirSync(files)) if (name.endsWith('.partial')) rmSync(join(files, name), { force: true })
    const there = readdirSync(files).map((name) => ({ name, bytes: statSync(join(files, name)).size }))
    const known = kept.files.filter(({ name }) => there.some((one) => one.name === name))
    const more = there.filter(({ name }) => !known.some((one) => one.name === name))
    return { ...session, files: [...known, ...more] }
  } catch {
    return undefined // a session of another version, or damaged: its files are sent anew
  }
}

/** An import that is being put together, by the number of its process. */
const IMPORTING = /\.importing-(\d+)$/

/** Takes away what killed processes were making: it is made anew, under another name. */
function removeUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) {
    const process = IMPORTING.exec(name)?.[1]
    const isDead = process === undefined ? name.endsWith('.part') || name === 'spill' : !isAlive(Number(process))
    if (isDead) rmSync(join(folder, name), { recursive: true, force: true })
  }
}
