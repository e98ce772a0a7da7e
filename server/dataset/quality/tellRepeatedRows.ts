import { duckdbDialect } from '../../warehouse/duckdbDialect.ts'
import type { ImportEngine } from '../ImportEngine.ts'
import type { Problems } from '../Problems.ts'
import type { Typed } from '../typeTable.ts'

/** Warns of rows that are alike in every column: one may have been delivered twice. Only rows of a patient's day can be told so. */
export async function tellRepeatedRows(
  tables: readonly Typed[],
  { engine, problems }: { readonly engine: ImportEngine; readonly problems: Problems },
): Promise<void> {
  for (const { table, name, columns, files, isMonthOfDate } of tables) {
    if (!['contacts', 'diagnoses', 'measurements'].includes(table)) continue
    if (!['patient', 'date'].every((needed) => columns.some((one) => one.name === needed))) continue
    // Hashes in their order are found out in two thirds of the time that groups of them take.
    const all = columns.filter((one) => isMonthOfDate !== true || one.name !== 'month')
    const hashed = `(SELECT hash(${all.map((one) => duckdbDialect.name(one.name)).join(', ')}) AS hash, * FROM ${name} WHERE patient IS NOT NULL AND date IS NOT NULL)`
    await engine.run(
      `CREATE OR REPLACE TABLE ${REPEATED} AS SELECT hash FROM (SELECT hash, lag(hash) OVER (ORDER BY hash) AS before ` +
        `FROM ${hashed}) WHERE hash = before`,
    )
    const [[repeated = 0] = []] = await engine.ask(`SELECT count(*) FROM ${REPEATED}`)
    if (Number(repeated) === 0) continue
    const { file, row } = await firstRepeated(hashed, files.length === 1, engine)
    problems.warn({
      code: 'repeated-row',
      file: files[file] ?? table,
      row,
      message: `${String(repeated)} ${Number(repeated) === 1 ? 'row is' : 'rows are'} like another in every column.`,
      hint: 'A file that was delivered twice looks so. Two alike that are right can be told apart by `n`.',
    })
  }
}

const REPEATED = 'repeated_hashes'

/** The first row that is like one before it. It is looked for among the first rows of one file first, where it most often is. */
async function firstRepeated(
  hashed: string,
  isOneFile: boolean,
  engine: Pick<ImportEngine, 'ask'>,
): Promise<{ readonly file: number; readonly row: number }> {
  for (const rows of [...(isOneFile ? [`WHERE "#row" < ${FIRST_ROWS}`] : []), '']) {
    const [[place = null] = []] = await engine.ask(
      `SELECT min(place) FROM (SELECT min("#file" * ${FILE} + "#row", 2)[2] AS place FROM (SELECT * FROM ${hashed} ${rows}) ` +
        `SEMI JOIN ${REPEATED} USING (hash) GROUP BY hash)`,
    )
    if (place !== null) return { file: Math.floor(Number(place) / FILE), row: Number(place) % FILE }
  }
  throw new Error('A row that is there twice was counted and not found.')
}

const FIRST_ROWS = 200_000
/** More rows than a file has. */
const FILE = 1e12
