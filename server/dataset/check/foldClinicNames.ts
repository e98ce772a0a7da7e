import { duckdbDialect } from '../../warehouse/duckdbDialect.ts'
import type { ImportEngine } from '../ImportEngine.ts'
import type { Problems } from '../Problems.ts'
import { shorten } from '../shorten.ts'
import type { Typed } from '../typeTable.ts'
import { foldedName } from './foldedName.ts'
import { CLINIC_COLUMNS } from './referenceRules.ts'

const { name: quoteName, word: quoteWord } = duckdbDialect

/**
 * Writes clinics as the table of clinics does, where a name differs from it only by case, space or Unicode form. Each
 * such name is told in a warning. Asked for by `names: folded` in a mapping, never done unasked.
 */
export async function foldClinicNames(
  tables: readonly Typed[],
  clinics: readonly string[],
  { engine, problems }: { readonly engine: ImportEngine; readonly problems: Problems },
): Promise<void> {
  const byFolded = new Map(clinics.map((clinic) => [foldedName(clinic), clinic]))
  for (const [table, column] of CLINIC_COLUMNS) {
    const typed = tables.find((one) => one.table === table)
    if (!typed) continue
    const x = quoteName(column)
    const strangers = await engine.ask(
      `SELECT ${x}, count(*), min("#file"), min("#row") FROM ${typed.name} WHERE ${x} IS NOT NULL AND ${x} NOT IN (SELECT id FROM typed_clinics WHERE id IS NOT NULL) GROUP BY 1 ORDER BY 1`,
    )
    for (const [value, count, file, row] of strangers) {
      const clinic = byFolded.get(foldedName(String(value)))
      if (clinic === undefined) continue
      await engine.run(`UPDATE ${typed.name} SET ${x} = ${quoteWord(clinic)} WHERE ${x} = ${quoteWord(String(value))}`)
      problems.warn({
        code: 'folded-name',
        file: typed.files[Number(file)] ?? table,
        row: Number(row),
        column,
        value: shorten(String(value)),
        message: `\`${shorten(String(value))}\` was read as \`${shorten(clinic)}\`, in ${String(count)} ${Number(count) === 1 ? 'row' : 'rows'}.`,
      })
    }
  }
}
