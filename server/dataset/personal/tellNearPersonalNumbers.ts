import { duckdbDialect } from '../../warehouse/duckdbDialect.ts'
import type { Findings } from '../check/Findings.ts'
import type { ImportEngine } from '../ImportEngine.ts'
import type { Problems } from '../Problems.ts'
import type { Staged } from '../stageTable.ts'

const { name: quoteName } = duckdbDialect

interface Telling {
  readonly engine: ImportEngine
  readonly problems: Problems
  readonly findings: Findings
  readonly isPseudonymous: boolean
}

/**
 * Names what among the personal numbers of a column of patients has their form and a wrong last digit: most likely one
 * mistyped. It is still about somebody, so without a key it is refused like the others; with one it gets a pseudonym of
 * its own, by which nobody is found in another table, and that is warned of.
 */
export async function tellNearPersonalNumbers(
  { table, view, columns, files, notPersonal }: Staged,
  { engine, problems, findings, isPseudonymous }: Telling,
): Promise<void> {
  const name = table === 'patients' ? 'id' : 'patient'
  if (!columns.includes(name) || notPersonal.includes(name)) return
  const x = quoteName(name)
  // Hardly any identity has the form, and to ask that alone takes a tenth of the time.
  if ((await engine.ask(`SELECT 1 FROM ${view} WHERE has_form_of_personal(${x}) LIMIT 1`)).length === 0) return
  const where = `has_form_of_personal(${x}) AND NOT is_personal(${x})`
  const [[near = 0, whole = 0] = []] = await engine.ask(
    `SELECT count(*) FILTER (WHERE ${where}), count(*) FILTER (WHERE is_personal(${x})) FROM ${view}`,
  )
  if (Number(near) === 0 || Number(whole) <= Number(near)) return
  const message = 'A personal number stands here whose last digit is wrong.'
  const hint = 'Mend it where it was written.'
  if (!isPseudonymous) {
    const fault = { code: 'personal-number', column: name, message: () => message, hint: () => hint } as const
    await findings.tell({ table, files, fault, rows: `SELECT "#file", "#row", '' FROM ${view} WHERE ${where}` })
    return
  }
  const [[file, row, first] = []] = await engine.ask(
    `SELECT "#file", "#row", left(${x}, 2) FROM ${view} WHERE ${where} ORDER BY 1, 2 LIMIT 1`,
  )
  problems.warn({
    code: 'personal-number',
    file: files[Number(file)] ?? table,
    row: Number(row),
    column: name,
    value: `${String(first)}••••••••`,
    message: `${message}${Number(near) === 1 ? '' : ` ${String(near)} rows have one.`}`,
    hint: `${hint} It has a pseudonym of its own.`,
  })
}
