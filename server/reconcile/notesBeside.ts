import { join } from 'node:path'

/** Where the notes on a dataset's residuals are kept, unless somebody says otherwise. */
export function notesBeside(folder: string): string {
  return join(folder, 'notes', 'reconcile.jsonl')
}
