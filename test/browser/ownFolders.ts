import { readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

/** How the temporary folders of this process begin; its worker threads have the same number. */
export const ownFolders = (): string => join(tmpdir(), `kapitera-app-${process.pid}-`)

/** Removes what the workers' apps kept: a worker is ended without a word, and cannot do it itself. */
export function removeOwnFolders(): void {
  const start = ownFolders()
  for (const name of readdirSync(dirname(start)))
    if (name.startsWith(basename(start))) rmSync(join(dirname(start), name), { recursive: true, force: true })
}
