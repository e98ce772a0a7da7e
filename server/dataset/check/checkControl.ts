import { duckdbDialect } from '../../warehouse/duckdbDialect.ts'
import type { Control } from '../Control.ts'
import type { DataProblem } from '../DataProblem.ts'
import type { ImportEngine } from '../ImportEngine.ts'
import { nearestWord } from '../nearestWord.ts'
import type { Problems } from '../Problems.ts'
import { shorten } from '../shorten.ts'
import { TABLE_NAMES, type TableName } from '../tables.ts'
import type { Typed } from '../typeTable.ts'

const { name: quoteName } = duckdbDialect

interface Checking {
  readonly engine: ImportEngine
  readonly problems: Problems
  /** How many rows of each table were left out: they count as delivered, and its sums are only warned of. */
  readonly leftOut: ReadonlyMap<TableName, number>
}

/** Compares what was read with what the sender counted: rows, and sums by column and word. Sums are exact. */
export async function checkControl(control: Control, tables: readonly Typed[], checking: Checking): Promise<void> {
  for (const table of TABLE_NAMES) {
    const expected = control[table]
    if (!expected) continue
    const typed = tables.find((one) => one.table === table)
    const file = typed?.files.join(', ') ?? table
    const leftOut = checking.leftOut.get(table) ?? 0
    const refuse = teller(file, checking.problems, false)
    const tell = teller(file, checking.problems, leftOut > 0)
    if (!typed) {
      refuse({ message: `There are control totals of \`${table}\`, and there is no such table.` })
      continue
    }
    const [[kept = 0] = []] = await checking.engine.ask(`SELECT count(*) FROM ${typed.name}`)
    const rows = Number(kept) + leftOut
    if (expected.rows !== undefined && rows !== expected.rows)
      refuse({
        value: String(rows),
        message: `There are ${rows} rows${leftOut > 0 ? `, with the ${leftOut} left out` : ''}, and the control total is ${expected.rows}.`,
      })
    for (const sum of expected.sums) {
      const by = 'by' in sum ? sum.by : undefined
      const absent = [sum.column, ...(by === undefined ? [] : [by])].find((name) => !columnOf(typed, name))
      if (absent !== undefined) {
        const near = nearestWord(
          absent,
          typed.columns.map(({ name }) => name),
        )
        refuse({
          column: absent,
          message: `A control total is of \`${absent}\`, and \`${table}\` has no such column of numbers or words.`,
          hint: near === undefined ? undefined : `Did you mean \`${near}\`?`,
        })
      } else if ('by' in sum) await compareBy(typed, sum, { tell, engine: checking.engine })
      else {
        const [[found] = []] = await checking.engine.ask(`SELECT ${sumText(sum.column)} FROM ${typed.name}`)
        compare(String(found), sum.total, { column: sum.column, of: `of \`${sum.column}\``, tell })
      }
    }
  }
}

type Tell = (problem: Omit<DataProblem, 'file' | 'code'>) => void

/** A sum of a table of which rows were left out is expected to differ, and warned of. */
function teller(file: string, problems: Problems, isPartial: boolean): Tell {
  return (problem) => {
    const whole = { code: 'control-total', file, ...problem } as const
    if (isPartial) problems.warn({ ...whole, hint: 'Rows were left out, which may be why.' })
    else problems.add(whole)
  }
}

async function compareBy(
  typed: Typed,
  {
    column,
    by,
    totals,
  }: { readonly column: string; readonly by: string; readonly totals: Readonly<Record<string, string>> },
  { tell, engine }: { readonly tell: Tell; readonly engine: ImportEngine },
): Promise<void> {
  const rows = await engine.ask(
    `SELECT CAST(${quoteName(by)} AS VARCHAR), ${sumText(column)} FROM ${typed.name} GROUP BY 1 ORDER BY 1`,
  )
  const found = new Map(rows.map(([word, sum]) => [String(word ?? ''), String(sum)]))
  for (const word of new Set([...Object.keys(totals), ...found.keys()])) {
    const total = totals[word]
    const of = `of \`${column}\` for \`${shorten(word)}\``
    if (total === undefined)
      tell({
        column: by,
        value: word,
        message: `There are rows for \`${shorten(word)}\`, which the control totals do not have.`,
      })
    else compare(found.get(word) ?? '0', total, { column, of, tell })
  }
}

function columnOf({ columns }: Typed, name: string): boolean {
  return columns.some((column) => column.name === name && column.type !== 'empty')
}

/** Whole numbers and decimals add exactly; 38 digits hold every sum. */
function sumText(column: string): string {
  return `CAST(COALESCE(sum(TRY_CAST(${quoteName(column)} AS DECIMAL(38, 15))), 0) AS VARCHAR)`
}

function compare(
  found: string,
  expected: string,
  { column, of, tell }: { readonly column: string; readonly of: string; readonly tell: Tell },
): void {
  const [one, other] = [plain(found), plain(expected)]
  if (one === other) return
  tell({ column, value: one, message: `The sum ${of} is ${one}, and the control total is ${other}.` })
}

/** A decimal without zeros at its end. */
function plain(text: string): string {
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text
  return short === '-0' ? '0' : short
}
