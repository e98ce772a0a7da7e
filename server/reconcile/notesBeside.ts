import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Where the notes on a dataset's residuals are kept, unless somebody says otherwise: in its folder, or beside the file that says where it lies. */
export function notesBeside(data: string): string {
  const folder = existsSync(data) && statSync(data).isFile() ? dirname(data) : data
  return join(folder, 'notes', 'reconcile.jsonl')
}
