import { duckdbDialect } from '../../warehouse/duckdbDialect.ts'
import type { ImportEngine } from '../ImportEngine.ts'
import type { Problems } from '../Problems.ts'
import type { Typed } from '../typeTable.ts'

/** Warns of rows that are alike in every column: one may have been delivered twice. Only rows of a patient's day can be told so. */
export async function tellRepeatedRows(
  tables: readonly Typed[],
  { engine, problems }: { readonly engine: ImportEngine; readonly problems: Problems },
): Promise<void> {
  for (const { table, name, columns, files } of tables) {
    if (!['contacts', 'diagnoses', 'measurements'].includes(table)) continue
    if (!['patient', 'date'].every((needed) => columns.some((one) => one.name === needed))) continue
    // Few rows share a hash with another; only these are compared. Hashes in their order are found out in two thirds of the time that groups of them take.
    const dated = 'patient IS NOT NULL AND date IS NOT NULL'
    const all = columns.map((one) => duckdbDialect.name(one.name)).join(', ')
    await engine.run(
      `CREATE OR REPLACE TABLE repeated_hashes AS SELECT DISTINCT hash FROM (SELECT hash, lag(hash) OVER (ORDER BY hash) AS before ` +
        `FROM (SELECT hash(${all}) AS hash FROM ${name} WHERE ${dated})) WHERE hash = before`,
    )
    if ((await engine.ask('SELECT 1 FROM repeated_hashes LIMIT 1')).length === 0) continue
    const [[repeated = 0, file = 0, row] = []] = await engine.ask(
      `SELECT sum(times - 1), min("#file"), arg_min("#row", "#file" * 1000000000000 + "#row") FROM (SELECT count(*) AS times, ` +
        `min("#file") AS "#file", max("#row") AS "#row" FROM ${name} WHERE ${dated} AND hash(${all}) IN (SELECT hash FROM repeated_hashes) ` +
        `GROUP BY ${all} HAVING count(*) > 1)`,
    )
    if (Number(repeated ?? 0) === 0) continue
    problems.warn({
      code: 'repeated-row',
      file: files[Number(file)] ?? table,
      row: Number(row),
      message: `${String(repeated)} ${Number(repeated) === 1 ? 'row is' : 'rows are'} like another in every column.`,
      hint: 'A file that was delivered twice looks so. Two alike that are right can be told apart by `n`.',
    })
  }
}
