import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Folders of uploads, by the process whose they are. */
const UPLOADS = /^\.uploads-(\d+)$/

/** Where this process keeps what is uploaded until it is a dataset: on the same disk, readable by its user alone. */
export function makeUploadFolder(store: string, id: string): string {
  const folder = join(store, `.uploads-${process.pid}`, id)
  mkdirSync(join(folder, 'files'), { recursive: true, mode: 0o700 })
  return folder
}

/** Takes away what processes that are no more have left. */
export function removeDeadUploads(store: string): void {
  if (!existsSync(store)) return
  for (const name of readdirSync(store)) {
    const id = UPLOADS.exec(name)?.[1]
    if (id !== undefined && !isAlive(Number(id))) rmSync(join(store, name), { recursive: true, force: true })
  }
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
