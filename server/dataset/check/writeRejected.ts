import { writeFileSync } from 'node:fs'
import { neutralised } from '../neutralised.ts'
import type { ImportEngine } from '../ImportEngine.ts'
import { maskPersonalNumbers } from '../personal/maskPersonalNumbers.ts'
import { masked } from '../Problems.ts'
import type { TableName } from '../tables.ts'
import { type Findings, problemOf } from './Findings.ts'

/** More rejected rows than these are counted and not written: whoever mends so many asks for a new delivery. */
export const MOST_REJECTED = 100_000

const HEADER = ['table', 'file', 'row', 'column', 'value', 'code', 'reason', 'expected']

/** A row as it was delivered, by the names of its columns. */
type Delivered = Readonly<Record<string, string | null>>

/**
 * Writes the rows that were left out as CSV, each with its place, the reason, and beside them its own columns as they were
 * delivered; one that is called as one of the former has `delivered` behind its name.
 * Personal numbers are masked, and words that a spreadsheet would take for formulas are made harmless.
 */
export async function writeRejected(
  path: string,
  findings: Findings,
  { engine, views }: { readonly engine: ImportEngine; readonly views: ReadonlyMap<TableName, string> },
): Promise<void> {
  const rejected = await findings.rejected(MOST_REJECTED)
  const contents = new Map<string, Delivered>()
  const names = new Set<string>()
  for (const table of new Set(rejected.map((one) => one.table))) {
    const view = views.get(table)
    if (view === undefined) continue
    for (const [file, row, content] of await engine.ask(contentSql(table, view))) {
      const delivered = JSON.parse(String(content)) as Delivered // by the engine, of columns that are all text
      contents.set(`${table} ${String(file)} ${String(row)}`, delivered)
      for (const name of Object.keys(delivered)) if (!name.startsWith('#')) names.add(name)
    }
  }
  const own = [...names]
  const lines = rejected.map((one) => {
    const { code, column, value, message, hint } = masked(problemOf(one))
    const delivered = contents.get(`${one.table} ${one.fileNumber} ${one.row}`)
    const cells = own.map((name) => maskPersonalNumbers(delivered?.[name] ?? ''))
    return [one.table, one.file, String(one.row), column ?? '', value ?? '', code, message, hint ?? '', ...cells]
  })
  const header = [...HEADER, ...own.map((name) => (HEADER.includes(name) ? `${name} delivered` : name))]
  const text = [header, ...lines].map((cells) => cells.map(quoted).join(',')).join('\n')
  // The mark tells Excel that it is UTF-8.
  writeFileSync(path, `\ufeff${text}\n`, { flag: 'wx' })
}

function contentSql(table: TableName, view: string): string {
  return (
    `SELECT "#file", "#row", to_json(r) FROM (SELECT * EXCLUDE ("#comma", "#point", "#csv") FROM ${view}) r ` +
    `WHERE ("#file", "#row") IN (SELECT ("#file", "#row") FROM "#rejected" WHERE "table" = '${table}' ORDER BY "#file", "#row" LIMIT ${MOST_REJECTED})`
  )
}

function quoted(text: string): string {
  const safe = neutralised(text)
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
