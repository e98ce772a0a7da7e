import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from './importingFolder.ts'

/** A folder for some work, taken away at its end, and at the end of the process whatever ends it. */
export interface TemporaryFolder {
  readonly folder: string
  readonly remove: () => void
}

/** What is in the folder may be of patients, so the name says whose it is: another process takes away what this one leaves. */
const PREFIX = `kapitera-${hostname().replaceAll(/[^A-Za-z0-9]/g, '')}-`
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const open = new Set<string>()

/** Makes a folder that only its owner may read, and takes away what processes that were killed have left. */
export function temporaryFolder(): TemporaryFolder {
  removeLeftovers()
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
  if (open.size === 0) listen()
  open.add(folder)
  const remove = (): void => {
    removeFolder(folder)
    open.delete(folder)
    if (open.size === 0) unlisten()
  }
  return { folder, remove }
}

function listen(): void {
  process.on('exit', removeAll)
  for (const signal of SIGNALS) process.on(signal, leave)
}

function unlisten(): void {
  process.off('exit', removeAll)
  for (const signal of SIGNALS) process.off(signal, leave)
}

/** Who else listens ends the process in an own way, and the folders go at its exit; without others the signal ends it. */
function leave(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return
  removeAll()
  unlisten()
  process.kill(process.pid, signal)
}

function removeAll(): void {
  for (const folder of open) removeFolder(folder)
  open.clear()
}

/** Files may still be written into it while it goes. */
function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue
    const id = /^(\d+)-/.exec(name.slice(PREFIX.length))?.[1]
    if (id === undefined || isAlive(Number(id))) continue
    try {
      removeFolder(join(tmpdir(), name))
    } catch {
      // It is another user's, who will take it away.
    }
  }
}
