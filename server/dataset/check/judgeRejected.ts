import { rmSync } from 'node:fs'
import { basename } from 'node:path'
import type { ImportEngine } from '../ImportEngine.ts'
import { MOST_PROBLEMS, type Problems } from '../Problems.ts'
import type { TableName } from '../tables.ts'
import { type AcceptedRejects, type Findings, problemOf } from './Findings.ts'
import { writeRejected } from './writeRejected.ts'

interface Judging {
  readonly accepted: AcceptedRejects | undefined
  readonly rowsRead: ReadonlyMap<TableName, number>
  readonly views: ReadonlyMap<TableName, string>
  readonly engine: ImportEngine
  readonly problems: Problems
  /** Where the rejected rows are written to. */
  readonly path: string
}

/** What was left out. */
export interface LeftOut {
  readonly rows: number
  /** Of each table that lost some. */
  readonly tables: ReadonlyMap<TableName, number>
  /** The file that has them. */
  readonly path: string
}

/**
 * Writes the rejected rows, and refuses the import where they are more than accepted. A share is of each table, and never
 * of the clinics: a large table does not excuse a small one, and without its clinic nothing else has a meaning. Nothing
 * comes back where there are none.
 */
export async function judgeRejected(
  findings: Findings,
  { accepted, rowsRead, views, engine, problems, path }: Judging,
): Promise<LeftOut | undefined> {
  if (!accepted) return undefined
  const tables = await findings.counts()
  const rows = sumOf(tables)
  rmSync(path, { force: true })
  if (rows === 0) return undefined
  await writeRejected(path, findings, { engine, views })
  const tooMany = tooManyOf(tables, rowsRead, accepted)
  if (tooMany.length === 0) return { rows, tables, path }
  for (const message of tooMany)
    problems.add({
      code: 'too-many-rejects',
      file: basename(path),
      message,
      hint: 'The file has them with their reasons. Mend them, or accept more.',
    })
  const first = await findings.rejected(MOST_PROBLEMS - tooMany.length)
  for (const one of first) problems.add(problemOf(one))
  problems.addUnlisted(Math.max(0, rows - first.length))
  return undefined
}

function tooManyOf(
  tables: ReadonlyMap<TableName, number>,
  rowsRead: ReadonlyMap<TableName, number>,
  accepted: AcceptedRejects,
): readonly string[] {
  if ('rows' in accepted) {
    const rows = sumOf(tables)
    if (rows <= accepted.rows) return []
    return [
      `${rows} of ${sumOf(rowsRead)} rows are rejected, and ${accepted.rows} ${accepted.rows === 1 ? 'is' : 'are'} accepted.`,
    ]
  }
  return [...tables].flatMap(([table, rows]) => {
    const read = rowsRead.get(table) ?? rows
    const most = table === 'clinics' ? 0 : Math.floor((read * accepted.percent) / 100)
    if (rows <= most) return []
    const limit =
      table === 'clinics' ? 'no share of the clinics is' : `${accepted.percent} % of ${read}, so ${most}, are`
    return [`${rows} of ${read} rows of \`${table}\` are rejected, and ${limit} accepted.`]
  })
}

function sumOf(counts: ReadonlyMap<TableName, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0)
}
