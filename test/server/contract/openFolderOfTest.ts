import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder of its own for the tests of one file, and what takes it away. */
export function openFolderOfTest(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'kapitera-contract-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
