import { rmSync } from 'node:fs'
import { basename } from 'node:path'
import type { ImportEngine } from '../ImportEngine.ts'
import { MOST_PROBLEMS, type Problems } from '../Problems.ts'
import type { TableName } from '../tables.ts'
import { type AcceptedRejects, type Findings, problemOf } from './Findings.ts'
import { writeRejected } from './writeRejected.ts'

interface Judging {
  readonly accepted: AcceptedRejects | undefined
  readonly rowsRead: number
  readonly views: ReadonlyMap<TableName, string>
  readonly engine: ImportEngine
  readonly problems: Problems
  /** Where the rejected rows are written to. */
  readonly path: string
}

/** Writes the rejected rows, and refuses the import where they are more than accepted. Nothing comes back where there are none. */
export async function judgeRejected(
  findings: Findings,
  { accepted, rowsRead, views, engine, problems, path }: Judging,
): Promise<{ readonly rows: number; readonly path: string } | undefined> {
  if (!accepted) return undefined
  const rows = [...(await findings.counts()).values()].reduce((sum, count) => sum + count, 0)
  rmSync(path, { force: true })
  if (rows === 0) return undefined
  await writeRejected(path, findings, { engine, views })
  const most = 'rows' in accepted ? accepted.rows : Math.floor((rowsRead * accepted.percent) / 100)
  if (rows <= most) return { rows, path }
  const limit = 'rows' in accepted ? String(accepted.rows) : `${accepted.percent} % of ${rowsRead}, so ${most},`
  problems.add({
    code: 'too-many-rejects',
    file: basename(path),
    message: `${rows} of ${rowsRead} rows are rejected, and ${limit} are accepted.`,
    hint: 'The file has them with their reasons. Mend them, or accept more.',
  })
  const first = await findings.rejected(MOST_PROBLEMS - 1)
  for (const one of first) problems.add(problemOf(one))
  problems.addUnlisted(Math.max(0, rows - first.length))
  return undefined
}
