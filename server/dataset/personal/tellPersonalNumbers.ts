import { duckdbDialect } from '../../warehouse/duckdbDialect.ts'
import type { Findings } from '../check/Findings.ts'
import type { ImportEngine } from '../ImportEngine.ts'
import type { PlannedColumn } from '../planColumns.ts'
import type { Problems } from '../Problems.ts'
import type { Staged } from '../stageTable.ts'

const { name: quoteName } = duckdbDialect

/** Columns that cannot hold a personal number: a day, a month, yes or no, and how many. */
export const NEVER_PERSONAL: readonly string[] = ['day', 'month', 'yes-no', 'fact-yes-no', 'count']

interface Telling {
  readonly engine: ImportEngine
  readonly problems: Problems
  readonly findings: Findings
}

const MESSAGE = 'A Swedish personal identity number or coordination number stands here.'
const HINT =
  'Give pseudonyms instead: `--pseudonym-key FILE` makes them with a key that stays with you. If these are other numbers, say so by `not_personal` in a mapping.'

/**
 * Names the columns that hold a personal or coordination number, each once with its first row, without quoting it. Where
 * rows may be left out each of them is named.
 */
export async function tellPersonalNumbers(
  { table, view, files, notPersonal }: Staged,
  planned: readonly PlannedColumn[],
  { engine, problems, findings }: Telling,
): Promise<void> {
  for (const { name, kind, values } of planned) {
    if (NEVER_PERSONAL.includes(kind.role) || values.longest < 10 || notPersonal.includes(name)) continue
    const x = quoteName(name)
    if ((await engine.ask(`SELECT 1 FROM ${view} WHERE may_have_personal(${x}) LIMIT 1`)).length === 0) continue
    const rows = `SELECT "#file", "#row", '' FROM ${view} WHERE has_personal(${x})`
    if (findings.isAccepting) {
      const fault = { code: 'personal-number', column: name, message: () => MESSAGE, hint: () => HINT } as const
      await findings.tell({ table, files, fault, rows })
      continue
    }
    await tellColumn({ name, files, rows, table }, { engine, problems })
  }
}

/** Names a column once, by the first of the rows in which it has a personal number. */
export async function tellColumn(
  { name, files, rows, table }: Pick<Staged, 'table' | 'files'> & { readonly name: string; readonly rows: string },
  { engine, problems }: Pick<Telling, 'engine' | 'problems'>,
): Promise<void> {
  const [[file, row, , count = 0] = []] = await engine.ask(
    `SELECT *, count(*) OVER () FROM (${rows}) ORDER BY 1, 2 LIMIT 1`,
  )
  if (Number(count) === 0) return
  problems.add({
    code: 'personal-number',
    file: files[Number(file)] ?? table,
    row: Number(row),
    column: name,
    message: Number(count) === 1 ? MESSAGE : `${MESSAGE} ${String(count)} rows of this column have one.`,
    hint: HINT,
  })
}
