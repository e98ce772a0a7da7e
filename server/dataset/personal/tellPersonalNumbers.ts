import { duckdbDialect } from '../../warehouse/duckdbDialect.ts'
import type { Findings } from '../check/Findings.ts'
import type { PlannedColumn } from '../planColumns.ts'
import type { Staged } from '../stageTable.ts'

const { name: quoteName } = duckdbDialect

/** Columns that cannot hold a personal number: a day, a month, yes or no, and how many. */
const OTHERS = ['day', 'month', 'yes-no', 'fact-yes-no', 'count']

/** Names the rows that hold a personal or coordination number, without quoting it. */
export async function tellPersonalNumbers(
  { table, view, files, notPersonal }: Staged,
  planned: readonly PlannedColumn[],
  findings: Findings,
): Promise<void> {
  for (const { name, kind, values } of planned) {
    if (OTHERS.includes(kind.role) || values.longest < 10 || notPersonal.includes(name)) continue
    const x = quoteName(name)
    await findings.tell({
      table,
      files,
      fault: {
        code: 'personal-number',
        column: name,
        message: () => 'A Swedish personal identity number or coordination number stands here.',
        hint: () =>
          'Give pseudonyms instead: `--pseudonym-key FILE` makes them with a key that stays with you. If these are other numbers, say so by `not_personal` in a mapping.',
      },
      rows: `SELECT "#file", "#row", '' FROM ${view} WHERE has_personal(${x})`,
    })
  }
}
