import { join } from 'node:path'
import { projectRoot } from '../projectRoot.ts'

/** Where releases are written down: the file of KAPITERA_RELEASES, or `.kapitera/releases.jsonl` of the project. */
export function releaseLogPath(): string {
  return process.env['KAPITERA_RELEASES'] ?? join(projectRoot(), '.kapitera', 'releases.jsonl')
}
